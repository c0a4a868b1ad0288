import { JEFFREYS, ONE_SIDED, POWER } from './constants.ts';
import { negBinUpper, normalQuantile } from './distributions.ts';

/**
 * The chance of at least `times` events in `exposure1` if the rate stayed as it was with `before` events in
 * `exposure0` (same unit, such as months). Gamma-Poisson predictive with Jeffreys prior. Source: method 4.4.
 */
export function chanceIfNoChange(input: {
  before: number;
  exposure0: number;
  exposure1: number;
  times: number;
}): number {
  const { before, exposure0, exposure1, times } = input;
  if (times <= 0) return 1;
  if (!(exposure1 > 0)) return 0;
  return negBinUpper(times, before + JEFFREYS, exposure0 / (exposure0 + exposure1));
}

/**
 * The smallest rise, as a factor, that these data would have shown (one-sided 5 %, power 80 %). Null when there was
 * nothing before, or a window had no exposure: then no factor can be named. Source: method 4.8.
 */
export function smallestNoticeable(input: {
  before: number;
  exposure0: number;
  exposure1: number;
  dispersion?: number;
}): number | null {
  const { before, exposure0, exposure1, dispersion = 1 } = input;
  if (!(before > 0 && exposure0 > 0 && exposure1 > 0)) return null;
  const variance = dispersion * (1 / before + exposure0 / (before * exposure1));
  return Math.exp((normalQuantile(1 - ONE_SIDED) + normalQuantile(POWER)) * Math.sqrt(variance));
}
