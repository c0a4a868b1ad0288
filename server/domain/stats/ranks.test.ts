import { describe, expect, it } from 'vitest';
import { rankCorrelation } from './ranks.ts';

describe('the rank correlation of two series', () => {
  /** Worked out by hand from ranks less their mean; cor(x, y, method = "spearman") of R gives the same. */
  const cases: Record<string, [x: number[], y: number[], rho: number]> = {
    'the same order': [[1, 2, 3, 4, 5], [10, 20, 21, 30, 400], 1],
    'the other order': [[1, 2, 3, 4, 5], [9, 7, 5, 3, 1], -1],
    // Sum of d squared is 194 over 10 pairs: 1 - 6 * 194 / 990.
    'no ties': [
      [106, 100, 86, 101, 99, 103, 97, 113, 112, 110],
      [7, 27, 2, 50, 28, 29, 20, 12, 6, 17],
      1 - (6 * 194) / 990,
    ],
    // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 over the root of 4.5 * 5.
    'a tie on one side': [[1, 2, 2, 3], [1, 2, 3, 4], 4.5 / Math.sqrt(22.5)],
    // Ranks 2, 2, 2, 4, 5 against 1.5, 5, 1.5, 3.5, 3.5: 2.5 over the root of 8 * 9.
    'ties on both sides': [[0, 0, 0, 1, 5], [0, 2, 0, 1, 1], 2.5 / Math.sqrt(72)],
    // Ranks 1.5, 1.5, 3.5, 3.5 against 1.5, 3.5, 1.5, 3.5: as many pairs alike as not.
    'ties that cancel out': [[0, 0, 1, 1], [0, 1, 0, 1], 0],
  };
  for (const [name, [x, y, rho]] of Object.entries(cases)) {
    it(`is what a hand works out: ${name}`, () => {
      expect(rankCorrelation(x, y)).toBeCloseTo(rho, 12);
      expect(rankCorrelation(y, x)).toBeCloseTo(rho, 12);
    });
  }

  it('knows orders alone: any rising scale gives the same', () => {
    const [x, y] = [
      [3, 1, 4, 1, 5],
      [9, 2, 6, 5, 3],
    ] as const;
    expect(rankCorrelation(x.map(Math.exp), y)).toBe(rankCorrelation(x, y));
  });

  it('gives none where there is no order: one value only, or nothing', () => {
    expect(rankCorrelation([2, 2, 2], [1, 2, 3])).toBeNull();
    expect(rankCorrelation([4], [7])).toBeNull();
    expect(rankCorrelation([], [])).toBeNull();
  });

  it('refuses lists of two lengths', () => {
    expect(() => rankCorrelation([1, 2], [1])).toThrow(RangeError);
  });
});
