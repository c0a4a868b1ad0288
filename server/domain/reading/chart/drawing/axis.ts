import { dayNumber, firstDay, lastDay, monthOf, type Day } from '../../../event/calendar.ts';
import type { ChartSpec, Mark } from '../chart.ts';

/** Index of the first mark after the article; the number of marks when there is none. The publication line stands before it. */
export function articleIndex(spec: Pick<ChartSpec, 'marks' | 'article'>): number {
  const index = spec.marks.findIndex((mark) => mark.to >= spec.article.month);
  return index < 0 ? spec.marks.length : index;
}

/** Marks that lie wholly or partly between two months, as first and last index; null when none does. */
export function marksBetween(spec: ChartSpec, from: string, to: string): [number, number] | null {
  const inside = spec.marks.flatMap((mark, i) => (mark.to >= from && mark.from <= to ? [i] : []));
  const [first, last] = [inside[0], inside.at(-1)];
  return first === undefined || last === undefined ? null : [first, last];
}

/** Where a day stands among the marks: 1.5 is the middle of the second one. Null before the first and after the last. */
export function placeOfDay(spec: Pick<ChartSpec, 'marks'>, day: Day): number | null {
  const index = spec.marks.findIndex((mark) => mark.from <= monthOf(day) && monthOf(day) <= mark.to);
  const mark = spec.marks[index];
  if (!mark) return null;
  const [first, after] = [dayNumber(firstDay(mark.from)), dayNumber(lastDay(mark.to)) + 1];
  return index + (dayNumber(day) - first) / (after - first);
}

/** The year, at the mark that holds its January; nothing elsewhere, so the axis is labelled by years alone. */
export function yearLabel(marks: readonly Pick<Mark, 'from' | 'to'>[], index: number): string | null {
  const mark = marks[index];
  if (!mark) return null;
  const year = mark.to.slice(0, 4);
  return mark.from <= `${year}-01` && mark.to >= `${year}-01` ? year : null;
}

/** A value as axis, table and tooltip show it; shares come as fractions. */
export function valueWords(spec: Pick<ChartSpec, 'percent'>, value: number | null): string {
  if (value === null || !Number.isFinite(value)) return 'no value';
  const shown = spec.percent ? value * 100 : value;
  const size = Math.abs(shown);
  if (size >= 1000) return String(Math.round(shown)).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const rounded = size >= 10 ? shown.toFixed(0) : shown.toFixed(size >= 1 ? 1 : 2);
  return `${Number(rounded)}${spec.percent ? ' %' : ''}`;
}

/** "5 to 18". */
export function bandWords(spec: ChartSpec): string | null {
  return spec.band ? `${valueWords(spec, spec.band.lo)} to ${valueWords(spec, spec.band.hi)}` : null;
}

/** A round top for the value axis and the step of its ticks, from zero; whole steps where events are counted. */
export function scaleTop(values: readonly number[], ticks: number, whole = false): { max: number; step: number } {
  const highest = Math.max(0, ...values.filter(Number.isFinite));
  if (highest === 0) return { max: 1, step: 1 };
  const rough = highest / ticks;
  const power = 10 ** Math.floor(Math.log10(rough));
  const round = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough) ?? 10 * power;
  const step = whole ? Math.max(1, round) : round;
  return { max: Math.ceil((highest * (whole ? 1 : 1.02)) / step) * step, step };
}

/** How a mark stands, in words. */
export const STANDINGS: Record<Mark['role'], string> = {
  before: 'before',
  after: 'after',
  provisional: 'provisional, left out of the verdict',
  outside: 'outside the windows',
  missing: 'not covered',
};

/** What a mark means, for people who listen: month, number, what was expected, and whether it counts. */
export function markWords(spec: ChartSpec, mark: Mark): string {
  if (mark.role === 'missing' && !mark.events) return `${mark.label}: not covered`;
  return [`${mark.label}: ${valueWords(spec, mark.value)}`, ...markFacts(spec, mark)].join(', ');
}

/** All that is said of a mark besides its value, each a few words: what the tooltip shows line by line. */
export function markFacts(spec: ChartSpec, mark: Mark): string[] {
  const expected = bandWords(spec);
  const pace = spec.pace?.points.find((point) => point.month === mark.from);
  return [
    ...(mark.lo !== null && mark.hi !== null
      ? [`90 % interval ${valueWords(spec, mark.lo)} to ${valueWords(spec, mark.hi)}`]
      : []),
    ...(mark.n !== null && mark.trigger === null ? [`n ${mark.n}`] : []),
    ...(expected !== null && mark.role !== 'missing' ? [`expected ${expected}`] : []),
    ...(pace ? [`${valueWords(spec, pace.lo)} to ${valueWords(spec, pace.hi)} at the old pace`] : []),
    ...(mark.unusual ? ['unusual for the months before the article'] : []),
    ...(mark.role === 'provisional' || mark.role === 'missing' ? [STANDINGS[mark.role]] : []),
    ...(mark.hollow && mark.role !== 'provisional' && mark.role !== 'missing' ? ['too little to stand alone'] : []),
    ...(mark.named ? [mark.named] : []),
  ];
}

/** What names a mark in an address: its first month; for pairs, of which several share a month, its first day. */
export const markKey = (mark: Mark): string => mark.days?.from ?? mark.from;

/** The index of the mark so named; the month may lie anywhere in it. -1 when there is none. */
export function markNamed(spec: Pick<ChartSpec, 'marks'>, key: string | null): number {
  if (key === null) return -1;
  return spec.marks.findIndex((mark) => (mark.days ? mark.days.from === key : mark.from <= key && mark.to >= key));
}
