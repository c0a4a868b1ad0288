import type { Day, Month } from '../../event/calendar.ts';
import type { Period } from '../../indicator/definition.ts';

/** What part a mark plays; themes give it its colour, so a chart never carries one. */
export type MarkRole = 'before' | 'after' | 'provisional' | 'outside' | 'missing';

/**
 * How the marks are drawn; the grammar is in `to-chart/grains.ts`. `pairs` are the days before and after each trigger,
 * `timeline` is one row up to the horizon for a thing that has not happened yet.
 */
export type ChartForm = 'columns' | 'dots' | 'line' | 'steps' | 'pairs' | 'timeline';

/** One mark on the time axis: a month, or a quarter counted from the article. */
export interface Mark {
  /** "2024-03" or the first month of a longer period. */
  from: Month;
  to: Month;
  /** "Mar 2024" or "Feb 2024 to Apr 2024". */
  label: string;
  role: MarkRole;
  value: number | null;
  /** 90 % whiskers, for shares and means. */
  lo: number | null;
  hi: number | null;
  /** Denominator, said under the axis for shares and means; the days looked at, for pairs. */
  n: number | null;
  /** Events behind the mark: what a click lists. */
  events: number;
  unusual: boolean;
  /** Too few to stand alone (n under 20), not the whole of its period, or provisional: drawn hollow. */
  hollow: boolean;
  /** What happened, where single events are told: the steps of a running total, the event that moves a mean. */
  named: string | null;
  /** For pairs: the day of the trigger, and the days that are counted; a click lists those days and no others. */
  trigger: Day | null;
  days: { from: Day; to: Day } | null;
}

/** A value with its words at the edge of the chart. */
export interface Labelled {
  value: number;
  label: string;
}

/** A value with its 90 % interval. */
export interface Ranged {
  value: number;
  lo: number;
  hi: number;
}

/** A chart without a painter: the screen paints it with Chart.js, paper with SVG, a table with rows. */
export interface ChartSpec {
  form: ChartForm;
  /** What one mark spans, and the spans that are offered; one or none means no switch. */
  grain: Period;
  grains: Period[];
  title: string;
  /** Unit, place and span: "a month, Pakistan, Sep 2021 to Jan 2026". */
  subtitle: string;
  unit: string;
  percent: boolean;
  marks: Mark[];
  /** First month of the watch: the publication line stands at its left edge. */
  article: { month: Month; label: string };
  watch: { from: Month; to: Month };
  before: Labelled | null;
  after: Labelled | null;
  /** Expected range of a mark if nothing had changed. */
  band: { lo: number; hi: number; label: string } | null;
  /** Expected number in the whole judged watch if nothing had changed, for dots: "2 to 8 would be usual". */
  usual: { lo: number; hi: number; label: string } | null;
  level: Labelled | null;
  /** The old pace carried on past the article, with its range: the running total at the end of each month. */
  pace: { label: string; points: ({ month: Month } & Ranged)[] } | null;
  /** For pairs: how many an average trigger has in the days before and after it, and the change in words. */
  around: { words: string; before: Ranged; after: Ranged } | null;
  /** How the watch stands where there is no verdict: "needs 3 more events", "not yet, month 21 of 36". */
  standing: string | null;
  quiet: { from: Day; to: Day; label: string }[];
  leftOut: { on: Day; label: string; event: string | null }[];
  /** Most likely first month after the change, when more likely than not. */
  changed: { month: Month; label: string } | null;
  /** The verdict's tone paints the marks after the article. */
  tone: 'as-predicted' | 'against' | 'no-clear-change' | 'too-little-data';
  /** A sentence that stands for the chart. */
  text: string;
  notes: string[];
}

/**
 * The chart of a reading with marks of this span, where it is offered; the usual one where not.
 * `chart` is drawn by default, `otherChart` is the same by the other span.
 */
export function chartIn(
  { chart, otherChart }: { chart: ChartSpec; otherChart: ChartSpec | null },
  grain: Period | null,
): ChartSpec {
  return otherChart !== null && grain === otherChart.grain ? otherChart : chart;
}
