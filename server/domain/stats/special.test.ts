import { describe, expect, it } from 'vitest';
import {
  betaQuantile,
  betaUpper,
  fCdf,
  fQuantile,
  fUpper,
  negBinQuantile,
  negBinUpper,
  normalCdf,
  normalQuantile,
  normalUpper,
  poissonUpper,
  tCdf,
  tQuantile,
  tUpper,
} from './distributions.ts';
import { betaGreater } from './share.ts';
import { betaInc, betaTails, gammaTails, logGamma } from './special.ts';

/** Agreement to so many parts of the value itself, also for values of 1e-20. */
function same(value: number, published: number, within = 1e-12) {
  expect(Math.abs(value / published - 1), `${value} against ${published}`).toBeLessThanOrEqual(within);
}

const probabilities = [1e-20, 1e-12, 1e-6, 0.001, 0.05, 0.3, 0.5, 0.7, 0.95, 0.999, 1 - 1e-9];

describe('log-gamma', () => {
  it('gives the factorials', () => {
    let factorial = 1;
    for (let n = 1; n <= 100; n += 1) {
      expect(Math.abs(logGamma(n) - Math.log(factorial))).toBeLessThan(1e-12);
      factorial *= n;
    }
  });

  it('gives the root of pi at one half and holds for large and for tiny arguments', () => {
    same(logGamma(0.5), Math.log(Math.PI) / 2, 1e-14);
    same(logGamma(100), 359.1342053695754, 1e-14);
    same(logGamma(1e-10), 23.02585092988273, 1e-14);
    same(logGamma(1e6), 12815504.569147611, 1e-14);
  });
});

describe('the incomplete beta', () => {
  it('is a power where one parameter is 1, also in tails of 1e-20 and 1e-200', () => {
    same(betaInc(0.3, 7, 1), 0.3 ** 7);
    same(betaTails(0.99, 0.01, 1, 10).upper, 1e-20);
    same(betaTails(1 - 1e-20, 1e-20, 1, 10).upper, 1e-200);
    same(betaInc(1e-20, 10, 1), 1e-200);
  });

  it('gives the arcsine law', () => {
    for (const x of [1e-12, 0.01, 0.5, 0.9]) same(betaInc(x, 0.5, 0.5), (2 / Math.PI) * Math.asin(Math.sqrt(x)));
  });

  it('is one half in the middle of a symmetric Beta, from tiny to huge parameters', () => {
    for (const a of [0.001, 0.5, 3, 250, 1e4, 1e6]) same(betaInc(0.5, a, a), 0.5, 1e-11);
  });

  it('adds up the binomial', () => {
    let tail = 0;
    for (let k = 30; k <= 40; k += 1) tail += choose(40, k) * 0.1 ** k * 0.9 ** (40 - k);
    same(betaInc(0.1, 30, 11), tail);
  });

  it('ends at 0 and 1', () => {
    expect(betaTails(0, 1, 2, 3)).toEqual({ lower: 0, upper: 1 });
    expect(betaTails(1, 0, 2, 3)).toEqual({ lower: 1, upper: 0 });
  });
});

describe('the incomplete gamma', () => {
  it('is exponential where a is 1 and adds up the Poisson', () => {
    same(gammaTails(1, 50).upper, Math.exp(-50));
    same(gammaTails(1, 1e-10).lower, -Math.expm1(-1e-10));
    let below = 0;
    for (let k = 0, term = Math.exp(-6.5); k < 9; k += 1, term *= 6.5 / k) below += term;
    same(poissonUpper(9, 6.5), 1 - below);
    expect(poissonUpper(0, 6.5)).toBe(1);
    expect(poissonUpper(3, 0)).toBe(0);
  });
});

describe('the normal', () => {
  it('has the published tails', () => {
    same(normalUpper(5), 2.866515718791939e-7);
    same(normalUpper(10), 7.619853024160527e-24);
    same(normalCdf(-1.959963984540054), 0.025);
    expect(normalUpper(0)).toBe(0.5);
  });

  it('has the published quantiles', () => {
    same(normalQuantile(0.8), 0.8416212335729143, 1e-14);
    same(normalQuantile(0.95), 1.6448536269514722, 1e-14);
    same(normalQuantile(0.975), 1.959963984540054, 1e-14);
    same(normalQuantile(0.99), 2.3263478740408408, 1e-14);
    same(normalQuantile(7.619853024160527e-24), -10);
    expect(Math.abs(normalQuantile(0.5))).toBeLessThan(1e-15);
  });
});

