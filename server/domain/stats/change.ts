import { CHANGE_PRIOR, CHANGE_SIDE } from './constants.ts';
import { coveredMonths, windowTotals, type Window } from './months.ts';
import { logGamma } from './special.ts';

/** When a series changed, if it did. Months are counted from 1 in the series as given, uncovered ones included. */
export interface ChangePoint {
  /** Chance that there was a step at all. */
  pChange: number;
  /** The candidates: the first month of the new level. */
  firstMonthAfter: number[];
  /** The chance of each candidate, given that there was a step. */
  posterior: number[];
  /** The likeliest candidate; null when the series is too short to have any. */
  best: number | null;
}

/**
 * The exact posterior over one step in the mean against no step, for a tempered Gamma-Poisson. With too few months for
 * any candidate the data say nothing and `pChange` is the prior. Source: method 4.8; Barry and Hartigan (1993).
 */
export function changePoint(
  y: readonly (number | null)[],
  e: readonly number[] = y.map(() => 1),
  options: { minSegment?: number; priorChange?: number; dispersion?: number } = {},
): ChangePoint {
  const { minSegment = CHANGE_SIDE, priorChange = CHANGE_PRIOR, dispersion = 1 } = options;
  const months = coveredMonths(
    y,
    e,
    y.map((): Window => 0),
  );
  const n = months.length;
  const [whole] = windowTotals(months);
  const rate = 1 / Math.max(whole.total / whole.exposure, 1e-9);
  const evidence = (total: number, exposure: number) => {
    const count = 1 + total / dispersion;
    return Math.log(rate) + logGamma(count) - count * Math.log(rate + exposure / dispersion);
  };
  const steps: { first: number; log: number }[] = [];
  let [total, exposure] = [0, 0];
  for (const [i, month] of months.entries()) {
    if (i >= minSegment && i <= n - minSegment) {
      const log = evidence(total, exposure) + evidence(whole.total - total, whole.exposure - exposure);
      steps.push({ first: month.index + 1, log });
    }
    total += month.y;
    exposure += month.e;
  }
  if (steps.length === 0) return { pChange: priorChange, firstMonthAfter: [], posterior: [], best: null };
  const none = evidence(whole.total, whole.exposure);
  const likeliest = steps.reduce((top, step) => (step.log > top.log ? step : top));
  const weights = steps.map((step) => Math.exp(step.log - likeliest.log));
  const sum = weights.reduce((part, weight) => part + weight, 0);
  const height = Math.max(none, likeliest.log);
  const yes = priorChange * (sum / steps.length) * Math.exp(likeliest.log - height);
  const no = (1 - priorChange) * Math.exp(none - height);
  return {
    pChange: yes + no > 0 ? yes / (yes + no) : priorChange,
    firstMonthAfter: steps.map((step) => step.first),
    posterior: weights.map((weight) => weight / sum),
    best: likeliest.first,
  };
}

/**
 * The best division of covered monthly counts into any number of levels: exact minimum of minus twice the Poisson
 * log-likelihood (without the factorials) plus 2 ln n for each further level. Source: Jackson et al. (2005), O(n^2).
 */
export function optimalPartition(
  y: readonly number[],
  { minSegment = CHANGE_SIDE }: { minSegment?: number } = {},
): { lastMonthOfSegment: number[]; cost: number; penalty: number } {
  const n = y.length;
  const penalty = n > 0 ? 2 * Math.log(n) : 0;
  const sums = [0];
  for (const value of y) sums.push((sums.at(-1) ?? 0) + value);
  const best: { cost: number; from: number }[] = [{ cost: -penalty, from: 0 }];
  for (let end = 1; end <= n; end += 1) {
    let choice = { cost: Infinity, from: 0 };
    for (let from = 0; from <= end - minSegment; from += 1) {
      const total = (sums[end] ?? 0) - (sums[from] ?? 0);
      const fit = total > 0 ? 2 * (total - total * Math.log(total / (end - from))) : 0;
      const cost = (best[from]?.cost ?? Infinity) + fit + penalty;
      if (cost < choice.cost) choice = { cost, from };
    }
    best.push(choice);
  }
  const last = best[n];
  const lastMonthOfSegment: number[] = [];
  for (let from = last?.from ?? 0; from > 0; from = best[from]?.from ?? 0) lastMonthOfSegment.unshift(from);
  return { lastMonthOfSegment, cost: n >= minSegment ? (last?.cost ?? 0) : 0, penalty };
}
