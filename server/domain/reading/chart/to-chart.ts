import { monthInWords, type Month } from '../../event/calendar.ts';
import { titleOf, type Lexicon } from '../../event/vocabulary.ts';
import type { Indicator, Period } from '../../indicator/definition.ts';
import { aroundInWords } from './around-words.ts';
import type { ChartForm, ChartSpec, Mark } from './chart.ts';
import { levelOf } from '../measure/comparison.ts';
import type { Measured, Setting } from '../measure/measured.ts';
import type { Quantity, Verdict } from '../reading.ts';
import type { IndicatorTallies } from '../measure/tally.ts';
import { placesIn } from '../measure/timeline.ts';
import { formOf, grainsOf, stepsIn, type Step } from './to-chart/grains.ts';
import { toMark } from './to-chart/marks.ts';
import { withLargest, withNames } from './to-chart/names.ts';
import { aroundOf, pairsOf } from './to-chart/pairs.ts';
import { bandOf, paceOf, unusualIn, usualOf } from './to-chart/ranges.ts';
import { runningTotal } from './to-chart/steps.ts';
import { unitOf } from './to-chart/units.ts';
import { countInWords, listed, MONTHS_IN, numberInWords, percentInWords, plural } from '../sentences/words.ts';

/** What the chart needs besides the measured series. */
export interface ChartParts {
  title: string;
  text: string;
  verdict: Verdict;
  /** What is missing, or how far the watch is, where no verdict stands. */
  standing: string | null;
  before: Quantity | null;
  after: Quantity | null;
  changed: Month | null;
  leftOut: ChartSpec['leftOut'];
  notes: string[];
}

/** The charts of an indicator, by the grammar for its measure: the usual one, and the one by its other span. No colours. */
export function toCharts(
  setting: Setting,
  indicator: Indicator,
  { found, tallies }: { found: Measured; tallies: IndicatorTallies },
  parts: ChartParts,
): { chart: ChartSpec; otherChart: ChartSpec | null } {
  const form = formOf(indicator.measure, found);
  const grains = grainsOf(indicator.measure, form, found);
  const [usual = 'month', other] = grains;
  // An event after the as-of day is not there yet, and so has no words either.
  const known = { ...tallies, days: tallies.days.filter((day) => day.day <= setting.asOf) };
  const by = (grain: Period) => toChart({ setting, indicator, found, tallies: known, parts, form, grains }, grain);
  return { chart: by(usual), otherChart: other ? by(other) : null };
}

interface Whole {
  setting: Setting;
  indicator: Indicator;
  found: Measured;
  tallies: IndicatorTallies;
  parts: ChartParts;
  form: ChartForm;
  grains: Period[];
}

function toChart(whole: Whole, grain: Period): ChartSpec {
  const { setting, indicator, found, parts, form, grains } = whole;
  const { windows, quiet_periods: quiet, source } = setting.forecast.definition;
  const percent = indicator.measure.kind === 'share';
  const steps = stepsIn(grain, indicator.measure, found, { tallies: whole.tallies, asOf: setting.asOf });
  const { marks, notes } = marksOf(whole, steps, grain);
  const [first, last] = [marks[0], marks.at(-1)];
  const within = indicator.measure.kind === 'response' ? Number.parseInt(indicator.measure.within, 10) : 0;
  const level = levelOf(indicator);
  return {
    form,
    grain,
    grains: [...grains],
    title: parts.title,
    subtitle: [
      unitOf(indicator.measure, form, grain),
      indicator.expects === 'fall' || indicator.expects === 'stay-low' ? 'expected: down' : '',
      placesOf(indicator, setting.words) || setting.forecast.definition.place,
      first && last ? `${monthInWords(first.from)} to ${monthInWords(last.to)}` : '',
    ]
      .filter(Boolean)
      .join(', '),
    unit: unitOf(indicator.measure, form, grain),
    percent,
    marks,
    article: { month: windows.watch.from, label: `Article, ${monthInWords(source.published.slice(0, 7))}` },
    watch: { from: windows.watch.from, to: windows.horizon },
    ...averages(whole, steps, marks, grain),
    band: form === 'columns' || form === 'line' ? bandOf(indicator.measure, found, steps, grain) : null,
    usual: form === 'dots' ? usualOf(found) : null,
    level:
      indicator.level === undefined
        ? null
        : { value: level, label: percent ? percentInWords(level) : `${numberInWords(level)} to 1` },
    pace: form === 'steps' ? paceOf(found, marks, windows.watch.from) : null,
    around: form === 'pairs' ? aroundOf(found, within) : null,
    standing: parts.standing ?? (form === 'timeline' ? notSeen(found) : null),
    quiet: form === 'pairs' ? [] : quiet.map((period) => ({ from: period.from, to: period.to, label: 'truce' })),
    leftOut: parts.leftOut,
    changed: parts.changed
      ? { month: parts.changed, label: `Most likely changed ${monthInWords(parts.changed)}` }
      : null,
    tone: toneOf(parts.verdict),
    text: parts.text,
    notes: [...parts.notes, ...notes],
  };
}

