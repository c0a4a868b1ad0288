import { describe, expect, it } from 'vitest';
import { charlie } from '../../testing/people.ts';
import { aBomb, testLog } from '../../testing/request.ts';
import { logEvent } from '../events/log-event.ts';
import { readDeclared } from './read-declared.ts';

const log = await testLog();
const { ctx } = log;

describe('what a forecast declared', () => {
  it('gives windows, starting weights and the months each feed holds back to whoever may read', async () => {
    const declared = await readDeclared({ ctx: log.as(charlie), input: { forecast: 'test' } });
    expect(declared.windows.baseline.to < declared.windows.watch.from).toBe(true);
    for (const { explanations } of declared.developments)
      expect(explanations.reduce((sum, each) => sum + each.prior, 0)).toBeCloseTo(1, 9);
    expect(declared.feeds.find((feed) => feed.id === 'desk')?.holdBack).toBe(2);
    expect(declared.feeds.find((feed) => feed.id === 'acled')?.holdBack).toBe(1);
    expect(new Set(declared.feeds.map((feed) => feed.id)).size).toBe(declared.feeds.length);
  });

  it('does not depend on any event', async () => {
    const before = await readDeclared({ ctx, input: { forecast: 'test' } });
    await logEvent({ ctx, input: aBomb() });
    expect(await readDeclared({ ctx, input: { forecast: 'test' } })).toEqual(before);
  });

  it('refuses a forecast that does not exist', async () => {
    await expect(readDeclared({ ctx, input: { forecast: 'none' } })).rejects.toMatchObject({
      code: 'forecast-not-found',
    });
  });
});
