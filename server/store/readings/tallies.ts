import type { Day } from '../../domain/event/calendar.ts';
import type { Role } from '../../domain/indicator/match.ts';
import type { DayTally, HandDecision, IndicatorTallies, KeyTally } from '../../domain/reading/measure/tally.ts';
import { publishedNumbers } from '../imports/published.ts';
import { untouchedSince } from './as-it-stood.ts';
import type { Handle } from '../connect.ts';

/** Which tallies are wanted: of these tracked indicators, on these feeds. */
export interface TallyQuery {
  tracked: readonly number[];
  feeds: readonly string[];
  /** Only of events that stand as they stood at this moment; the others are added in the state they had. */
  at?: string | null;
}

/** Tallies by feed, then by tracked indicator. A later issue reads them from kept tables; only this file will change. */
export async function talliesOf(sql: Handle, query: TallyQuery): Promise<Map<string, Map<number, IndicatorTallies>>> {
  const result = new Map(query.feeds.map((feed) => [feed, new Map(query.tracked.map((id) => [id, empty()]))]));
  const of = (row: { feed: string; tracked: number }) => result.get(row.feed)?.get(row.tracked);
  for (const row of await days(sql, query)) {
    of(row)?.days.push({
      role: row.role,
      day: row.day,
      events: row.events,
      said: row.said,
      sum: row.sum,
      sumTo: row.sum_to,
      unidentified: row.unidentified,
      largest: row.largest === null ? null : { event: row.largest_event, value: row.largest, valueTo: row.largest_to },
      shown: row.largest_event,
    });
  }
  for (const row of await keys(sql, query)) {
    of(row)?.keys.push({ role: row.role, month: row.month.slice(0, 7), key: row.key, events: row.events });
  }
  for (const row of await leftOut(sql, query)) {
    of(row)?.leftOut.push({ event: row.event, day: row.day, summary: row.summary });
  }
  for (const { tracked: id, feed, ...decision } of await byHand(sql, query))
    of({ tracked: id, feed })?.byHand.push(decision);
  for (const { tracked: id, feed, ...number } of await publishedNumbers(sql, query)) {
    const tallies = of({ tracked: id, feed });
    if (tallies) tallies.published = [...(tallies.published ?? []), number];
  }
  for (const row of await graded(sql, query)) {
    const tallies = of(row);
    if (tallies) Object.assign(tallies, { counted: row.counted, wellSourced: row.well_sourced });
  }
  return result;
}

function empty(): IndicatorTallies {
  return { days: [], keys: [], leftOut: [], byHand: [], wellSourced: 0, counted: 0 };
}

type Of = { tracked: number; feed: string };

interface DayRow extends Of, Omit<DayTally, 'sumTo' | 'largest'> {
  sum_to: number;
  largest: number | null;
  largest_event: string;
  largest_to: number;
}

/** The second sum leaves out events whose first number is not said: a ratio needs both. */
function days(sql: Handle, query: TallyQuery): Promise<DayRow[]> {
  return sql<DayRow[]>`
    select tracked, feed, role, day, count(*)::int as events, count(value)::int as said, coalesce(sum(value), 0) as sum,
      coalesce(sum(value_to) filter (where value is not null), 0) as sum_to,
      (count(*) filter (where unidentified))::int as unidentified, max(value) as largest,
      (array_agg(event_id order by value desc nulls last, event_id))[1] as largest_event,
      (array_agg(coalesce(value_to, 0) order by value desc nulls last, event_id))[1] as largest_to
    from matches m where ${wanted(sql, query)} and not left_out
    group by tracked, feed, role, day order by tracked, feed, day, role`;
}

function keys(sql: Handle, query: TallyQuery): Promise<(Of & KeyTally)[]> {
  return sql<(Of & KeyTally)[]>`
    select tracked, feed, role, month, key, count(*)::int as events
    from matches m, unnest(keys) as key where ${wanted(sql, query)} and not left_out
    group by tracked, feed, role, month, key order by tracked, feed, month, role, key`;
}

function leftOut(sql: Handle, query: TallyQuery): Promise<(Of & { event: string; day: Day; summary: string })[]> {
  return sql<(Of & { event: string; day: Day; summary: string })[]>`
    select m.tracked, m.feed, m.event_id as event, m.day, e.summary
    from matches m join events e on e.id = m.event_id
    where ${wanted(sql, query)} and m.left_out and m.role = 'counts'
    order by m.day, m.event_id`;
}

