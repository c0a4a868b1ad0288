import { describe, expect, it } from 'vitest';
import { catalogue, forecast, indicator } from '../testing/forecasts.ts';
import { aBomb, testLog } from '../testing/request.ts';
import { openInUse } from './definitions/in-use.ts';
import { syncDefinitions } from './definitions/rematch.ts';
import { logEvent } from './events/log-event.ts';
import { previewBulk } from './events/preview-bulk.ts';
import { previewMerge } from './twins/preview-merge.ts';

const log = await testLog();
const { ctx } = log;

/** Another server on the same log, which brings other definitions in use. */
async function definedElsewhere(kinds: string): Promise<void> {
  const next = catalogue([forecast([indicator('attacks', { counts: { event: kinds, in: 'freeland' } })])]);
  log.define(next);
  const source = { current: () => next, problems: () => [], reload: () => undefined };
  await syncDefinitions({ ctx: { ...ctx, definitions: openInUse(source) } });
}

describe('definitions that were changed elsewhere meanwhile', () => {
  it('are followed by what is only rehearsed, as by what is done', async () => {
    const [one, other] = [await logEvent({ ctx, input: aBomb() }), await logEvent({ ctx, input: aBomb() })];
    await definedElsewhere('bomb');
    const input = { ids: [one.id], change: { what: 'kind', to: 'attack' } };
    expect(await previewBulk({ ctx, input })).toMatchObject({
      numbers: [{ indicator: 'attacks', before: 2, after: 1 }],
    });
    await definedElsewhere('attack');
    const { effects } = await previewMerge({ ctx, input: { id: one.id, other: other.id } });
    expect(effects).toMatchObject([{ indicator: 'attacks', before: 2, after: 1 }]);
  });
});
