import { describe, expect, it } from 'vitest';
import { gammaQuantile, rateInterval } from './rate.ts';

describe('the interval of a rate', () => {
  // Half of the tabled quantiles of chi-square with twice the shape as degrees of freedom.
  it.each([
    [0.05, 0.5, 0.001966070006],
    [0.95, 0.5, 1.920729410347],
    [0.95, 10.5, 16.335286670459],
    [0.5, 1, 0.69314718056],
  ])('has the quantiles of its tables: p %d, shape %d', (p, shape, wanted) => {
    expect(gammaQuantile(p, shape)).toBeCloseTo(wanted, 8);
  });

  it('goes with the exposure, and says nothing without one', () => {
    const [one, ten] = [rateInterval(3, 1), rateInterval(3, 10)];
    expect((one?.hi ?? 0) / (ten?.hi ?? 1)).toBeCloseTo(10, 9);
    expect(rateInterval(3, 0)).toBeNull();
  });

  it('begins at nearly nothing when nothing was seen, and does not end there', () => {
    const none = rateInterval(0, 30);
    expect(none?.lo).toBeLessThan(0.001);
    expect(none?.hi).toBeGreaterThan(0.05);
  });
});
