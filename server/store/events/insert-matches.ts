import type { Handle } from '../connect.ts';
import { arrayText, bareList, listText } from './list-text.ts';
import type { MatchRow } from './match-rows.ts';

/** Matches that one statement writes at most. */
export const MOST_MATCHES = 20_000;

/** Writes matches. One that is there already stays: the rematch and a write may meet on the same event. */
export async function insertMatches(sql: Handle, rows: readonly MatchRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += MOST_MATCHES) {
    await matchesInserted(sql, rows.slice(from, from + MOST_MATCHES));
  }
}

/** The statement that writes some matches, also as a part of another. */
export function matchesInserted(sql: Handle, rows: readonly MatchRow[]) {
  const of = (key: 'role' | 'feed') => listText(rows.map((row) => row[key]));
  const bare = (key: 'tracked' | 'event' | 'day' | 'month' | 'value' | 'valueTo') =>
    bareList(rows.map((row) => row[key]));
  const flags = (key: 'unidentified' | 'leftOut' | 'wellSourced' | 'byHand') =>
    bareList(rows.map((row) => String(row[key])));
  return sql`
    insert into matches (tracked, role, event_id, feed, day, month, value, value_to, keys, unidentified, left_out, well_sourced, by_hand)
    select tracked, role, event_id, feed, day, month, value, value_to, keys::text[], unidentified, left_out, well_sourced, by_hand
    from unnest(
      ${bare('tracked')}::int[], ${of('role')}::text[], ${bare('event')}::uuid[], ${of('feed')}::text[], ${bare('day')}::date[],
      ${bare('month')}::date[], ${bare('value')}::float8[], ${bare('valueTo')}::float8[], ${listText(rows.map((row) => arrayText(row.keys)))}::text[],
      ${flags('unidentified')}::bool[], ${flags('leftOut')}::bool[], ${flags('wellSourced')}::bool[],
      ${flags('byHand')}::bool[]
    ) as row (tracked, role, event_id, feed, day, month, value, value_to, keys, unidentified, left_out, well_sourced, by_hand)
    on conflict do nothing`;
}

/** Takes back the matches of these events with these indicators. */
export async function forgetMatches(sql: Handle, tracked: readonly number[], events: readonly string[]): Promise<void> {
  await sql`delete from matches where event_id = any(${[...events]}::uuid[]) and tracked = any(${[...tracked]}::int[])`;
}
