import type { Day } from '../../domain/event/calendar.ts';
import type { StoredEvent } from '../../domain/event/event.ts';
import type { Handle } from '../connect.ts';
import { stored, storedColumns, type StoredRow } from '../events/event-reads.ts';

/** What of a new row is held against the events of its feed, as columns. */
export interface RowSpot {
  /** Its place in the list given. */
  n: number;
  day: Day;
  kinds: readonly string[];
  lat: number | null;
  lon: number | null;
  words: readonly string[];
  name: string | null;
  killed: number | null;
}

/** Events that a row is held against at most: those with a toll and a point nearest to its own. */
const NEAREST = 50;

/** Whether the feed holds anything that a row could be like. */
export async function holdsEvents(sql: Handle, feed: string): Promise<boolean> {
  const [row] = await sql<{ any: boolean }[]>`
    select exists (select from events where feed = ${feed} and status <> 'retracted') as any`;
  return row?.any === true;
}

/**
 * Events of the feed, a day's grace around, that by their columns alone may be what one of these rows tells: each with
 * the row it may be. Not those of the same ids, and none that this import brought: a check could not see them. A look-up of the index on days for each row; where very many fit, the nearest.
 */
export async function alikeInFeed(
  sql: Handle,
  { feed, rows, own, vintage }: { feed: string; rows: readonly RowSpot[]; own: readonly string[]; vintage: string },
): Promise<{ n: number; event: StoredEvent }[]> {
  if (rows.length === 0) return [];
  const found = await sql<{ n: number; id: string }[]>`
    with given as (
      select n, day, string_to_array(kinds, ' ') as kinds, lat, lon, string_to_array(words, ' ') as words, name, killed
      from unnest(
        ${rows.map((row) => row.n)}::int[], ${rows.map((row) => row.day)}::date[],
        ${rows.map((row) => row.kinds.join(' '))}::text[], ${rows.map((row) => row.lat)}::float8[],
        ${rows.map((row) => row.lon)}::float8[], ${rows.map((row) => row.words.join(' '))}::text[],
        ${rows.map((row) => row.name)}::text[], ${rows.map((row) => row.killed)}::int[]
      ) as row (n, day, kinds, lat, lon, words, name, killed)
    )
    select g.n, near.id from given g
    cross join lateral (
      select o.id from (
        select e.id, e.external_id, e.kind, e.killed, e.lat, e.lon, e.place_words, e.place_name from events e
        where e.from_day between g.day - 1 and g.day + 1 and e.feed = ${feed} and e.status <> 'retracted'
          and not (e.version = 1 and e.vintage is not distinct from ${vintage}::uuid)
        offset 0
      ) o
      where o.kind = any(g.kinds) and not (o.external_id is not null and o.external_id = any(${[...own]}::text[]))
        and (g.killed is null or o.killed is null or abs(g.killed - o.killed) <= 0.5 * greatest(g.killed, o.killed))
        and ((o.lat between g.lat - 0.02 and g.lat + 0.02 and o.lon between g.lon - 0.03 and g.lon + 0.03)
          or (g.killed = o.killed and g.killed > 0 and (o.place_words && g.words or lower(o.place_name) = lower(g.name))))
      order by abs(g.killed - o.killed), abs(o.lat - g.lat) + abs(o.lon - g.lon), o.id
      limit ${NEAREST}
    ) near
    order by g.n, near.id`;
  if (found.length === 0) return [];
  const events = await sql<StoredRow[]>`
    select ${storedColumns(sql)} from events where id = any(${[...new Set(found.map((row) => row.id))]}::uuid[])`;
  const byId = new Map(events.map((row) => [row.id, stored(row)]));
  return found.flatMap(({ n, id }) => {
    const event = byId.get(id);
    return event ? [{ n, event }] : [];
  });
}
