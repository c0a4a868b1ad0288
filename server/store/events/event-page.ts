import type { Day, Month } from '../../domain/event/calendar.ts';
import type { StoredEvent, Tolls } from '../../domain/event/event.ts';
import type { SampleName, Status } from '../../domain/event/event-values.ts';
import type { PageMark } from '../../domain/event-query.ts';
import type { Sort } from '../../domain/event-query-values.ts';
import type { Handle } from '../connect.ts';
import { eventFilters, type EventFilters } from './event-filters.ts';
import { behind, eventOrder, orderValue } from './event-order.ts';
import { storedColumns, stored, type StoredRow } from './event-reads.ts';

export interface PageQuery extends EventFilters {
  /** Indicators whose left-out marks are shown. */
  marks: readonly number[];
  sort: Sort;
  after?: PageMark | undefined;
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
  deaths: Tolls;
  sources: number;
  best_grade: string | null;
  status: Status;
  feed: string;
  sample: SampleName | null;
  left_out: boolean;
  by_hand: boolean;
  /** What the list is sorted by, in this row. */
  sorted_by: string | number | null;
}

/** One page of the list, and how many events it has in all. */
export async function eventPage(sql: Handle, query: PageQuery): Promise<{ rows: PageRow[]; total: number }> {
  const { sort } = query;
  const where = eventFilters(sql, query);
  const rows = await sql<PageRow[]>`
    select e.id, e.from_day as from, e.to_day as to, e.precision, e.kind, e.summary, e.place_words,
      coalesce(e.place_name, e.admin2, e.admin1) as place_name, e.killed, e.body->'deaths' as deaths,
      e.source_count::int as sources, e.best_grade,
      e.status, e.feed, e.sample, ${orderValue(sql, sort)},
      exists (select from matches m where m.event_id = e.id and m.tracked = any(${[...query.marks]}::int[]) and m.left_out) as left_out,
      exists (select from matches m where m.event_id = e.id and m.tracked = any(${[...query.marks]}::int[]) and m.by_hand) as by_hand
    from events e where true ${where} ${behind(sql, sort, query.after)}
    ${eventOrder(sql, sort)} limit ${query.limit}`;
  return { rows, total: await countEvents(sql, query) };
}

/** How many events the filters let through. */
export async function countEvents(sql: Handle, query: EventFilters): Promise<number> {
  const [counted] = await sql<{ n: number }[]>`
    select count(*)::int as n from events e where true ${eventFilters(sql, query)}`;
  return counted?.n ?? 0;
}

/** How many events the filters let through in each month that has any, first to last. */
export async function eventMonths(sql: Handle, query: EventFilters): Promise<{ month: Month; events: number }[]> {
  return sql<{ month: Month; events: number }[]>`
    select to_char(e.from_day, 'YYYY-MM') as month, count(*)::int as events
    from events e where true ${eventFilters(sql, query)} group by 1 order by 1`;
}

/** One page of whole events in the order of the list, with the mark to go on from; null after the last. */
export async function wholeEvents(
  sql: Handle,
  query: Omit<PageQuery, 'marks'>,
): Promise<{ events: StoredEvent[]; next: PageMark | null }> {
  const rows = await sql<(StoredRow & { sorted_by: string | number | null })[]>`
    select ${storedColumns(sql)}, ${orderValue(sql, query.sort)}
    from events e where true ${eventFilters(sql, query)} ${behind(sql, query.sort, query.after)}
    ${eventOrder(sql, query.sort)} limit ${query.limit}`;
  const last = rows.length === query.limit ? rows.at(-1) : undefined;
  return { events: rows.map(stored), next: last ? { value: last.sorted_by, id: last.id } : null };
}
