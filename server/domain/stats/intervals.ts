import { JEFFREYS } from './constants.ts';
import { betaQuantile, normalQuantile } from './distributions.ts';
import { betaTails, logGamma } from './special.ts';

/** The exact comparison of two Poisson rates. Right for independent events only: a reference, not a verdict. */
export interface ExactRateRatio {
  /** Infinity when there was none before; null when there was none at all. */
  ratio: number | null;
  lo: number;
  hi: number;
  pTwo: number;
  pGreater: number;
  pLess: number;
}

/**
 * `after` events in `exposure1` against `before` in `exposure0`, given their sum. Source: Przyborowski and Wilenski
 * (1940), as R's poisson.test; the two-sided p adds up every outcome no likelier than the one seen.
 */
export function exactRateRatio(input: {
  before: number;
  exposure0: number;
  after: number;
  exposure1: number;
  level?: number;
}): ExactRateRatio {
  const { before, exposure0, after, exposure1, level = 0.95 } = input;
  const n = before + after;
  const chance = exposure1 / (exposure0 + exposure1);
  if (n === 0 || !(chance > 0 && chance < 1)) {
    return { ratio: null, lo: 0, hi: Infinity, pTwo: 1, pGreater: 1, pLess: 1 };
  }
  const atLeast = (k: number) => (k <= 0 ? 1 : betaTails(chance, 1 - chance, k, n - k + 1).lower);
  const atMost = (k: number) => (k >= n ? 1 : betaTails(chance, 1 - chance, k + 1, n - k).upper);
  const [low, high] = clopperPearson(after, n, level);
  const odds = (p: number) => ((p / (1 - p)) * exposure0) / exposure1;
  return {
    ratio: before > 0 ? after / exposure1 / (before / exposure0) : Infinity,
    lo: odds(low),
    hi: odds(high),
    pTwo: noLikelier(after, n, chance),
    pGreater: atLeast(after),
    pLess: atMost(after),
  };
}

/** Exact interval for x of n, never short of `level`. Source: Clopper and Pearson (1934). */
export function clopperPearson(x: number, n: number, level = 0.95): [number, number] {
  const outside = (1 - level) / 2;
  return [x <= 0 ? 0 : betaQuantile(outside, x, n - x + 1), x >= n ? 1 : betaQuantile(1 - outside, x + 1, n - x)];
}

/** Score interval for x of n; 0..1 when n is 0. Source: Wilson (1927), as prop.test without continuity correction. */
export function wilson(x: number, n: number, level = 0.95): [number, number] {
  if (n <= 0) return [0, 1];
  const z = normalQuantile(1 - (1 - level) / 2);
  const centre = x + (z * z) / 2;
  const reach = z * Math.sqrt((x * (n - x)) / n + (z * z) / 4);
  return [Math.max(0, (centre - reach) / (n + z * z)), Math.min(1, (centre + reach) / (n + z * z))];
}

/** Equal-tailed interval for x of n under Jeffreys' prior. Source: Brown, Cai and DasGupta (2001). */
export function jeffreys(x: number, n: number, level = 0.95): [number, number] {
  const outside = (1 - level) / 2;
  return [
    betaQuantile(outside, x + JEFFREYS, n - x + JEFFREYS),
    betaQuantile(1 - outside, x + JEFFREYS, n - x + JEFFREYS),
  ];
}

function noLikelier(x: number, n: number, p: number): number {
  const log = (k: number) =>
    logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + k * Math.log(p) + (n - k) * Math.log1p(-p);
  const limit = Math.exp(log(x)) * (1 + 1e-7);
  let sum = 0;
  for (let k = 0; k <= n; k += 1) {
    const likelihood = Math.exp(log(k));
    if (likelihood <= limit) sum += likelihood;
  }
  return Math.min(1, sum);
}