describe("Student's t", () => {
  it('is Cauchy with 1 and algebraic with 2 degrees of freedom', () => {
    same(tUpper(3, 1), 0.5 - Math.atan(3) / Math.PI);
    same(tUpper(1e10, 2), 5e-21);
    same(tCdf(-1e10, 2), 5e-21);
    same(tCdf(1.5, 2), 0.5 + 1.5 / (2 * Math.sqrt(2 + 1.5 ** 2)));
  });

  it('has the published quantiles', () => {
    same(tQuantile(0.975, 1), 12.706204736174707, 1e-12);
    same(tQuantile(0.975, 10), 2.2281388519862744, 1e-12);
    same(tQuantile(0.025, 10), -2.2281388519862744, 1e-12);
    same(tQuantile(0.95, 1e7), normalQuantile(0.95), 1e-6);
    expect(Math.abs(tQuantile(0.5, 4))).toBeLessThan(1e-12);
  });
});

describe('F', () => {
  it('has its closed form with 2 degrees of freedom, to 1e-20 and below', () => {
    for (const f of [1e-9, 0.2, 1, 40, 1e20]) same(fUpper(f, 2, 2), 1 / (1 + f));
    same(fUpper(1000, 2, 40), (1 + 2000 / 40) ** -20);
    expect([fCdf(0, 3, 4), fUpper(0, 3, 4), fCdf(Infinity, 3, 4), fUpper(Infinity, 3, 4)]).toEqual([0, 1, 1, 0]);
  });

  it('has the published quantile', () => {
    same(fQuantile(0.95, 4, 10), 3.478049690765227, 1e-9);
    same(fQuantile(0.95, 1, 10), tQuantile(0.975, 10) ** 2, 1e-12);
  });
});

describe('quantiles', () => {
  it.each([
    [0.5, 0.5],
    [0.7, 300],
    [40, 3],
    [5000, 9000],
  ])('of Beta(%d, %d) and its F lead back to the probability and never turn', (a, b) => {
    let before = -1;
    for (const p of probabilities) {
      const f = fQuantile(p, 2 * a, 2 * b);
      same(p < 0.5 ? fCdf(f, 2 * a, 2 * b) : 1 - fUpper(f, 2 * a, 2 * b), p, 1e-10);
      const x = betaQuantile(p, a, b);
      expect(x).toBeGreaterThan(before);
      before = x;
    }
  });

  it('have the ends of the range at 0 and 1', () => {
    expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1]);
    expect([fQuantile(0, 2, 3), fQuantile(1, 2, 3)]).toEqual([0, Infinity]);
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
  });
});

describe('the negative binomial', () => {
  it('is geometric with size 1', () => {
    same(negBinUpper(7, 1, 0.2), 0.8 ** 7);
    expect(negBinUpper(0, 1, 0.2)).toBe(1);
    expect(negBinQuantile(0.5, 1, 0.5)).toBe(0);
    expect(negBinQuantile(0.75, 1, 0.5)).toBe(1);
    expect(negBinQuantile(0.76, 1, 0.5)).toBe(2);
  });

  it('has quantiles that are the first to reach the probability', () => {
    for (const p of [0.001, 0.025, 0.5, 0.975, 0.999]) {
      const k = negBinQuantile(p, 3.4, 0.02);
      expect(1 - negBinUpper(k + 1, 3.4, 0.02)).toBeGreaterThanOrEqual(p);
      expect(1 - negBinUpper(k, 3.4, 0.02)).toBeLessThan(p);
    }
  });
});

describe('one Beta greater than another', () => {
  it('is one half for twins and makes a whole with its mirror image', () => {
    for (const [a, b] of [
      [0.5, 0.5],
      [0.6, 90],
      [3000, 4000],
    ] as const) {
      expect(Math.abs(betaGreater(a, b, a, b) - 0.5)).toBeLessThan(1e-9);
      const whole = betaGreater(a, b, 2, 5, 0.1) + betaGreater(2, 5, a, b, -0.1);
      expect(Math.abs(whole - 1)).toBeLessThan(1e-9);
    }
  });

  it('has its closed form against the uniform, with and without a distance', () => {
    expect(Math.abs(betaGreater(3, 5, 1, 1) - 3 / 8)).toBeLessThan(1e-12);
    expect(Math.abs(betaGreater(1, 1, 1, 1, 0.3) - 0.7 ** 2 / 2)).toBeLessThan(1e-12);
    expect(Math.abs(betaGreater(1, 1, 1, 1, -0.3) - (1 - 0.7 ** 2 / 2))).toBeLessThan(1e-12);
    expect(Math.abs(betaGreater(1, 1, 1e5, 1e5) - 0.5)).toBeLessThan(1e-9);
    expect(betaGreater(2, 2, 2, 2, 1)).toBe(0);
    expect(betaGreater(2, 2, 2, 2, -1)).toBe(1);
    expect(betaUpper(0.25, 1, 1)).toBe(0.75);
  });
});

function choose(n: number, k: number): number {
  let value = 1;
  for (let i = 1; i <= k; i += 1) value *= (n - k + i) / i;
  return value;
}
