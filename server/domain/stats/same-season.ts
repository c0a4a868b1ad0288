import { INTERVAL } from './constants.ts';
import { normalQuantile } from './distributions.ts';
import { coveredMonths, windowTotals, type Totals, type Window } from './months.ts';

/** The rate ratio from like with like: only calendar months that both windows have. */
export interface SameSeason {
  /** Calendar months in both windows, 0..12. */
  monthsUsed: number;
  /** Null when those months had none in the baseline. */
  ratio: number | null;
  lo: number;
  hi: number;
  /** Standard error of the log ratio; Infinity when a side is empty. */
  se: number;
}

/**
 * Mantel-Haenszel rate ratio over calendar months (1..12), so that a baseline with two autumns and one summer does not
 * pass for a change. Source: Greenland and Robins (1985), variance times the dispersion; method 4.9.
 */
export function sameSeason(input: {
  y: readonly (number | null)[];
  e: readonly number[];
  w: readonly Window[];
  month: readonly number[];
  dispersion?: number;
  level?: number;
}): SameSeason {
  const { y, e, w, month, dispersion = 1, level = INTERVAL } = input;
  const covered = coveredMonths(y, e, w);
  let [monthsUsed, up, down, variance] = [0, 0, 0, 0];
  for (let season = 1; season <= 12; season += 1) {
    const [before, watch]: [Totals, Totals] = windowTotals(covered.filter(({ index }) => month[index] === season));
    if (before.months === 0 || watch.months === 0) continue;
    const both = before.exposure + watch.exposure;
    monthsUsed += 1;
    up += (watch.total * before.exposure) / both;
    down += (before.total * watch.exposure) / both;
    variance += ((before.total + watch.total) * watch.exposure * before.exposure) / both ** 2;
  }
  const ratio = down > 0 ? up / down : null;
  if (ratio === null || ratio === 0) return { monthsUsed, ratio, lo: 0, hi: Infinity, se: Infinity };
  const se = Math.sqrt((dispersion * variance) / (up * down));
  const reach = Math.exp(normalQuantile(1 - (1 - level) / 2) * se);
  return { monthsUsed, ratio, lo: ratio / reach, hi: ratio * reach, se };
}
