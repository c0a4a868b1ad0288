import { describe, expect, it } from 'vitest';
import type { ForecastReading } from '../../domain/reading/reading.ts';
import type { EventPage } from '../../domain/wire.ts';
import { random } from '../../samples/practice/random.ts';
import { dataAtWork, isDone } from '../../testing/data-at-work.ts';
import { deskAtWork } from '../../testing/desk-at-work.ts';
import { catalogue, forecast, fourIndicators, indicator } from '../../testing/forecasts.ts';
import { testLog, type TestLog } from '../../testing/request.ts';
import { listEvents } from '../events/list-events.ts';
import { asItStands, asItStood, type Sums } from './as-it-stood.ts';
import { readForecast } from './read-forecast.ts';

const ROUNDS = 36;
const definitions = () =>
  catalogue([
    forecast([
      indicator('carried', { carried_by: ['desk', 'csv'], measure: { kind: 'mean', of: 'deaths' } }),
      ...fourIndicators(),
    ]),
  ]);

/** Filters that a list of then answers; together they name each of them. */
const LISTS: Record<string, string>[] = [
  {},
  { forecast: 'test', indicator: 'attacks', feed: 'desk', month: '2023-02' },
  { forecast: 'test', indicator: 'bold-share', role: 'among', feed: 'desk' },
  { forecast: 'test', indicator: 'deaths', feed: 'csv', month: '2023-01', toMonth: '2023-04', place: 'north' },
  { forecast: 'test', sort: 'killed' },
  { status: 'in-review,retracted', sort: '-changed' },
  { kind: 'bomb', actor: 'rebels', tag: 'bold', sort: 'sources' },
  { by: 'rebels', sources: '2+', killedMin: '1', killedMax: '8', sort: '-killed' },
  { claim: 'alone,also', sort: 'killed' },
  { claim: 'others,alleged', forecast: 'test', indicator: 'attacks' },
  { grade: 'F5', sample: 'own', precision: 'unknown,country,district,near,exact', dating: 'day', hasPosition: 'no' },
  { loggedBy: 'bob', loggedFrom: '2024-06-15', changedTo: '2024-06-15', from: '2022-12-01', to: '2023-03-01' },
  { forecast: 'test', indicator: 'attacks', feed: 'desk', month: '2023-01', toMonth: '2023-04', notMonths: '2023-02' },
];

/** Everything that is asked of the log at a moment, or of the log as it stood then. */
async function all(log: TestLog, at: string | null) {
  const { ctx } = log;
  const read = async (feed?: string) => {
    const asked = readForecast({ ctx, input: { forecast: 'test', ...(feed ? { feed } : {}) }, at });
    const reading: ForecastReading | null = await asked.catch(() => null);
    return reading && { ...reading, dataVersion: '' };
  };
  const lists: EventPage[] = [];
  for (const query of LISTS) {
    for (let after: Record<string, string> = {}, more = true; more;) {
      const page = await listEvents({ ctx, input: { ...query, ...after, limit: '9' }, at });
      lists.push(page);
      after = { after: page.next ?? '' };
      more = page.next !== null;
    }
  }
  return { record: await read(), desk: await read('desk'), csv: await read('csv'), lists, sums: await added(log, at) };
}

/** The sums themselves: a reading shows not all of them. */
async function added({ ctx }: TestLog, at: string | null) {
  const tracked = ctx.definitions.tracked();
  const ids = tracked.map(({ id }) => id);
  const of = async (sums: Sums) => {
    const tallies = await sums.tallies({ tracked: ids, feeds: ['desk', 'csv'] });
    const shared = await sums.shared({ tracked: ids, feed: 'desk', from: '2022-01-01', to: '2023-03-01' });
    const inOrder = <T>(list: readonly T[]) => list.map((each) => JSON.stringify(each)).sort();
    return {
      shared: inOrder(shared),
      tallies: [...tallies].map(([feed, own]) => [
        feed,
        [...own].map(([id, { days, keys, ...rest }]) => [id, inOrder(days), inOrder(keys), rest]),
      ]),
    };
  };
  return at === null
    ? of(asItStands(ctx.store))
    : ctx.store.steady(async (reads) => of(await asItStood(reads, { at, tracked })));
}

const logs = await Promise.all(['one', 'two'].map(async (seed) => ({ seed, log: await testLog(definitions()) })));

describe('whatever is done to the log', () => {
  it.each(logs)(
    'what was read at a moment is read of it ever after ($seed)',
    { timeout: 120_000 },
    async ({ seed, log }) => {
      const desk = deskAtWork(log, seed);
      const data = dataAtWork(log, desk.ids);
      while (desk.ids.length < 12) await desk.log();
      const known: { at: string; was: Awaited<ReturnType<typeof all>> }[] = [];
      let done = 0;
      for (let round = 1; round <= ROUNDS; round++) {
        const chance = random(`${seed} round ${round}`);
        const step = chance.chance(0.5) ? data(chance) : desk.step();
        const both = await Promise.all([isDone(step), isDone(desk.step())]);
        if (round % 10 === 0) await desk.log();
        done += both.filter(Boolean).length;
        known.push({ was: await all(log, null), at: log.ctx.now() });
      }
      expect(done).toBeGreaterThan(ROUNDS / 2);
      for (const { at, was } of known) expect(await all(log, at), `as it stood at ${at}`).toEqual(was);
      // Were every moment alike, nothing would be shown.
      expect(new Set(known.map(({ was }) => JSON.stringify(was.desk?.developments))).size).toBeGreaterThan(ROUNDS / 4);
    },
  );
});
