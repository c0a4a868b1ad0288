import {
  addMonths,
  dayInWords,
  isMonth,
  monthInWords,
  monthsInWords,
  monthsBetween,
  type Month,
} from '../../../../server/domain/event/calendar.ts';
import { plural } from '../../../../server/domain/reading/sentences/words.ts';

export interface MonthCount {
  month: Month;
  events: number;
}

/** A run of months, both ends included. */
export interface Span {
  from: Month;
  to: Month;
}

/** Every month from the first with events to the last; months between without any are zero. */
export function allMonths(counts: readonly MonthCount[], also: Span | null = null): MonthCount[] {
  const months = [...counts.map(({ month }) => month), ...(also ? [also.from, also.to] : [])].sort();
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return [];
  const known = new Map(counts.map(({ month, events }) => [month, events]));
  return monthsBetween(first, last).map((month) => ({ month, events: known.get(month) ?? 0 }));
}

/** The months chosen in an address, or null. */
export function spanOf(query: URLSearchParams): Span | null {
  const from = query.get('month') ?? '';
  const to = query.get('toMonth') ?? from;
  return isMonth(from) && isMonth(to) && from <= to ? { from, to } : null;
}

/** The address's words for a run of months. */
export function asQuery(span: Span | null): { month: string | null; toMonth: string | null } {
  return { month: span?.from ?? null, toMonth: span && span.to !== span.from ? span.to : null };
}

/** The month next to the chosen ones; the last or the first one when none is chosen, none beyond the strip's ends. */
export function step(months: readonly MonthCount[], span: Span | null, by: 1 | -1): Span | null {
  const [first, last] = [months[0]?.month, months.at(-1)?.month];
  if (!first || !last) return null;
  if (!span) return by > 0 ? { from: first, to: first } : { from: last, to: last };
  const next = addMonths(by > 0 ? span.to : span.from, by);
  return next < first || next > last ? span : { from: next, to: next };
}

/** The run made longer or shorter at the end that moves; `anchor` stays in it. */
export function extend(months: readonly MonthCount[], span: Span, anchor: Month, by: 1 | -1): Span {
  const moving = span.from === anchor ? span.to : span.from;
  const next = addMonths(moving, by);
  if (!months.some(({ month }) => month === next)) return span;
  return next < anchor ? { from: next, to: anchor } : { from: anchor, to: next };
}

/** The place of the month under a point, given as a share of the strip's width. */
export function placeAt(share: number, months: number): number {
  return Math.max(0, Math.min(months - 1, Math.floor(share * months)));
}

/** "Oct 2024: 47 events", "Oct 2024 to Dec 2024: 130 events". */
export function spanInWords(months: readonly MonthCount[], span: Span): string {
  const events = months
    .filter(({ month }) => month >= span.from && month <= span.to)
    .reduce((sum, each) => sum + each.events, 0);
  return `${monthsInWords(span)}: ${plural(events, 'event')}`;
}

/** The strip in a sentence, for those who do not see it. */
export function stripInWords(months: readonly MonthCount[], published: string | null): string {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return 'No events in any month';
  const most = months.reduce((best, each) => (each.events > best.events ? each : best), first);
  const article = published ? ` The article appeared on ${dayInWords(published)}.` : '';
  return `Events by month, ${monthInWords(first.month)} to ${monthInWords(last.month)}; most in ${monthInWords(most.month)}: ${plural(most.events, 'event')}.${article}`;
}

/** What takes the time out of a list: the strip of months shows those around it too. */
export const ANY_MONTH = { month: null, toMonth: null, notMonths: null, from: null, to: null };
