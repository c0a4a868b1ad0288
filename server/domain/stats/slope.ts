import { tUpper } from './distributions.ts';
import { coveredMonths, type CoveredMonth } from './months.ts';

/** A trend of so many per cent a month. `ratioPerMonth` is null, and p = 1, when no such trend can be fitted. */
export interface Slope {
  ratioPerMonth: number | null;
  pTwo: number;
  /** Pearson scatter about the fitted line; not floored at 1. */
  phi: number;
}

const NO_SLOPE: Slope = { ratioPerMonth: null, pTwo: 1, phi: 1 };
const MOST_STEPS = 100;

/**
 * Quasi-Poisson log-linear slope over months with exposure, by iteratively reweighted least squares; two-sided t test.
 * Says whether a baseline was already rising. Source: McCullagh and Nelder (1989), as R's glm; method 4.9.
 */
export function quasiPoissonSlope(y: readonly (number | null)[], e: readonly number[]): Slope {
  const months = coveredMonths(
    y,
    e,
    y.map(() => 0 as const),
  );
  const total = months.reduce((sum, month) => sum + month.y, 0);
  const exposure = months.reduce((sum, month) => sum + month.e, 0);
  if (months.length < 3 || total <= 0) return NO_SLOPE;
  let [level, slope] = [Math.log(total / exposure), 0];
  const [start, end] = [months[0]?.index ?? 0, months.at(-1)?.index ?? 0];
  const [centre, reach] = [(start + end) / 2, (end - start) / 2];
  const mean = ({ e: share, index }: CoveredMonth) => share * Math.exp(level + slope * (index - centre));
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { w, wx, wxx, r, rx } = score(months, mean, centre);
    const determinant = w * wxx - wx * wx;
    const full = { up: (wxx * r - wx * rx) / determinant, turn: (w * rx - wx * r) / determinant };
    const length = Math.abs(full.up) + Math.abs(full.turn) * reach;
    if (!Number.isFinite(length)) return NO_SLOPE;
    const part = Math.min(1, 2 / length); // a full step from a flat start can overshoot a steep series for good
    const [up, turn] = [full.up * part, full.turn * part];
    level += up;
    slope += turn;
    if (Math.abs(up) + Math.abs(turn) > 1e-12) continue;
    const scatter = months.reduce((sum, month) => sum + (month.y - mean(month)) ** 2 / mean(month), 0);
    const df = months.length - 2;
    const phi = scatter / df;
    const se = Math.sqrt((phi * w) / determinant);
    const flat = Math.abs(slope) < 1e-9;
    return { ratioPerMonth: Math.exp(slope), pTwo: flat ? 1 : 2 * tUpper(Math.abs(slope) / se, df), phi };
  }
  return NO_SLOPE;
}

function score(months: readonly CoveredMonth[], mean: (month: CoveredMonth) => number, centre: number) {
  const sums = { w: 0, wx: 0, wxx: 0, r: 0, rx: 0 };
  for (const month of months) {
    const [x, mu] = [month.index - centre, mean(month)];
    sums.w += mu;
    sums.wx += mu * x;
    sums.wxx += mu * x * x;
    sums.r += month.y - mu;
    sums.rx += (month.y - mu) * x;
  }
  return sums;
}
