import { describe, expect, it } from 'vitest';
import { catalogue, forecast, fourIndicators, indicator } from '../../testing/forecasts.ts';
import { aBomb, testLog } from '../../testing/request.ts';
import type { Ctx } from '../ctx.ts';
import { openInUse } from './in-use.ts';
import { listEvents } from '../events/list-events.ts';
import { logEvent } from '../events/log-event.ts';
import { readForecast } from '../readings/read-forecast.ts';
import { readIndicator } from '../readings/read-indicator.ts';
import { rematch, syncDefinitions } from './rematch.ts';
import { storeDefinitions } from './store-definitions.ts';

const log = await testLog();
const { ctx } = log;
const changed = catalogue([
  forecast([...fourIndicators().slice(1), indicator('attacks', { counts: { event: 'attack', tag: 'bold' } })]),
]);

async function behind(indicatorId: string, of: Ctx = ctx): Promise<string[]> {
  const page = await listEvents({ ctx: of, input: { forecast: 'test', indicator: indicatorId, limit: '200' } });
  return page.events.map((event) => event.id).sort();
}

describe('matching anew', () => {
  it('leaves definitions that did not change alone', async () => {
    expect(await storeDefinitions({ ctx })).toBe(false);
  });

  it('serves the old version until the new one is matched, and then the new one, as if it had always been so', async () => {
    for (let n = 0; n < 12; n++) await logEvent({ ctx, input: aBomb({ tags: n % 3 === 0 ? ['bold'] : [] }) });
    log.define(changed);
    expect(await storeDefinitions({ ctx })).toBe(true);
    expect(await behind('attacks')).toHaveLength(12);
    const meanwhile = await logEvent({ ctx, input: aBomb({ tags: ['bold'] }) });
    expect(await behind('attacks')).toContain(meanwhile.id);

    await rematch({ ctx });
    expect(await behind('attacks')).toHaveLength(5);
    expect(await behind('attacks')).toContain(meanwhile.id);
    expect(await behind('attacks')).toEqual(await behind('bold-share'));
    expect(await storeDefinitions({ ctx })).toBe(false);
  });

  it('keeps every version with its dates, and says that one changed after the registration', async () => {
    const page = await readIndicator({ ctx, input: { forecast: 'test', indicator: 'attacks' } });
    expect(page.versions.map((version) => version.current)).toEqual([false, true]);
    const reading = await readForecast({ ctx, input: { forecast: 'test' } });
    expect(reading.definitions.changedAfterRegistration).toEqual(['attacks']);
  });

  it('loses no event that another process logs by definitions that are out of date', async () => {
    const source = { current: () => catalogue(), problems: () => [], reload: () => undefined };
    const other = { ...ctx, definitions: openInUse(source) };
    await syncDefinitions({ ctx: other });
    expect(await behind('attacks', other)).toHaveLength(13);

    // This process still holds the definitions before; its event must count by those that serve now.
    const event = await logEvent({ ctx, input: aBomb() });
    expect(await behind('attacks', other)).toContain(event.id);
    await syncDefinitions({ ctx });
    await readForecast({ ctx: other, input: { forecast: 'test' } });
    await syncDefinitions({ ctx: other });
    expect(await behind('attacks', other)).toHaveLength(14);
  });
});
