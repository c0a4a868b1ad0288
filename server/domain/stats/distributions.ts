import { betaKernel, betaTails, gammaTails, type Tails } from './special.ts';

/** Both tails of an F with d1 and d2 degrees of freedom. */
export function fTails(f: number, d1: number, d2: number): Tails {
  if (f === Infinity) return { lower: 1, upper: 0 };
  if (f <= 0) return { lower: 0, upper: 1 };
  const whole = d1 * f + d2;
  return betaTails((d1 * f) / whole, d2 / whole, d1 / 2, d2 / 2);
}

/** P(F <= f). */
export function fCdf(f: number, d1: number, d2: number): number {
  return fTails(f, d1, d2).lower;
}

/** P(F > f), exact in the far tail. */
export function fUpper(f: number, d1: number, d2: number): number {
  return fTails(f, d1, d2).upper;
}

/** The f with P(F <= f) = p; relative error about 1e-13. */
export function fQuantile(p: number, d1: number, d2: number): number {
  return (d2 / d1) * Math.exp(logOddsQuantile(p, d1 / 2, d2 / 2));
}

/** P(X <= x) for a Beta(a, b). */
export function betaCdf(x: number, a: number, b: number): number {
  return betaTails(x, 1 - x, a, b).lower;
}

/** P(X > x) for a Beta(a, b), exact in the far tail. */
export function betaUpper(x: number, a: number, b: number): number {
  return betaTails(x, 1 - x, a, b).upper;
}

/** The x with P(X <= x) = p for a Beta(a, b). */
export function betaQuantile(p: number, a: number, b: number): number {
  return 1 / (1 + Math.exp(-logOddsQuantile(p, a, b)));
}

/** P(T <= t) for Student's t with df degrees of freedom. */
export function tCdf(t: number, df: number): number {
  return tUpper(-t, df);
}

/** P(T > t) for Student's t, exact in the far tail. */
export function tUpper(t: number, df: number): number {
  const tails = fTails(t * t, 1, df);
  return t >= 0 ? tails.upper / 2 : 0.5 + tails.lower / 2;
}

/** The t with P(T <= t) = p. */
export function tQuantile(p: number, df: number): number {
  if (p < 0.5) return -tQuantile(1 - p, df);
  return Math.sqrt(df) * Math.exp(-logOddsQuantile(2 * (1 - p), df / 2, 0.5) / 2);
}

/** P(Z <= z) for the standard normal. */
export function normalCdf(z: number): number {
  return normalUpper(-z);
}

/** P(Z > z) for the standard normal, exact in the far tail. */
export function normalUpper(z: number): number {
  const tails = gammaTails(0.5, (z * z) / 2);
  return z >= 0 ? tails.upper / 2 : 0.5 + tails.lower / 2;
}

/** The z with P(Z <= z) = p. Start: Abramowitz and Stegun 26.2.23, then Halley's steps to the last digit. */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -lowerNormalQuantile(1 - p);
  return lowerNormalQuantile(p);
}

/** P(X >= k) for a negative binomial (failures before `size` successes of chance `prob`); `size` need not be whole. */
export function negBinUpper(k: number, size: number, prob: number): number {
  return k <= 0 ? 1 : betaTails(1 - prob, prob, k, size).lower;
}

/** The smallest k with P(X <= k) >= p for a negative binomial; Infinity when it is beyond 2^52. */
export function negBinQuantile(p: number, size: number, prob: number): number {
  return smallestCount((k) => betaTails(1 - prob, prob, k + 1, size), p);
}

/** P(X >= k) for a Poisson with the given mean, exact in the far tail. */
export function poissonUpper(k: number, mean: number): number {
  return k <= 0 ? 1 : gammaTails(k, mean).lower;
}

/** The smallest k with P(X <= k) >= p; `tails` gives P(X > k) as lower and P(X <= k) as upper. */
function smallestCount(tails: (k: number) => Tails, p: number): number {
  const share = p * (1 - 64 * Number.EPSILON); // R's fuzz: a quantile that falls on a step must not jump past it
  const reached = (k: number) => tails(k).upper >= share;
  let hi = 1;
  while (!reached(hi)) {
    if (hi > 2 ** 52) return Infinity;
    hi *= 2;
  }
  let lo = -1;
  while (hi - lo > 1) {
    const middle = Math.floor((lo + hi) / 2);
    if (reached(middle)) hi = middle;
    else lo = middle;
  }
  return hi;
}

function lowerNormalQuantile(p: number): number {
  if (p <= 0) return -Infinity;
  const t = Math.sqrt(-2 * Math.log(p));
  const below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  let z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / below;
  for (let step = 0; step < 4; step += 1) {
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const newton = density > 0 ? (normalUpper(z) - p) / density : 0;
    z += newton / (1 - (z * newton) / 2);
  }
  return -z;
}

/**
 * ln(x/(1 - x)) at the p-quantile of a Beta(a, b): Newton on the log of the smaller tail, which is concave here,
 * kept inside a bracket by bisection. The log-odds scale keeps quantiles of 1e-200 and of 1 - 1e-20 apart.
 */
function logOddsQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return -Infinity;
  if (p >= 1) return Infinity;
  const side = p <= 0.5 ? 1 : -1;
  const target = Math.log(side === 1 ? p : 1 - p);
  let [lo, hi, u] = [-700, 700, Math.log(a / b)];
  for (let step = 0; step < 200; step += 1) {
    const [x, y] = [1 / (1 + Math.exp(-u)), 1 / (1 + Math.exp(u))];
    const tails = betaTails(x, y, a, b);
    const tail = side === 1 ? tails.lower : tails.upper;
    const gap = Math.log(tail) - target;
    if (side * gap > 0) hi = u;
    else lo = u;
    const newton = u - (side * gap * tail) / betaKernel(x, y, a, b);
    const next = newton >= lo && newton <= hi ? newton : (lo + hi) / 2;
    if (Math.abs(next - u) <= 1e-11 * Math.max(1, Math.abs(u))) return next;
    u = next;
  }
  return u;
}
