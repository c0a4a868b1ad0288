import { describe, expect, it } from 'vitest';
import { testLog } from '../../testing/request.ts';
import { freeze } from './freeze.ts';
import { standingStill } from './still.ts';

const { ctx } = await testLog();
const frame = { forecast: 'test' };

/** The context with a count of how often the database is asked what it was asked before. */
function counted() {
  const asked = { version: 0, versions: 0 };
  const { data, definitions } = ctx.store;
  const store = {
    ...ctx.store,
    data: { ...data, version: () => (asked.version++, data.version()) },
    definitions: { ...definitions, versions: (id: string) => (asked.versions++, definitions.versions(id)) },
  };
  return { asked, ctx: { ...ctx, store } };
}

describe('a log that stands still', () => {
  it('is asked once for what every page asks again, and every page says the same', async () => {
    const { asked, ctx: own } = counted();
    const frozen = await freeze(standingStill(own), { frame, indicator: null, withEvents: false });
    expect(asked).toEqual({ version: 1, versions: 1 });
    const plain = counted();
    expect(await freeze(plain.ctx, { frame, indicator: null, withEvents: false })).toEqual(frozen);
    expect(plain.asked.version).toBeGreaterThan(20);
  });
});
