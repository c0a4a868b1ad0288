import type { Month } from '../../event/calendar.ts';
import { changePoint } from '../../stats/change.ts';
import { expectedRange, unusualBound } from '../../stats/unusual.ts';
import { columns } from './comparison.ts';
import type { Measured } from './measured.ts';
import { BASELINE_STEPS, CHANGE_SAID } from '../rules.ts';
import type { Bucket } from './series.ts';

/** The 95 % range of one step under the baseline; only for counts, where a step stands alone. */
export function expectation(found: Measured): { lo: number; hi: number } | null {
  const baseline = found.buckets.filter((bucket) => bucket.window === 0 && bucket.judged);
  if (!found.comparison || found.comparison.change.scale !== 'ratio' || baseline.length < BASELINE_STEPS) return null;
  if (baseline.some((bucket) => bucket.exposure !== 1)) return null;
  const range = expectedRange(
    baseline.map((bucket) => bucket.sum),
    baseline.map(() => 1),
    { dispersion: found.comparison.dispersion },
  );
  return Number.isFinite(range.hi) ? range : null;
}

/** Steps of the watch beyond the one-sided 1 % bound of the baseline (method 4.7). A mark, never a verdict. */
export function unusualSteps(buckets: readonly Bucket[]): Set<Month> {
  const baseline = buckets.filter((bucket) => bucket.window === 0 && bucket.judged && bucket.exposure === 1);
  if (baseline.length < BASELINE_STEPS) return new Set();
  const bound = unusualBound(baseline.map((bucket) => bucket.sum));
  return new Set(
    buckets
      .filter((bucket) => bucket.window === 1 && bucket.covered && bucket.exposure === 1 && bucket.sum > bound.upper)
      .map((bucket) => bucket.from),
  );
}

/** When it most likely changed, if a change is more likely than none (method 4.8). */
export function whenChanged(found: Measured): { month: Month; chance: number } | null {
  if (!found.comparison || found.comparison.change.scale !== 'ratio' || found.judgement.verdict === 'too-little-data')
    return null;
  const { y, e } = columns(found.buckets, (bucket) => bucket.judged);
  const change = changePoint(y, e, { dispersion: found.comparison.dispersion });
  const month = change.best === null ? undefined : found.buckets[change.best - 1]?.from;
  return month !== undefined && change.pChange > CHANGE_SAID ? { month, chance: change.pChange } : null;
}
