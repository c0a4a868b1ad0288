import { describe, expect, it } from 'vitest';
import { totalText } from './toll-text.ts';

const toll = (low: number, high = low, orMore = false) => ({
  low,
  best: Math.floor((low + high) / 2),
  high,
  ...(orMore ? { orMore: true as const } : {}),
});

describe('a toll in a line of a list', () => {
  it('is one number, a range, or a least number', () => {
    expect(totalText({ security: toll(4), civilians: toll(1) })).toBe('5');
    expect(totalText({ security: toll(4, 6), civilians: toll(1) })).toBe('5-7');
    expect(totalText({ civilians: toll(10, 10, true), unknown: toll(2) })).toBe('12+');
  });

  it('takes the total that a source gives before the sum of the sides, and says nothing where nothing is said', () => {
    expect(totalText({ total: toll(9), security: toll(4) })).toBe('9');
    expect(totalText({})).toBeNull();
  });
});
