import { EXPECTED, JEFFREYS, UNUSUAL } from './constants.ts';
import { dispersion as dispersionOf } from './dispersion.ts';
import { negBinQuantile, normalQuantile } from './distributions.ts';
import { coveredMonths, windowTotals, type Window } from './months.ts';

/** Beyond these a month is unusual. `mean` is what was to be expected in it; without a baseline nothing is unusual. */
export interface UnusualBound {
  mean: number;
  phi: number;
  upper: number;
  lower: number;
  method: 'farrington-2/3' | 'jeffreys-predictive' | 'no-baseline';
}

/**
 * The bound that a month passes with chance `alpha` (one-sided) if nothing changed: Farrington et al. (1996) with the
 * 2/3 power and a flat baseline of full months; from an all-zero baseline the Jeffreys predictive. Method 4.7. `phi` is
 * the scatter of a step of this exposure, where it is longer than a month; left out, that of these months.
 */
export function unusualBound(
  base: readonly (number | null)[],
  { alpha = UNUSUAL, exposure = 1, phi: given }: { alpha?: number; exposure?: number; phi?: number } = {},
): UnusualBound {
  const months = base.filter((value) => value !== null);
  const n = months.length;
  if (n === 0 || !(exposure > 0)) return { mean: 0, phi: 1, upper: Infinity, lower: 0, method: 'no-baseline' };
  const mu = months.reduce((sum, value) => sum + value, 0) / n;
  if (mu === 0) {
    const upper = negBinQuantile(1 - alpha, JEFFREYS, n / (n + exposure));
    return { mean: 0, phi: 1, upper, lower: 0, method: 'jeffreys-predictive' };
  }
  const scatter = months.reduce((sum, value) => sum + (value - mu) ** 2 / mu, 0);
  const phi = given ?? (n > 1 ? Math.max(1, scatter / (n - 1)) : 1);
  const mean = mu * exposure;
  const tau = phi + (phi * exposure) / n;
  const reach = (2 / 3) * normalQuantile(1 - alpha) * Math.sqrt(tau / mean);
  const bound = (side: number) => mean * Math.max(0, 1 + side * reach) ** 1.5;
  return { mean, phi, upper: bound(1), lower: bound(-1), method: 'farrington-2/3' };
}

/**
 * The range in which one month of the given exposure falls with chance `level` if the baseline goes on (whole events).
 *
 * The rate has the tempered posterior of method 4.1, Gamma(a = 1/2 + Y/D, b = E/D); a month scatters about it with
 * variance phi times its mean. Mean m = t a/b and variance phi m + t^2 a/b^2 are matched by a negative binomial, whose
 * size is m^2/((phi - 1) m + t^2 a/b^2). With phi = 1 that size is `a` and this is exactly the Jeffreys predictive, so
 * one formula covers both and joins without a step. `dispersion` is D; left out, it and phi come from these months.
 * phi without the serial part of D is right here: correlation shifts neighbours together, it does not widen one month.
 */
export function expectedRange(
  y: readonly (number | null)[],
  e: readonly number[],
  options: { level?: number; exposure?: number; dispersion?: number; phi?: number } = {},
): { lo: number; hi: number } {
  const { level = EXPECTED, exposure = 1 } = options;
  const w = y.map((): Window => 0);
  const measured = dispersionOf(y, e, w);
  const D = options.dispersion ?? measured.dispersion;
  const phi = Math.max(1, options.phi ?? measured.phi);
  const [base] = windowTotals(coveredMonths(y, e, w));
  if (base.months === 0 || !(exposure > 0)) return { lo: 0, hi: Infinity };
  const a = JEFFREYS + base.total / D;
  const scale = (exposure * D) / base.exposure;
  const mean = a * scale;
  const excess = (phi - 1) * mean + a * scale * scale;
  const size = (mean * mean) / excess;
  const prob = mean / (mean + excess);
  const outside = (1 - level) / 2;
  return { lo: negBinQuantile(outside, size, prob), hi: negBinQuantile(1 - outside, size, prob) };
}
