import type { Day, Month } from '../event/calendar.ts';

/** What part a mark plays; themes give it its colour, so a chart never carries one. */
export type MarkRole = 'before' | 'after' | 'provisional' | 'outside' | 'missing';

/** How the marks are drawn; see docs/method.md, "Charts". */
export type ChartForm = 'columns' | 'dots' | 'line' | 'steps';

/** One mark on the time axis: a month, or a quarter counted from the article. */
export interface Mark {
  /** "2024-03" or the first month of a longer period. */
  from: Month;
  to: Month;
  /** "Mar 2024" or "Feb to Apr 2024". */
  label: string;
  role: MarkRole;
  value: number | null;
  /** 90 % whiskers, for shares and means. */
  lo: number | null;
  hi: number | null;
  /** Denominator, said under the axis for shares and means. */
  n: number | null;
  /** Events behind the mark: what a click lists. */
  events: number;
  unusual: boolean;
  /** Too few to stand alone (n under 20) or provisional: drawn hollow. */
  hollow: boolean;
}

/** A chart without a painter: the screen paints it with Chart.js, paper with SVG, a table with rows. */
export interface ChartSpec {
  form: ChartForm;
  title: string;
  /** Unit, place and span: "a month, Pakistan, Sep 2021 to Jan 2026". */
  subtitle: string;
  unit: string;
  percent: boolean;
  marks: Mark[];
  /** First month of the watch: the publication line stands at its left edge. */
  article: { month: Month; label: string };
  watch: { from: Month; to: Month };
  before: { value: number; label: string } | null;
  after: { value: number; label: string } | null;
  /** Expected range of a mark if nothing had changed. */
  band: { lo: number; hi: number; label: string } | null;
  level: { value: number; label: string } | null;
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
