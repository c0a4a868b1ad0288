import { INTERVAL, JEFFREYS, USUAL_POINTS } from './constants.ts';
import { shareDispersion, type Dispersion } from './dispersion.ts';
import { betaCdf, betaQuantile, betaUpper } from './distributions.ts';
import { integrate } from './gauss-legendre.ts';
import { coveredMonths, rateOf, windowTotals, type Totals, type Window } from './months.ts';
import { betaKernel, betaTails } from './special.ts';

export interface WindowShareInput {
  /** Events of the kind a month (null: not covered) out of `n` events. */
  x: readonly (number | null)[];
  n: readonly number[];
  w: readonly Window[];
  level?: number;
  /** Difference of shares that matters, 0.05 for five points. */
  margin?: number;
  dispersion?: number;
}

/** Both windows' shares (0..1) with their intervals; a share is null, its interval 0..1 and every chance .5 without events. */
export interface WindowShare extends Pick<Dispersion, 'phi' | 'r1' | 'rho' | 'df' | 'dispersion'> {
  x0: number;
  n0: number;
  x1: number;
  n1: number;
  share0: number | null;
  share1: number | null;
  lo0: number;
  hi0: number;
  lo1: number;
  hi1: number;
  /** P(share1 > share0), P(share1 - share0 > margin), P(share0 - share1 > margin). */
  pRise: number;
  pRiseMargin: number;
  pFallMargin: number;
}

/** One window's share with its interval and P(share > limit). */
export interface ShareAbove {
  share: number | null;
  lo: number;
  hi: number;
  pAbove: number;
  dispersion: number;
}

/** How a share of the watch compares with that of the baseline: tempered Jeffreys Beta. Source: method 4.2. */
export function windowShare(input: WindowShareInput): WindowShare {
  const { x, n, w, level = INTERVAL, margin = USUAL_POINTS } = input;
  const { phi, r1, rho, df, dispersion: measured } = shareDispersion(x, n, w);
  const dispersion = input.dispersion ?? measured;
  const [before, watch] = windowTotals(coveredMonths(x, n, w));
  const [p0, p1] = [posterior(before, dispersion, level), posterior(watch, dispersion, level)];
  const known = before.exposure > 0 && watch.exposure > 0;
  return {
    x0: before.total,
    n0: before.exposure,
    x1: watch.total,
    n1: watch.exposure,
    share0: p0.share,
    share1: p1.share,
    lo0: p0.lo,
    hi0: p0.hi,
    lo1: p1.lo,
    hi1: p1.hi,
    phi,
    r1,
    rho,
    df,
    dispersion,
    pRise: known ? betaGreater(p1.a, p1.b, p0.a, p0.b, 0) : 0.5,
    pRiseMargin: known ? betaGreater(p1.a, p1.b, p0.a, p0.b, margin) : 0.5,
    pFallMargin: known ? betaGreater(p0.a, p0.b, p1.a, p1.b, margin) : 0.5,
  };
}

/**
 * P(share > limit) in one window, the dispersion taken from that window. A limit L on a ratio of two counts is the
 * limit L/(1 + L) on the share. Source: method 4.2.
 */
export function shareAbove(input: {
  x: readonly (number | null)[];
  n: readonly number[];
  level?: number;
  limit: number;
  dispersion?: number;
}): ShareAbove {
  const { x, n, level = INTERVAL, limit } = input;
  const w = x.map((): Window => 0);
  const dispersion = input.dispersion ?? shareDispersion(x, n, w).dispersion;
  const [window] = windowTotals(coveredMonths(x, n, w));
  const { share, lo, hi, a, b } = posterior(window, dispersion, level);
  return { share, lo, hi, pAbove: share === null ? 0.5 : betaUpper(limit, a, b), dispersion };
}

/** P(B1 - B0 > d) for independent Beta(a1, b1) and Beta(a0, b0), absolute error below 1e-9. Source: method 4.2. */
export function betaGreater(a1: number, b1: number, a0: number, b0: number, d = 0): number {
  if (d >= 1) return 0;
  if (d <= -1) return 1;
  const [from, to] = [Math.max(0, d), Math.min(1, 1 + d)];
  let sum = d < 0 ? betaUpper(to, a1, b1) : 0;
  const ends = [1e-12, 1e-8, 1e-5, 1e-3, 0.01, 0.1].flatMap((part) => [
    from + part * (to - from),
    to - part * (to - from),
  ]);
  const breaks = [from, to, ...ends, ...landmarks(a1, b1), ...landmarks(a0, b0).map((p) => p + d)];
  const pieces = [...new Set(breaks.filter((p) => p >= from && p <= to))].sort((p, q) => p - q);
  const inner = (p: number, complement: number) => betaTails(p - d, complement + d, a0, b0).lower;
  for (const [i, end] of pieces.entries()) {
    const start = pieces[i - 1];
    if (start === undefined) continue;
    const mass = betaCdf(end, a1, b1) - betaCdf(start, a1, b1);
    const [low, high] = [inner(start, 1 - start), inner(end, 1 - end)];
    if (mass * (high - low) < 1e-15) sum += mass * low;
    else sum += integrate((p, q) => (betaKernel(p, q, a1, b1) / (p * q)) * inner(p, q), start, end);
  }
  return Math.min(1, Math.max(0, sum));
}

/** Where a Beta does its work, so that no piece of the integral hides a narrow step. */
function landmarks(a: number, b: number): number[] {
  const mean = a / (a + b);
  const sd = Math.sqrt(((mean * b) / (a + b)) * (1 / (a + b + 1)));
  return [-30, -12, -6, -3, -1, 0, 1, 3, 6, 12, 30].map((steps) => mean + steps * sd);
}

function posterior(window: Totals, dispersion: number, level: number) {
  const a = JEFFREYS + window.total / dispersion;
  const b = JEFFREYS + Math.max(0, window.exposure - window.total) / dispersion;
  const share = rateOf(window.total, window.exposure);
  const outside = (1 - level) / 2;
  const lo = share === null ? 0 : betaQuantile(outside, a, b);
  const hi = share === null ? 1 : betaQuantile(1 - outside, a, b);
  return { share, lo, hi, a, b };
}
