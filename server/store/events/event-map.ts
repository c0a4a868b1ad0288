import type { Day } from '../../domain/event/calendar.ts';
import type { Place } from '../../domain/event/event.ts';
import type { Handle } from '../connect.ts';
import { eventFilters, type EventFilters } from './event-filters.ts';

export interface MapQuery extends EventFilters {
  /** Words that have a point to stand for them. */
  placeable: readonly string[];
  limit: number;
}

/** An event with a position of its own, or with a word that has one. */
export interface MapRow {
  id: string;
  lat: number | null;
  lon: number | null;
  kind: string;
  killed: number | null;
  place_precision: Place['precision'];
  place_words: string[];
  place_name: string | null;
  from: Day;
  summary: string;
}

/** The newest events that can be put on a map; how many there are, and how many the filters let through in all. */
export async function eventMap(
  sql: Handle,
  query: MapQuery,
): Promise<{ rows: MapRow[]; placed: number; total: number }> {
  const where = eventFilters(sql, query);
  const hasPlace = sql`((e.lat is not null and e.lon is not null) or e.place_words && ${[...query.placeable]}::text[])`;
  const rows = await sql<MapRow[]>`
    select e.id, e.lat, e.lon, e.kind, e.killed, e.place_precision, e.place_words,
      coalesce(e.place_name, e.admin2, e.admin1) as place_name, e.from_day as from, left(e.summary, 140) as summary
    from events e where ${hasPlace} ${where}
    order by e.from_day desc nulls last, e.id desc nulls last limit ${query.limit}`;
  const [counted] = await sql<{ total: number; placed: number }[]>`
    select count(*)::int as total, (count(*) filter (where ${hasPlace}))::int as placed from events e where true ${where}`;
  return { rows, placed: counted?.placed ?? 0, total: counted?.total ?? 0 };
}
