import { addMonths, monthIndex, monthsBetween, monthsInWords, type Month } from '../../event/calendar.ts';
import type { Period } from '../../indicator/definition.ts';
import type { MarkRole } from './chart.ts';
import { sumOf, within, type PlaceTally } from '../measure/place-tally.ts';
import type { Quantity } from '../reading.ts';
import { SPOKEN_BY_THE_YEAR } from '../rules.ts';
import type { Bucket } from '../measure/series.ts';
import { MONTHS_IN, numberInWords, PERIOD_UNITS } from '../sentences/words.ts';

/** One bar of a place: three months, counted from the article both ways. */
export interface PlaceMark {
  from: Month;
  to: Month;
  label: string;
  role: MarkRole;
  /** Average in the unit of all places; null where no month is covered. */
  value: number | null;
  /** Events behind the bar: all of these months, also of those that are not covered. */
  events: number;
}

/** A place before or after the article. */
export interface PlaceSide {
  /** Average in the unit of all places over the months that are judged. */
  value: number;
  words: string;
  events: number;
  months: number;
  /** The months whose list holds exactly these events; gaps between them that hold others are named. */
  opens: { from: Month; to: Month; notMonths?: Month[] };
}

/** Months in a bar. */
const BAR_MONTHS = 3;

/** A month with what the main series makes of it. */
export interface PlaceStep extends Pick<Bucket, 'judged' | 'covered' | 'provisional' | 'window'> {
  month: Month;
}

/** The steps of the series, month by month: a longer step hands its state to each of its months. */
export function stepsOf(buckets: readonly Bucket[]): PlaceStep[] {
  return buckets.flatMap(({ from, to, judged, covered, provisional, window }) =>
    Array.from({ length: monthIndex(to) - monthIndex(from) + 1 }, (_, i) => ({
      month: addMonths(from, i),
      judged,
      covered,
      provisional,
      window,
    })),
  );
}

/** One unit for all places: the indicator's own period, or the year where even the largest rate would be under one. */
export function rateOver(rates: readonly (number | null)[], per: Period): { unit: Quantity['unit']; months: number } {
  const top = Math.max(0, ...rates.map((rate) => rate ?? 0));
  const spoken = top * MONTHS_IN[per] < SPOKEN_BY_THE_YEAR ? 'year' : per;
  return { unit: PERIOD_UNITS[spoken], months: MONTHS_IN[spoken] };
}

/** Sum a month over the judged months of a window; null where there is none. */
export function monthly(tallies: readonly PlaceTally[], steps: readonly PlaceStep[], window: number): number | null {
  const judged = steps.filter((step) => step.judged && step.window === window).map(({ month }) => month);
  return judged.length ? sumOf(within(tallies, judged), 'sum') / judged.length : null;
}

/** A place before (0) or after (1) the article; null where no month of that side is judged. */
export function sideOf(
  tallies: readonly PlaceTally[],
  steps: readonly PlaceStep[],
  window: 0 | 1,
  perMonths: number,
): PlaceSide | null {
  const judged = steps.filter((step) => step.judged && step.window === window).map(({ month }) => month);
  const [from, to] = [judged[0], judged.at(-1)];
  if (!from || !to) return null;
  const here = within(tallies, judged);
  const [events, value] = [sumOf(here, 'events'), (sumOf(here, 'sum') / judged.length) * perMonths];
  const gaps = monthsBetween(from, to).filter((month) => !judged.includes(month));
  const opens = { from, to, ...(sumOf(within(tallies, gaps), 'events') ? { notMonths: gaps } : {}) };
  return { value, words: numberInWords(value), events, months: judged.length, opens };
}

/** Months in threes, counted from the article both ways so that no bar straddles it. */
export function marksOf(
  tallies: readonly PlaceTally[],
  steps: readonly PlaceStep[],
  article: Month,
  perMonths: number,
): PlaceMark[] {
  const groups = new Map<number, PlaceStep[]>();
  for (const step of steps) {
    const bar = Math.floor((monthIndex(step.month) - monthIndex(article)) / BAR_MONTHS);
    groups.set(bar, [...(groups.get(bar) ?? []), step]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last) return [];
    const [from, to] = [first.month, last.month];
    const covered = group.filter((step) => step.covered).map(({ month }) => month);
    const value = covered.length ? (sumOf(within(tallies, covered), 'sum') / covered.length) * perMonths : null;
    const all = tallies.filter(({ month }) => from <= month && month <= to);
    return [{ from, to, label: monthsInWords({ from, to }), role: roleOf(group), value, events: sumOf(all, 'events') }];
  });
}

function roleOf(group: readonly PlaceStep[]): MarkRole {
  if (!group.some((step) => step.covered)) return 'missing';
  if (group.some((step) => step.covered && step.provisional)) return 'provisional';
  const { window } = group.find((step) => step.window !== null) ?? { window: null };
  return window === null ? 'outside' : window === 0 ? 'before' : 'after';
}
