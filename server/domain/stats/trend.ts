import { INTERVAL, SERIAL_CAP, SERIAL_MONTHS } from './constants.ts';
import { normalQuantile, normalUpper } from './distributions.ts';
import { centredRanks } from './ranks.ts';

/** The trend inside one window. Descriptive: never a verdict. */
export interface Trend {
  /** Months with a value. */
  n: number;
  /** Mann-Kendall's S (pairs that rise less pairs that fall) and its variance with ties. */
  s: number;
  varS: number;
  z: number;
  pTwo: number;
  tauB: number;
  /** Sen's slope a month with its 90 % interval (Gilbert 1987). */
  sen: number;
  senLo: number;
  senHi: number;
  r1: number;
  rho: number;
  /** The same test with the variance enlarged for serial correlation. */
  zCorrected: number;
  pTwoCorrected: number;
}

/**
 * Mann-Kendall with tie correction and continuity, Sen's slope, and the serial-correlation correction of Hamed and Rao
 * (1998) in its lag-1 form. A constant series, or one shorter than two months, gives slope 0 and p = 1. Method 4.6.
 */
export function mannKendall(y: readonly (number | null)[]): Trend {
  const points = y.flatMap((value, index) => (value === null ? [] : [{ t: index + 1, value }]));
  const n = points.length;
  const slopes: number[] = [];
  let s = 0;
  for (const [i, from] of points.entries()) {
    for (const to of points.slice(i + 1)) {
      s += Math.sign(to.value - from.value);
      slopes.push((to.value - from.value) / (to.t - from.t));
    }
  }
  slopes.sort((p, q) => p - q);
  const ties = tieSizes(points.map((point) => point.value));
  const tied = (f: (size: number) => number) => ties.reduce((sum, size) => sum + f(size), 0);
  const varS = (n * (n - 1) * (2 * n + 5) - tied((size) => size * (size - 1) * (2 * size + 5))) / 18;
  const pairs = (n * (n - 1)) / 2;
  const distinctPairs = Math.sqrt((pairs - tied((size) => (size * (size - 1)) / 2)) * pairs);
  const sen = median(slopes);
  const reach = normalQuantile(1 - (1 - INTERVAL) / 2) * Math.sqrt(varS);
  const { r1, rho } = serial(points.map((point) => round10(point.value - sen * point.t)));
  const score = (variance: number) => (variance <= 0 || s === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance));
  const z = score(varS);
  const zCorrected = score((varS * (1 + rho)) / (1 - rho));
  return {
    n,
    s,
    varS,
    z,
    pTwo: 2 * normalUpper(Math.abs(z)),
    tauB: distinctPairs > 0 ? s / distinctPairs : 0,
    sen,
    senLo: slopes[Math.max(1, Math.round((pairs - reach) / 2)) - 1] ?? 0,
    senHi: slopes[Math.min(pairs, Math.round((pairs + reach) / 2 + 1)) - 1] ?? 0,
    r1,
    rho,
    zCorrected,
    pTwoCorrected: 2 * normalUpper(Math.abs(zCorrected)),
  };
}

/** Lag-1 correlation of the ranks, as measured and corrected for short series. */
function serial(detrended: readonly number[]): { r1: number; rho: number } {
  const n = detrended.length;
  const ranks = centredRanks(detrended);
  const squares = ranks.reduce((sum, rank) => sum + rank * rank, 0);
  const neighbours = ranks.reduce((sum, rank, i) => sum + rank * (ranks[i - 1] ?? 0), 0);
  const r1 = squares > 0 ? neighbours / squares : 0;
  return { r1, rho: n > SERIAL_MONTHS ? Math.min(SERIAL_CAP, Math.max(0, (r1 + 1 / n) / (1 - 3 / n))) : 0 };
}

function tieSizes(values: readonly number[]): number[] {
  const sizes = new Map<number, number>();
  for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1);
  return [...sizes.values()];
}

function median(sorted: readonly number[]): number {
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  return (lower + upper) / 2;
}

/** Without this, two months equal on paper get different ranks from the last bit of the slope. */
function round10(value: number): number {
  return Math.round(value * 1e10) / 1e10;
}