function byHand(sql: Handle, query: TallyQuery): Promise<(Of & HandDecision)[]> {
  return sql<(Of & HandDecision)[]>`
    select m.tracked, m.feed, m.event_id as event, e.summary, m.role, m.day, m.value, m.value_to as "valueTo", m.keys,
      m.unidentified, o.reason, o.by, o.at
    from overrides o
    join tracked_indicators t on t.forecast = o.forecast and t.indicator = o.indicator
      and t.id = any(${[...query.tracked]}::int[])
    join matches m on m.event_id = o.event_id and m.tracked = t.id and m.by_hand and not m.left_out
    join events e on e.id = o.event_id
    where ${wanted(sql, query)} order by m.day, m.event_id, m.role`;
}

function graded(sql: Handle, query: TallyQuery): Promise<(Of & { counted: number; well_sourced: number })[]> {
  return sql<(Of & { counted: number; well_sourced: number })[]>`
    select tracked, feed, count(*)::int as counted, (count(*) filter (where well_sourced))::int as well_sourced
    from matches m where ${wanted(sql, query)} and not left_out and role = 'counts'
    group by tracked, feed`;
}

/** The matches asked for, of `matches m`. */
function wanted(sql: Handle, { tracked, feeds, at }: TallyQuery) {
  return sql`m.tracked = any(${[...tracked]}::int[]) and m.feed = any(${[...feeds]}::text[]) ${untouchedSince(sql, at, 'm')}`;
}

/** Pairs of indicators that count the same events of a feed between two days. */
export async function sharedEvents(
  sql: Handle,
  { tracked, feed, from, to, at }: { tracked: readonly number[]; feed: string; from: Day; to: Day; at?: string | null },
): Promise<{ a: number; b: number; events: number }[]> {
  return sql<{ a: number; b: number; events: number }[]>`
    select m.tracked as a, other.tracked as b, count(*)::int as events
    from matches m join matches other on other.event_id = m.event_id and other.tracked > m.tracked
    where m.tracked = any(${[...tracked]}::int[]) and other.tracked = any(${[...tracked]}::int[])
      and m.role = 'counts' and other.role = 'counts' and m.feed = ${feed} and m.day between ${from} and ${to}
      and not m.left_out and not other.left_out ${untouchedSince(sql, at, 'm')}
    group by 1, 2`;
}

/** Numbers of one role of one indicator in one month. */
export interface MonthRole {
  tracked: number;
  role: Role;
  events: number;
  said: number;
  sum: number;
  sum_to: number;
  keys: string[];
}

/**
 * The numbers of a month of a feed for these indicators, as previews need them. What is told apart is read only for
 * `keyed`, beside the numbers and not joined to them: those come from the index alone.
 */
export async function monthNumbers(
  sql: Handle,
  { tracked, keyed, feed, month }: { tracked: readonly number[]; keyed: readonly number[]; feed: string; month: Day },
): Promise<MonthRole[]> {
  if (tracked.length === 0) return [];
  const inMonth = sql`feed = ${feed} and day >= ${month}::date and day < (${month}::date + interval '1 month')::date and not left_out`;
  const [numbers, told] = await Promise.all([
    sql<Omit<MonthRole, 'keys'>[]>`
      select tracked, role, count(*)::int as events, count(value)::int as said, coalesce(sum(value), 0) as sum,
        coalesce(sum(value_to) filter (where value is not null), 0) as sum_to
      from matches where tracked = any(${[...tracked]}::int[]) and ${inMonth} group by tracked, role`,
    keyed.length === 0
      ? []
      : sql<{ tracked: number; role: Role; key: string }[]>`
          select tracked, role, key from matches, unnest(keys) as key
          where tracked = any(${[...keyed]}::int[]) and ${inMonth} group by tracked, role, key order by key`,
  ]);
  const keysOf = (row: { tracked: number; role: Role }) =>
    told.filter((one) => one.tracked === row.tracked && one.role === row.role).map((one) => one.key);
  return numbers.map((row) => ({ ...row, keys: keysOf(row) }));
}
