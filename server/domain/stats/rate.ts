import { INTERVAL, JEFFREYS } from './constants.ts';
import { gammaTails } from './special.ts';

/**
 * Interval of a rate from `events` in `exposure` days (or months): quantiles of Gamma(1/2 + events, exposure), the
 * Jeffreys posterior that both sides of method 4.5 have. Null without exposure.
 */
export function rateInterval(
  events: number,
  exposure: number,
  level: number = INTERVAL,
): { lo: number; hi: number } | null {
  if (!(exposure > 0)) return null;
  const shape = JEFFREYS + events;
  const outside = (1 - level) / 2;
  return { lo: gammaQuantile(outside, shape) / exposure, hi: gammaQuantile(1 - outside, shape) / exposure };
}

/** The x with P(X <= x) = p for a Gamma of this shape and rate 1, by halving; about 14 digits. */
export function gammaQuantile(p: number, shape: number): number {
  let hi = shape + 1;
  while (gammaTails(shape, hi).lower < p) hi *= 2;
  let lo = 0;
  for (let step = 0; step < 200 && hi - lo > hi * 1e-14; step += 1) {
    const middle = (lo + hi) / 2;
    if (gammaTails(shape, middle).lower < p) lo = middle;
    else hi = middle;
  }
  return (lo + hi) / 2;
}
