import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { previewEvent } from '../actions/events/preview-event.ts';
import { findTwins } from '../actions/twins/find-twins.ts';
import { loadCatalogue } from '../catalogue/load.ts';
import type { EventDraft } from '../domain/event/event.ts';
import { client } from '../store/connect.ts';
import { testLog } from '../testing/request.ts';
import { anEvent, chance, fill } from './filled.ts';

/**
 * `npm run bench:desk`: what the form asks while somebody types, over a full log, as a ratio to a bare `select 1` asked
 * in turn with it. `BENCH_EVENTS` sets another number of events.
 */
const EVENTS = Number(process.env['BENCH_EVENTS'] ?? 300_000);
const ROUNDS = 400;
const LIMIT = 40;

const found = loadCatalogue(path.join(import.meta.dirname, '../../indicators'));
if ('problems' in found) throw new Error('The definitions have mistakes: run "npx signposts check"');
const { ctx, connection } = await testLog(found.catalogue);
const bare = client({ ...connection }, 1, {});
afterAll(() => bare.end());

beforeAll(async () => {
  await fill(ctx, EVENTS);
  await bare`vacuum analyze`;
}, 900_000);

const p95 = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? NaN;

/** Both are asked in turn, so that whatever else the machine does falls on both alike. */
async function ratio(ask: (event: EventDraft) => Promise<unknown>): Promise<number> {
  const random = chance(2);
  const [asked, trips]: [number[], number[]] = [[], []];
  for (let round = -50; round < ROUNDS; round++) {
    const event = anEvent(ctx, random);
    const begun = performance.now();
    await bare`select 1`;
    const between = performance.now();
    await ask(event);
    const done = performance.now();
    if (round < 0) continue;
    trips.push(between - begun);
    asked.push(done - between);
  }
  const times = p95(asked) / p95(trips);
  const ms = (list: number[]) => `${p95(list).toFixed(2)} ms`;
  console.log(`  p95 ${ms(asked)}, select 1 ${ms(trips)}: ${times.toFixed(1)} times (limit ${LIMIT})`);
  return times;
}

describe(`the form over ${EVENTS.toLocaleString('en')} events`, () => {
  it('looks for events like the one typed', async () => {
    expect(await ratio((event) => findTwins({ ctx, input: { event } }))).toBeLessThan(LIMIT);
  }, 300_000);

  it('says what it counts toward', async () => {
    expect(await ratio((event) => previewEvent({ ctx, input: event }))).toBeLessThan(LIMIT);
  }, 300_000);
});
