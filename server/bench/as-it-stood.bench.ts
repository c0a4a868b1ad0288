import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reckon } from '../actions/readings/reckon.ts';
import { forecastIn } from '../actions/definitions/in-use.ts';
import { listEvents } from '../actions/events/list-events.ts';
import { loadCatalogue } from '../catalogue/load.ts';
import type { ForecastReading } from '../domain/reading/reading.ts';
import { client } from '../store/connect.ts';
import { testLog } from '../testing/request.ts';
import { changeSome, fill } from './filled.ts';

/**
 * `npx vitest run --config server/bench/vite.config.ts as-it-stood`: a reading, and a list behind one of its numbers, as the log stood before some of its
 * events were changed, as a ratio to the same now. `BENCH_EVENTS` sets another number of events.
 */
const EVENTS = Number(process.env['BENCH_EVENTS'] ?? 20_000);
const ROUNDS = 3;
const FORECAST = 'pakistan-ttp-2023';

const found = loadCatalogue(path.join(import.meta.dirname, '../../indicators'));
if ('problems' in found) throw new Error('The definitions have mistakes: run "npx signposts check"');
const { ctx, connection } = await testLog(found.catalogue);
const bare = client({ ...connection }, 1, {});
afterAll(() => bare.end());

let before: ForecastReading;
let at = '';
beforeAll(async () => {
  await fill(ctx, EVENTS);
  await bare`vacuum analyze`;
  before = await read(null);
  at = ctx.now();
}, 900_000);

function read(moment: string | null): Promise<ForecastReading> {
  const forecast = forecastIn(ctx, FORECAST);
  const wanted = { forecast, feed: 'desk', asOf: ctx.today(), at: moment, dataVersion: '' };
  return moment === null
    ? reckon(ctx, ctx.store, wanted)
    : ctx.store.steady((reads) => reckon(ctx, reads, wanted), 300_000);
}

const list = (moment: string | null) =>
  listEvents({
    ctx,
    input: { forecast: FORECAST, indicator: 'guarded-sites-entered', feed: 'desk', month: '2023-03' },
    at: moment,
  });

const median = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;

/** Both are asked in turn, so that whatever else the machine does falls on both alike. */
async function ratio(name: string, ask: (moment: string | null) => Promise<unknown>): Promise<number> {
  const [now, then]: [number[], number[]] = [[], []];
  for (let round = -1; round < ROUNDS; round++) {
    const begun = performance.now();
    await ask(null);
    const between = performance.now();
    await ask(at);
    const done = performance.now();
    if (round < 0) continue;
    now.push(between - begun);
    then.push(done - between);
  }
  const times = median(then) / median(now);
  console.log(
    `  ${name}: now ${median(now).toFixed(0)} ms, then ${median(then).toFixed(0)} ms: ${times.toFixed(1)} times`,
  );
  return times;
}

describe(`the log as it stood, over ${EVENTS.toLocaleString('en')} events`, () => {
  it.each([
    [0, 3, 12],
    [0.01, 3, 12],
    [1, 60, 200],
  ])('with %d of them changed since', { timeout: 900_000 }, async (portion, limit, listLimit) => {
    await changeSome(ctx, portion);
    if (portion > 0) await bare`analyze`;
    expect(await read(at)).toEqual(before);
    expect(await ratio('reading', read)).toBeLessThan(limit);
    expect(await ratio('list', list)).toBeLessThan(listLimit);
  });
});
