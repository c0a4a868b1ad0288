import type { ChartSpec, MarkRole } from './chart.ts';

/** A mark of a small chart: its value and the part it plays. */
export type SparkMark = [value: number | null, role: MarkRole];

/** What a small chart needs of a large one: no labels, no whiskers, no months. */
export interface SparkSpec {
  form: ChartSpec['form'];
  tone: ChartSpec['tone'];
  /** Index of the first mark that reaches into the watch, of pairs the first after a trigger; the number of marks when none does. */
  article: number;
  band: { lo: number; hi: number } | null;
  marks: SparkMark[];
  /** The sentence that stands for the chart. */
  text: string;
}

/**
 * The small form of a chart. Values keep four figures: more cannot be seen at this size. Of pairs all days before come
 * first and all days after behind them, in the order of their triggers, so that each side has one tone.
 */
export function toSpark(chart: ChartSpec): SparkSpec {
  const { form, tone, band, text, article } = chart;
  const pairs = form === 'pairs';
  const sideOf = (role: MarkRole) => chart.marks.filter((mark) => mark.role === role);
  const marks = pairs ? [...sideOf('before'), ...sideOf('after')] : chart.marks;
  const first = marks.findIndex((mark) => (pairs ? mark.role === 'after' : mark.to >= article.month));
  return {
    form,
    tone,
    article: first < 0 ? marks.length : first,
    band: band && { lo: fourFigures(band.lo), hi: fourFigures(band.hi) },
    marks: marks.map(({ value, role }) => [value === null ? null : fourFigures(value), role]),
    text,
  };
}

/** A number to four figures, as far as a drawing shows it. */
export function fourFigures(value: number): number {
  return Number(value.toPrecision(4));
}
