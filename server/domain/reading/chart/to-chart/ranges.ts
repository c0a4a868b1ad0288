import type { Month } from '../../../event/calendar.ts';
import type { Measure, Period } from '../../../indicator/definition.ts';
import { EXPECTED, INTERVAL, JEFFREYS } from '../../../stats/constants.ts';
import { dispersion, shareDispersion } from '../../../stats/dispersion.ts';
import { negBinQuantile, normalQuantile } from '../../../stats/distributions.ts';
import { phiOver } from '../../../stats/longer-step.ts';
import { expectedRange, unusualBound } from '../../../stats/unusual.ts';
import type { ChartSpec, Mark } from '../chart.ts';
import { columns } from '../../measure/comparison.ts';
import { unusualSteps } from '../../measure/expected.ts';
import type { Measured } from '../../measure/measured.ts';
import { BASELINE_STEPS } from '../../rules.ts';
import type { Bucket } from '../../measure/series.ts';
import { countInWords, MONTHS_IN, numberInWords, percentInWords } from '../../sentences/words.ts';
import type { Step } from './grains.ts';

type Band = NonNullable<ChartSpec['band']>;

const isCount = (measure: Measure) => ['count', 'sum', 'distinct'].includes(measure.kind);
const baseline = (steps: readonly Bucket[]) => steps.filter((step) => step.window === 0 && step.judged);

/**
 * Range of one mark if nothing had changed (method 4.1, predictive). A quarter of counts has the exposure of its months
 * and the scatter of neighbours that move together; a mean or share has that of a usual quarter's denominator.
 */
export function bandOf(measure: Measure, found: Measured, steps: readonly Step[], grain: Period): Band | null {
  if (!found.comparison || found.comparison.change.scale === 'level' || measure.kind === 'ratio') return null;
  if (!isCount(measure)) return levelBand(measure, found, steps, grain);
  // Different values of a longer step are not the sum of its months': that step has a scatter of its own.
  const own = measure.kind === 'distinct' && grain !== measure.per;
  const range = countRange(found, own ? steps : found.buckets, measure.kind === 'distinct' ? 1 : MONTHS_IN[grain], own);
  return range && { ...range, label: `Expected ${rangeInWords(range)}` };
}

/**
 * How many events the whole judged watch would have if nothing had changed; for events too rare to expect any in a
 * month. The probability inside is that of the intervals, so that a number beyond it goes with a clear verdict.
 */
export function usualOf(found: Measured): ChartSpec['usual'] {
  if (found.comparison?.change.scale !== 'ratio') return null;
  const months = found.buckets.filter((bucket) => bucket.window === 1 && bucket.judged).length;
  const range = months > 0 ? countRange(found, found.buckets, months, false, INTERVAL) : null;
  return range && { ...range, label: `${rangeInWords(range)} would be usual` };
}

/** The steps beyond the one-sided 1 % bound of the baseline (method 4.7), in whatever span they are drawn. */
export function unusualIn(measure: Measure, found: Measured, steps: readonly Step[], grain: Period): Set<Month> {
  if (!isCount(measure)) return new Set();
  if (measure.kind === 'distinct' || grain === 'month') return unusualSteps([...steps]);
  const months = baseline(found.buckets);
  if (months.length < BASELINE_STEPS) return new Set();
  const { upper } = unusualBound(
    months.map((month) => month.sum),
    { exposure: MONTHS_IN[grain], phi: phiOver(MONTHS_IN[grain], scatterOf(found.buckets)) },
  );
  return new Set(
    steps
      .filter((step) => step.window === 1 && step.covered && !step.part && step.sum > upper)
      .map((step) => step.from),
  );
}

/** The pace of before carried on: the total at the end of each month of the watch, with its range (method 4.4). */
export function paceOf(found: Measured, marks: readonly Mark[], article: Month): ChartSpec['pace'] {
  const months = found.buckets.filter((bucket) => bucket.window === 0 && bucket.covered);
  if (!found.occurrence || months.length < BASELINE_STEPS) return null;
  const days = found.occurrence.before.filter((day) => months.some((month) => month.from === day.slice(0, 7))).length;
  const start = marks.filter((mark) => mark.to < article).at(-1)?.value ?? 0;
  let watched = 0;
  const points = marks
    .filter((mark) => mark.to >= article)
    .map((mark) => {
      if (mark.role !== 'missing') watched += 1;
      const quantile = (p: number) =>
        watched === 0 ? 0 : negBinQuantile(p, days + JEFFREYS, months.length / (months.length + watched));
      return {
        month: mark.from,
        value: start + (days / months.length) * watched,
        lo: start + quantile((1 - INTERVAL) / 2),
        hi: start + quantile((1 + INTERVAL) / 2),
      };
    });
  return { label: 'at the old pace', points };
}

function countRange(found: Measured, steps: readonly Bucket[], exposure: number, own: boolean, level = EXPECTED) {
  const base = baseline(steps);
  if (!found.comparison || base.length < BASELINE_STEPS) return null;
  const sums = base.map((step) => step.sum);
  const ones = base.map(() => 1);
  const scatter = scatterOf(steps);
  const range = expectedRange(sums, ones, {
    level,
    exposure,
    dispersion: own ? scatter.dispersion : found.comparison.dispersion,
    phi: phiOver(exposure, scatter),
  });
  return Number.isFinite(range.hi) ? range : null;
}

function levelBand(measure: Measure, found: Measured, steps: readonly Step[], grain: Period): Band | null {
  const base = baseline(found.buckets).filter((bucket) => bucket.exposure > 0);
  const [y, e] = [base.map((bucket) => bucket.sum), base.map((bucket) => bucket.exposure)];
  const usual = median(steps.filter((step) => step.judged && step.exposure > 0).map((step) => step.exposure));
  if (!found.comparison || base.length < BASELINE_STEPS || usual === null) return null;
  const { dispersion: D } = found.comparison;
  if (measure.kind === 'mean') {
    const phi = phiOver(MONTHS_IN[grain], scatterOf(found.buckets));
    const range = expectedRange(y, e, { exposure: usual, dispersion: D, phi });
    const [lo, hi] = [range.lo / usual, range.hi / usual];
    return Number.isFinite(hi) ? { lo, hi, label: `Expected ${numberInWords(lo)} to ${numberInWords(hi)}` } : null;
  }
  const phi = phiOver(MONTHS_IN[grain], scatterOf(found.buckets, shareDispersion));
  const [hits, whole] = [total(y), total(e)];
  const share = (JEFFREYS + hits / D) / (2 * JEFFREYS + whole / D);
  const reach = normalQuantile((1 + EXPECTED) / 2) * Math.sqrt(share * (1 - share) * (phi / usual + D / whole));
  const [lo, hi] = [Math.max(0, share - reach), Math.min(1, share + reach)];
  return { lo, hi, label: `Expected ${percentInWords(lo)} to ${percentInWords(hi)}` };
}

/** How single steps of the baseline scatter; one that is not judged breaks the chain of neighbours. */
function scatterOf(steps: readonly Bucket[], measured = dispersion) {
  const before = steps.filter((step) => step.window === 0);
  const { y, e, w } = columns(before, (step) => step.judged);
  return measured(y, e, w);
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

/** "2 to 8", "none", "1": a range that is one number says it once. */
function rangeInWords({ lo, hi }: { lo: number; hi: number }): string {
  if (lo !== hi) return `${countInWords(lo)} to ${countInWords(hi)}`;
  return hi === 0 ? 'none' : countInWords(hi);
}
