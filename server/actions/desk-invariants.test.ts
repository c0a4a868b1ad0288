import { afterAll, describe, expect, it } from 'vitest';
import { FIRST_POLICY, holds, isByHand } from '../domain/desk/review.ts';
import { openReasons } from '../domain/desk/open-reasons.ts';
import type { StoredEvent } from '../domain/event/event.ts';
import { COUNTED_STATUSES } from '../domain/event/event-values.ts';
import { Problem } from '../domain/problem.ts';
import { client } from '../store/connect.ts';
import { matchRows, type MatchRow } from '../store/events/match-rows.ts';
import { deskAtWork } from '../testing/desk-at-work.ts';
import { catalogue, forecast, fourIndicators } from '../testing/forecasts.ts';
import { testLog } from '../testing/request.ts';
import { draftOf } from './events/held-event.ts';

const review = [{ when: { tag: 'bold' }, because: 'it is bold' }];
const log = await testLog(catalogue([forecast(fourIndicators(), { review })]));
const { ctx } = log;
const sql = client(log.connection, 1, {});
afterAll(() => sql.end());

const EVENTS = 15;
const ROUNDS = 60;

/** Done or politely refused; anything else is a fault. */
async function isDone(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Problem && error.status < 500) return false;
    throw error;
  }
}

async function read(id: string): Promise<StoredEvent> {
  const event = await ctx.store.events.read(id);
  if (!event) throw new Error('an event is gone');
  return event;
}

/** Its matches as its state and the decisions on it make them, whatever is kept. */
async function recounted(id: string): Promise<MatchRow[]> {
  const event = await read(id);
  const decisions = await ctx.store.change((tx) => tx.overrides.decisions([id]));
  return matchRows({ ...event, draft: draftOf(event) }, ctx.definitions.tracked(), decisions);
}

async function kept(id: string): Promise<MatchRow[]> {
  return sql<MatchRow[]>`
    select tracked, role, event_id as event, feed, day::text as day, month::text as month, value, value_to as "valueTo",
      keys, unidentified, left_out as "leftOut", well_sourced as "wellSourced", by_hand as "byHand"
    from matches where event_id = ${id}`;
}

const inOrder = (rows: readonly MatchRow[]) =>
  [...rows].sort((a, b) => (`${a.tracked} ${a.role}` < `${b.tracked} ${b.role}` ? -1 : 1));

/** What must hold of every event whenever nobody is at work on it. */
async function expectSound(id: string): Promise<void> {
  const { status, version, summary, ...event } = await read(id);
  expect(inOrder(await kept(id)), `the matches of ${summary}`).toEqual(inOrder(await recounted(id)));
  const states = await ctx.store.events.revisions(id);
  expect(states.map((state) => state.version)).toEqual(states.map((_, n) => n + 1));
  expect(states.at(-1)).toMatchObject({ version, status, draft: { summary, tags: event.tags } });
  const away = (await ctx.store.links.of(id)).some(({ kind, b }) => kind === 'merged' && b === id);
  if (away) expect(status, `${summary} was merged away`).toBe('retracted');
  const asking = openReasons((await ctx.store.reviews.read(id))?.reasons ?? []);
  const held = isByHand(event) && asking.find(({ code }) => holds(FIRST_POLICY, code));
  if (held) expect(COUNTED_STATUSES, `${summary} waits, because ${held.words}`).not.toContain(status);
}

/** The sums that readings are made of, added up anew from the events. */
async function expectSums(ids: readonly string[]): Promise<void> {
  const tracked = ctx.definitions.tracked();
  const tallies = await ctx.store.tallies.of({ tracked: tracked.map((entry) => entry.id), feeds: ['desk'] });
  const rows = (await Promise.all(ids.map(recounted))).flat();
  for (const { id, name } of tracked) {
    const own = rows.filter((row) => row.tracked === id && row.role === 'counts' && !row.leftOut);
    const { counted = 0, days = [] } = tallies.get('desk')?.get(id) ?? {};
    const counts = days.filter(({ role }) => role === 'counts');
    const total = counts.reduce((sum, day) => sum + day.sum, 0);
    expect([counted, counts.reduce((n, day) => n + day.events, 0), total], name).toEqual([
      own.length,
      own.length,
      own.reduce((sum, { value }) => sum + (value ?? 0), 0),
    ]);
  }
}

describe('whatever is done at the desk, in any order and two at a time', () => {
  const all: string[] = [];

  it.each(['one', 'two', 'three'])('every number stays what its events say (%s)', { timeout: 60_000 }, async (seed) => {
    const desk = deskAtWork(log, seed);
    while (desk.ids.length < EVENTS) await desk.log();
    all.push(...desk.ids);
    let done = 0;
    for (let round = 1; round <= ROUNDS; round++) {
      const both = await Promise.all([isDone(desk.step()), isDone(desk.step())]);
      done += both.filter(Boolean).length;
      if (round % 10 === 0) for (const id of desk.ids) await expectSound(id);
    }
    // Were nearly all refused, nothing would be shown.
    expect(done).toBeGreaterThan(ROUNDS / 2);
    await expectSums(all);
  });
});
