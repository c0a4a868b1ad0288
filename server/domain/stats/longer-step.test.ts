import { describe, expect, it } from 'vitest';
import { phiOver } from './longer-step.ts';

describe('the scatter of several months together', () => {
  it('is that of one month when months do not resemble each other', () => {
    expect(phiOver(3, { phi: 2, rho: 0 })).toBe(2);
    expect(phiOver(1, { phi: 2, rho: 0.6 })).toBe(2);
  });

  it('counts each pair of neighbours twice: a quarter by hand', () => {
    // Variance of a + b + c with correlations r, r and r squared, over three times the variance of one.
    const r = 0.4;
    expect(phiOver(3, { phi: 1, rho: r })).toBeCloseTo((3 + 2 * (2 * r + r * r)) / 3, 12);
  });

  it('comes near the factor of a whole window as months become many', () => {
    expect(phiOver(20_000, { phi: 1.5, rho: 0.4 })).toBeCloseTo((1.5 * 1.4) / 0.6, 3);
  });
});
