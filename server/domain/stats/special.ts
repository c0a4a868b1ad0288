/** The two tails of a distribution, each computed without cancellation where it is the small one. */
export interface Tails {
  lower: number;
  upper: number;
}

const TINY = 1e-300;
const CLOSE = 1e-16;
const MOST_STEPS = 200_000;

/** ln Γ(x) for x > 0, absolute error about 1e-15 below 10. Source: Stirling's series (DLMF 5.11.1). */
export function logGamma(x: number): number {
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + stirlingError(x);
}

/** ln Γ(x) minus Stirling's leading terms, x > 0; small arguments are shifted up one by one. Source: Loader (2000). */
export function stirlingError(x: number): number {
  let sum = 0;
  let z = x;
  for (; z < 12; z += 1) sum += (z + 0.5) * Math.log1p(1 / z) - 1;
  const q = 1 / (z * z);
  const tail = 1 / 1680 - q * (1 / 1188 - q * (691 / 360360 - q / 156));
  return sum + (1 / 12 - q * (1 / 360 - q * (1 / 1260 - q * tail))) / z;
}

/** x^a y^b / B(a, b) with y = 1 - x: the density of a Beta on the log-odds scale. Source: Loader's saddle point (2000). */
export function betaKernel(x: number, y: number, a: number, b: number): number {
  if (x <= 0 || y <= 0) return 0;
  const n = a + b;
  const error = stirlingError(n) - stirlingError(a) - stirlingError(b);
  return Math.sqrt(((a / n) * b) / (2 * Math.PI)) * Math.exp(error - deviance(a, n * x) - deviance(b, n * y));
}

/** Both tails of the regularised incomplete beta at x, with y = 1 - x given apart so that neither end loses digits. */
export function betaTails(x: number, y: number, a: number, b: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (y <= 0) return { lower: 1, upper: 0 };
  const kernel = betaKernel(x, y, a, b);
  if (x < (a + 1) / (a + b + 2)) {
    const lower = Math.min(1, (kernel / a) * betaFraction(x, a, b));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, (kernel / b) * betaFraction(y, b, a));
  return { lower: 1 - upper, upper };
}

/** I_x(a, b), the regularised incomplete beta function. Source: DLMF 8.17.22, evaluated by Lentz's method. */
export function betaInc(x: number, a: number, b: number, y: number = 1 - x): number {
  return betaTails(x, y, a, b).lower;
}

/** P(a, x) and Q(a, x), the regularised incomplete gamma functions. Source: DLMF 8.11.4 and 8.9.2. */
export function gammaTails(a: number, x: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  const kernel = Math.sqrt(a / (2 * Math.PI)) * Math.exp(-stirlingError(a) - deviance(a, x));
  if (x < a + 1) {
    const lower = Math.min(1, kernel * gammaSeries(a, x));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, kernel * gammaFraction(a, x));
  return { lower: 1 - upper, upper };
}

/** x ln(x/m) + m - x for x > 0, without cancellation where x is near m. */
function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let sum = (x - m) * v;
  let term = 2 * x * v;
  for (let j = 3; j < 2000; j += 2) {
    term *= v * v;
    const next = sum + term / j;
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < MOST_STEPS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) <= CLOSE) break;
  }
  return value;
}

function gammaSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; k < MOST_STEPS; k += 1) {
    term *= x / (a + k);
    sum += term;
    if (term <= sum * CLOSE) break;
  }
  return sum;
}

function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / away(b);
  let value = d;
  for (let k = 1; k < MOST_STEPS; k += 1) {
    const an = k * (a - k);
    b += 2;
    d = 1 / away(an * d + b);
    c = away(b + an / c);
    value *= d * c;
    if (Math.abs(d * c - 1) <= CLOSE) break;
  }
  return value;
}

function away(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
