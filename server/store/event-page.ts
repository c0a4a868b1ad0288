import type { Day } from '../domain/event/calendar.ts';
import type { SampleName, Status } from '../domain/event/event.ts';
import type { Handle } from './connect.ts';
import { eventFilters, type EventFilters } from './event-filters.ts';

export interface PageQuery extends EventFilters {
  /** Indicators whose left-out marks are shown. */
  marks: readonly number[];
  after?: { day: Day; id: string } | undefined;
  limit: number;
}

/** A line of the list as it is kept; titles are added by the caller. */
export interface PageRow {
  id: string;
  from: Day;
  to: Day | null;
  precision: string;
  kind: string;
  summary: string;
  place_words: string[];
  place_name: string | null;
  killed: number | null;
  sources: number;
  best_grade: string | null;
  status: Status;
  feed: string;
  sample: SampleName | null;
  left_out: boolean;
}

/** One page, newest first. Pages are found by key, not by offset, so that page 100 costs what page 1 does. */
export async function eventPage(sql: Handle, query: PageQuery): Promise<{ rows: PageRow[]; total: number }> {
  const where = eventFilters(sql, query);
  const after = query.after ? sql`and (e.from_day, e.id) < (${query.after.day}::date, ${query.after.id}::uuid)` : sql``;
  const rows = await sql<PageRow[]>`
    select e.id, e.from_day as from, e.to_day as to, e.precision, e.kind, e.summary, e.place_words,
      coalesce(e.place_name, e.admin2, e.admin1) as place_name, e.killed, e.source_count::int as sources, e.best_grade,
      e.status, e.feed, e.sample,
      exists (select from matches m where m.event_id = e.id and m.tracked = any(${[...query.marks]}::int[]) and m.left_out) as left_out
    from events e where true ${where} ${after}
    order by e.from_day desc, e.id desc limit ${query.limit}`;
  const [counted] = await sql<{ n: number }[]>`select count(*)::int as n from events e where true ${where}`;
  return { rows, total: counted?.n ?? 0 };
}