function marksOf(
  { setting, indicator, found, tallies, form }: Whole,
  steps: readonly Step[],
  grain: Period,
): { marks: Mark[]; notes: string[] } {
  const { measure } = indicator;
  const names = setting.names ?? new Map<string, string>();
  if (form === 'pairs' && measure.kind === 'response') {
    const marks = pairsOf(found, tallies, Number.parseInt(measure.within, 10));
    const cut = marks.some((mark) => mark.hollow);
    const watched = found.buckets.filter((bucket) => bucket.window === 1 && bucket.judged);
    const around = aroundInWords(
      marks,
      watched.reduce((sum, bucket) => sum + bucket.events, 0),
    );
    return {
      marks,
      notes: [
        ...(around ? [around.sentence] : []),
        ...(cut ? ['Hollow: fewer days, because each day is counted once.'] : []),
      ],
    };
  }
  const unusual = unusualIn(measure, found, steps, grain);
  const parts = { measure, form, unusual, dispersion: found.comparison?.dispersion ?? 1 };
  const marks = steps.map((step) => toMark(step, parts));
  if (form === 'steps') return { marks: withNames(runningTotal(marks, found), tallies, names), notes: [] };
  if (form === 'timeline') return { marks: withNames(marks, tallies, names), notes: [] };
  if (measure.kind === 'mean') return withLargest(marks, tallies, names);
  const part = form !== 'line' && steps.some((step) => step.part && step.covered && !step.provisional);
  return { marks, notes: part ? ['Hollow: months of the quarter are missing.'] : [] };
}

/** Both averages on the marks' own scale; for rare events how many there were, and in how many months. */
function averages(
  { indicator, found, parts, form }: Whole,
  steps: readonly Step[],
  marks: readonly Mark[],
  grain: Period,
): Pick<ChartSpec, 'before' | 'after'> {
  const percent = indicator.measure.kind === 'share';
  const side = (window: 0 | 1, quantity: Quantity | null, when: string) => {
    const value = perMark(window, quantity, { measure: indicator.measure, steps, grain });
    if (value === null) return null;
    return { value, label: `${percent ? percentInWords(value) : numberInWords(value)} ${when}` };
  };
  const many = (window: 0 | 1) => {
    const judged = found.buckets.filter((bucket) => bucket.window === window && bucket.judged);
    const events = judged.reduce((sum, bucket) => sum + bucket.sum, 0);
    if (judged.length === 0) return null;
    const value = (events / judged.length) * MONTHS_IN[grain];
    return { value, label: `${events ? countInWords(events) : 'none'} in ${plural(judged.length, 'month')}` };
  };
  if (form === 'dots') return { before: many(0), after: many(1) };
  const last = marks.at(-1)?.value ?? null;
  if (form === 'steps') return { before: null, after: last === null ? null : { value: last, label: `${last} in all` } };
  if (form === 'timeline' || found.reaction) return { before: null, after: null };
  return { before: side(0, parts.before, 'before'), after: side(1, parts.after, 'after') };
}

/** The level of a window by the span of the marks: rates by their months, different values by the steps themselves. */
function perMark(
  window: 0 | 1,
  quantity: Quantity | null,
  { measure, steps, grain }: { measure: Indicator['measure']; steps: readonly Step[]; grain: Period },
): number | null {
  if (quantity?.value == null) return null;
  if (measure.kind === 'distinct') {
    const judged = steps.filter((step) => step.window === window && step.judged);
    return judged.length ? judged.reduce((sum, step) => sum + step.sum, 0) / judged.length : null;
  }
  const spoken = PER[quantity.unit];
  return spoken === undefined ? quantity.value : (quantity.value / spoken) * MONTHS_IN[grain];
}

const PER: Partial<Record<Quantity['unit'], number>> = {
  'a month': MONTHS_IN.month,
  'a quarter': MONTHS_IN.quarter,
  'a half-year': MONTHS_IN['half-year'],
  'a year': MONTHS_IN.year,
};

/** Where the indicator looks, if its filter says so. */
function placesOf(indicator: Indicator, words: Lexicon): string {
  return listed(
    [...new Set(placesIn(indicator.counts))].map((place) => titleOf(words, 'places', place).replace(/,.*/, '')),
  );
}

function notSeen(found: Measured): string {
  return `not seen in ${plural(found.coverage.watch.covered, 'month')}`;
}

function toneOf(verdict: Verdict): ChartSpec['tone'] {
  if (verdict === 'as-predicted' || verdict === 'against' || verdict === 'too-little-data') return verdict;
  return 'no-clear-change';
}
