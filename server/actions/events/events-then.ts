import type { EventMonths } from '../../domain/desk/event-months.ts';
import type { StoredEvent } from '../../domain/event/event.ts';
import { monthOf } from '../../domain/event/calendar.ts';
import type { EventQuery, PageMark } from '../../domain/event-query.ts';
import type { Sort } from '../../domain/event-query-values.ts';
import { draftColumns } from '../../store/events/draft-columns.ts';
import { letsThrough, NOT_THEN } from '../../store/events/event-filters-then.ts';
import type { EventFilters } from '../../store/events/event-filters.ts';
import type { PageQuery, PageRow } from '../../store/events/event-page.ts';
import type { Reads } from '../../store/queries.ts';
import type { Ctx } from '../ctx.ts';
import { notValid } from '../parse.ts';
import { momentOf } from '../readings/moment.ts';
import { touchedThen, type EventThen } from '../readings/touched-then.ts';

/**
 * The moment a list is asked for; null for now.
 * @throws Problem `not-valid` naming a filter that the log as it stood cannot be held against
 */
export function momentIn(ctx: Ctx, query: EventQuery, exact: string | null = null): string | null {
  const { at } = momentOf(ctx, query['as-of'], exact);
  if (at === null) return null;
  const asked = NOT_THEN.flatMap((field) => {
    const value = query[field]?.trim();
    return value ? [{ field, value: value.slice(0, 80) }] : [];
  });
  if (asked.length === 0) return at;
  throw notValid(
    asked.map((each) => ({
      ...each,
      message: 'cannot be searched in the log as it stood on an earlier day',
      fix: `Drop "${each.field}", or drop "as-of" to search the log as it is now.`,
    })),
  );
}

/** One page of a list as the log stood then: what was not touched since from the store, the rest as it was. */
export async function pageThen(ctx: Ctx, query: PageQuery, at: string): Promise<{ rows: PageRow[]; total: number }> {
  return ctx.store.steady(async (reads) => {
    const events = await eventsThen(ctx, reads, query, at);
    const untouched = await reads.events.page({ ...query, untouchedSince: at });
    const rows = onPage(
      untouched.rows,
      events.map((event) => rowThen(event, query)),
      query,
    );
    return { rows, total: untouched.total + events.length };
  });
}

/** One page of whole events in the order of the list, with the mark to go on from; null after the last. */
export async function wholeThen(
  ctx: Ctx,
  query: Omit<PageQuery, 'marks'>,
  at: string,
): Promise<{ events: StoredEvent[]; next: PageMark | null }> {
  return ctx.store.steady(async (reads) => {
    const touched = await eventsThen(ctx, reads, query, at);
    const untouched = await reads.events.whole({ ...query, untouchedSince: at });
    const marked = (event: StoredEvent) => ({ id: event.id, sorted_by: sortedBy(query.sort, columnsOf(event)), event });
    const rows = onPage(untouched.events.map(marked), touched.map(wholeOf).map(marked), query);
    const last = rows.length === query.limit ? rows.at(-1) : undefined;
    return {
      events: rows.map(({ event }) => event),
      next: last ? { value: last.sorted_by, id: last.id } : null,
    };
  });
}

/** How many events a list had then. */
export async function countThen(ctx: Ctx, query: EventFilters, at: string): Promise<number> {
  return ctx.store.steady(async (reads) => {
    const touched = await eventsThen(ctx, reads, query, at);
    return (await reads.events.count({ ...query, untouchedSince: at })) + touched.length;
  });
}

/** Events by month as the log stood then. */
export async function monthsThen(ctx: Ctx, query: EventFilters, at: string): Promise<EventMonths['months']> {
  return ctx.store.steady(async (reads) => {
    const touched = await eventsThen(ctx, reads, query, at);
    const months = new Map<string, number>();
    const add = (month: string, events: number) => months.set(month, (months.get(month) ?? 0) + events);
    for (const { month, events } of await reads.events.months({ ...query, untouchedSince: at })) add(month, events);
    for (const { state } of touched) add(monthOf(state.draft.when.from), 1);
    return [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, events]) => ({ month, events }));
  });
}

/** The events touched since that the filters let through as they stood. */
export async function eventsThen(ctx: Ctx, reads: Reads, query: EventFilters, at: string): Promise<EventThen[]> {
  const { feed, from, to } = query;
  const events: EventThen[] = [];
  for await (const event of touchedThen(reads, { at, feed, from, to }, ctx.definitions.tracked())) {
    if (letsThrough(query, event.state, event.matches)) events.push(event);
  }
  return events;
}

type Sorted = Pick<PageRow, 'id' | 'sorted_by'>;

/** Both kinds of rows in the order of the list, those behind the mark, as many as the page holds. */
function onPage<T extends Sorted>(
  untouched: readonly T[],
  touched: readonly T[],
  { sort, after, limit }: Pick<PageQuery, 'sort' | 'after' | 'limit'>,
): T[] {
  const order = orderOf(sort);
  const mark = after && { id: after.id, sorted_by: after.value };
  const behind = mark ? touched.filter((row) => order(mark, row) < 0) : touched;
  return [...untouched, ...behind].sort(order).slice(0, limit);
}

/** The order that `store/events/event-order.ts` gives in SQL: whatever is not said comes last both ways, ids settle ties. */
function orderOf(sort: Sort): (a: Sorted, b: Sorted) => number {
  const turn = sort.startsWith('-') ? -1 : 1;
  return (a, b) => {
    if (a.sorted_by === b.sorted_by) return a.id === b.id ? 0 : turn * (a.id < b.id ? -1 : 1);
    if (a.sorted_by === null || b.sorted_by === null) return a.sorted_by === null ? 1 : -1;
    return turn * (a.sorted_by < b.sorted_by ? -1 : 1);
  };
}

type Columns = { from: string; killed: number | null; sourceCount: number; changedAt: string };

function sortedBy(sort: Sort, { from, killed, sourceCount, changedAt }: Columns): string | number | null {
  if (sort.endsWith('day')) return from;
  if (sort.endsWith('killed')) return killed;
  return sort.endsWith('changed') ? changedAt : sourceCount;
}

const columnsOf = (event: StoredEvent): Columns => ({ ...draftColumns(event), changedAt: event.changedAt });

function wholeOf({ state: { draft, ...rest } }: EventThen): StoredEvent {
  return { ...draft, ...rest };
}

/** A line of the list as the event was; its marks are those of then too. */
function rowThen({ state, matches }: EventThen, { sort, marks }: Pick<PageQuery, 'sort' | 'marks'>): PageRow {
  const columns = draftColumns(state.draft);
  const marked = matches.filter((match) => marks.includes(match.tracked));
  return {
    id: state.id,
    from: columns.from,
    to: columns.to,
    precision: columns.precision,
    kind: columns.kind,
    summary: columns.summary,
    place_words: columns.placeWords,
    place_name: columns.placeName ?? columns.admin2 ?? columns.admin1,
    killed: columns.killed,
    deaths: state.draft.deaths,
    sources: columns.sourceCount,
    best_grade: columns.bestGrade,
    status: state.status,
    feed: state.feed,
    sample: state.sample,
    left_out: marked.some(({ leftOut }) => leftOut),
    by_hand: marked.some(({ byHand }) => byHand),
    sorted_by: sortedBy(sort, { ...columns, changedAt: state.changedAt }),
  };
}
