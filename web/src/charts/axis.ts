import type { ChartSpec, Mark } from '../../../server/domain/reading/chart.ts';

/** Index of the first mark after the article; the number of marks when there is none. The publication line stands before it. */
export function articleIndex(spec: ChartSpec): number {
  const index = spec.marks.findIndex((mark) => mark.to >= spec.article.month);
  return index < 0 ? spec.marks.length : index;
}

/** Marks that lie wholly or partly between two months, as first and last index; null when none does. */
export function marksBetween(spec: ChartSpec, from: string, to: string): [number, number] | null {
  const inside = spec.marks.flatMap((mark, i) => (mark.to >= from && mark.from <= to ? [i] : []));
  const [first, last] = [inside[0], inside.at(-1)];
  return first === undefined || last === undefined ? null : [first, last];
}

/** The year, at the mark that holds its January; nothing elsewhere, so the axis is labelled by years alone. */
export function yearLabel(marks: readonly Mark[], index: number): string | null {
  const mark = marks[index];
  if (!mark) return null;
  const year = mark.to.slice(0, 4);
  return mark.from <= `${year}-01` && mark.to >= `${year}-01` ? year : null;
}

/** A value as axis, table and tooltip show it; shares come as fractions. */
export function valueWords(spec: Pick<ChartSpec, 'percent'>, value: number | null): string {
  if (value === null) return 'no value';
  const shown = spec.percent ? value * 100 : value;
  const rounded = Math.abs(shown) >= 10 ? shown.toFixed(0) : shown.toFixed(Math.abs(shown) >= 1 ? 1 : 2);
  return `${Number(rounded)}${spec.percent ? ' %' : ''}`;
}

/** "5 to 18". */
export function bandWords(spec: ChartSpec): string | null {
  return spec.band ? `${valueWords(spec, spec.band.lo)} to ${valueWords(spec, spec.band.hi)}` : null;
}

/** A round top for the value axis and the step of its ticks, from zero; whole steps where events are counted. */
export function scaleTop(values: readonly number[], ticks: number, whole = false): { max: number; step: number } {
  const highest = Math.max(0, ...values);
  if (highest === 0) return { max: 1, step: 1 };
  const rough = highest / ticks;
  const power = 10 ** Math.floor(Math.log10(rough));
  const round = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough) ?? 10 * power;
  const step = whole ? Math.max(1, round) : round;
  return { max: Math.ceil((highest * (whole ? 1 : 1.02)) / step) * step, step };
}

/** What a mark means, for people who listen: month, number, what was expected, and whether it counts. */
export function markWords(spec: ChartSpec, mark: Mark): string {
  if (mark.role === 'missing') return `${mark.label}: not covered`;
  const parts = [`${mark.label}: ${valueWords(spec, mark.value)}`];
  if (mark.n !== null) parts.push(`n ${mark.n}`);
  if (mark.unusual) parts.push('unusual for the months before the article');
  if (mark.role === 'provisional') parts.push('provisional, left out of the verdict');
  return parts.join(', ');
}

/** "5 in 61 months": the dots of one side, counted as they are drawn. */
export function inMonths(spec: ChartSpec, role: 'before' | 'after'): string {
  const marks = spec.marks.filter((mark) => mark.role === role);
  const events = marks.reduce((sum, mark) => sum + (mark.value ?? 0), 0);
  return marks.length ? `${events} in ${marks.length} months` : '';
}
