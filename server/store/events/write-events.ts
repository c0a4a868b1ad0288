import type { SampleName } from '../../domain/event/event-values.ts';
import type { Handle } from '../connect.ts';
import type { EventWrite } from './event-write.ts';
import { copyEvents, WORTH_COPYING } from './copy-events.ts';
import { insertEvents } from './insert-events.ts';
import { insertMatches, MOST_MATCHES } from './insert-matches.ts';
import { matchInTurns } from './match-in-turns.ts';
import { matchRows, type Matchable, type Tracked } from './match-rows.ts';
import { decisionsOn } from '../desk/overrides.ts';

const BATCH = 5_000;

/**
 * The one way an event changes: the event, its sources, its revision and its matches, together. Whoever calls it holds
 * a transaction. Ids are sorted so that two batches never wait for each other in a circle.
 */
export async function writeEvents(
  sql: Handle,
  writes: readonly EventWrite[],
  tracked: readonly Tracked[],
): Promise<void> {
  const sorted = [...writes].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (let from = 0; from < sorted.length; from += BATCH) {
    const batch = sorted.slice(from, from + BATCH);
    const again = batch.filter((write) => write.version > 1).map((write) => write.id);
    if (again.length > 0) {
      await sql`delete from matches where event_id = any(${again}::uuid[])`;
      await sql`delete from sources where event_id = any(${again}::uuid[])`;
    }
    // A new event has no decisions yet, so the common case asks nothing.
    const decisions = await decisionsOn(sql, again);
    const matches = await matchInTurns(batch, tracked, decisions);
    if (again.length === 0 && batch.length >= WORTH_COPYING) {
      await copyEvents(sql, batch, matches);
      continue;
    }
    await insertEvents(sql, batch, matches.slice(0, MOST_MATCHES));
    if (matches.length > MOST_MATCHES) await insertMatches(sql, matches.slice(MOST_MATCHES));
  }
}

/** Matches one event anew, as after a decision by hand. The event itself does not change. */
export async function matchAgain(sql: Handle, event: Matchable, tracked: readonly Tracked[]): Promise<void> {
  await sql`delete from matches where event_id = ${event.id}`;
  await insertMatches(sql, matchRows(event, tracked, await decisionsOn(sql, [event.id])));
}

/** Deletes events for good, with all that hangs on them. Only sample data goes this way; real events are retracted. */
export async function deleteSampleEvents(sql: Handle, sample: SampleName): Promise<{ events: number; edited: number }> {
  await sql`delete from matches where event_id in (select id from events where sample = ${sample})`;
  await sql`delete from sources where event_id in (select id from events where sample = ${sample})`;
  await sql`delete from revisions where event_id in (select id from events where sample = ${sample})`;
  const gone = await sql<{ version: number }[]>`delete from events where sample = ${sample} returning version`;
  await sql`delete from coverage where sample = ${sample}`;
  await sql`delete from vintages where sample = ${sample}`;
  return { events: gone.length, edited: gone.filter((event) => event.version > 1).length };
}
