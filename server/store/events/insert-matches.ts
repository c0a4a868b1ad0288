import type { Handle } from '../connect.ts';
import { arrayText } from './insert-events.ts';
import type { MatchRow } from './match-rows.ts';

const BATCH = 20_000;

/** Writes matches. One that is there already stays: the rematch and a write may meet on the same event. */
export async function insertMatches(sql: Handle, rows: readonly MatchRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH);
    const of = <K extends keyof MatchRow>(key: K): MatchRow[K][] => batch.map((row) => row[key]);
    // Truth values travel as text: the driver would take a list of them for a single one.
    await sql`
      insert into matches (tracked, role, event_id, feed, day, month, value, value_to, keys, unidentified, left_out, well_sourced, by_hand)
      select tracked, role, event_id, feed, day, month, value, value_to, keys::text[], unidentified::bool, left_out::bool, well_sourced::bool, by_hand::bool
      from unnest(
        ${of('tracked')}::int[], ${of('role')}::text[], ${of('event')}::uuid[], ${of('feed')}::text[], ${of('day')}::date[],
        ${of('month')}::date[], ${of('value')}::float8[], ${of('valueTo')}::float8[], ${batch.map((row) => arrayText(row.keys))}::text[],
        ${of('unidentified').map(String)}::text[], ${of('leftOut').map(String)}::text[], ${of('wellSourced').map(String)}::text[],
        ${of('byHand').map(String)}::text[]
      ) as row (tracked, role, event_id, feed, day, month, value, value_to, keys, unidentified, left_out, well_sourced, by_hand)
      on conflict do nothing`;
  }
}

/** Takes back the matches of these events with these indicators. */
export async function forgetMatches(sql: Handle, tracked: readonly number[], events: readonly string[]): Promise<void> {
  await sql`delete from matches where event_id = any(${[...events]}::uuid[]) and tracked = any(${[...tracked]}::int[])`;
}
