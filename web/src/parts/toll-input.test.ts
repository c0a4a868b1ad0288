import { describe, expect, it } from 'vitest';
import { tollText } from '../../../server/domain/event/toll-text.ts';
import { readToll } from './toll-input.ts';

describe('reading a toll as it is typed', () => {
  it.each([
    ['4', { low: 4, best: 4, high: 4 }],
    ['0', { low: 0, best: 0, high: 0 }],
    ['4-6', { low: 4, best: 5, high: 6 }],
    ['4–7', { low: 4, best: 5, high: 7 }],
    ['4 to 6', { low: 4, best: 5, high: 6 }],
    ['4-4-9', { low: 4, best: 4, high: 9 }],
    ['10+', { low: 10, best: 10, high: 10, orMore: true }],
    ['10 +', { low: 10, best: 10, high: 10, orMore: true }],
    ['1,200', { low: 1200, best: 1200, high: 1200 }],
  ])('reads "%s"', (text, toll) => {
    expect(readToll(text)).toEqual({ toll });
  });

  it('keeps empty apart from 0', () => {
    expect(readToll(' ')).toEqual({ toll: undefined });
  });

  it.each(['some', '4-', '-4', '1-2-3-4', '4.5', '+', '4-6+'])('refuses "%s" and says how to write it', (text) => {
    expect(readToll(text).problem).toMatch('4-6');
  });

  it('refuses a range that falls', () => {
    expect(readToll('6-4').problem).toMatch('comes first');
  });
});

describe('writing a toll back', () => {
  it.each(['', '4', '4-6', '4-7', '4-4-9', '10+', '0'])('gives "%s" again', (text) => {
    expect(tollText(readToll(text).toll)).toBe(text);
  });
});
