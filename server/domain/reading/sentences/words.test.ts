import { describe, expect, it } from 'vitest';
import { chanceInWords, lackedInWords, wholeInWords } from './words.ts';

const numbers = (shown: readonly string[]) => shown.map((words) => Number(/\d+/.exec(words)?.[0]));

describe('chances that make a whole', () => {
  it('add up to 100 where each rounded alone would not', () => {
    const chances = [0.806, 0.165, 0.029];
    expect(numbers(chances.map(chanceInWords)).reduce((sum, n) => sum + n)).toBe(101);
    expect(numbers(wholeInWords(chances))).toEqual([81, 16, 3]);
  });

  it('add up to 100 for every three', () => {
    for (let a = 1; a < 98; a += 0.7)
      for (let b = 1; b < 99 - a; b += 1.3) {
        const shown = numbers(wholeInWords([a / 100, b / 100, (100 - a - b) / 100]));
        expect(
          shown.reduce((sum, n) => sum + n),
          `${a} ${b}`,
        ).toBe(100);
      }
  });

  it('are never nothing or all', () => {
    expect(wholeInWords([0.998, 0.001, 0.001])).toEqual(['over 99\u00a0%', 'under 1\u00a0%', 'under 1\u00a0%']);
  });

  it('raise the earlier of two that are alike, and are not moved by dust', () => {
    expect(numbers(wholeInWords([0.125, 0.375, 0.5]))).toEqual([13, 37, 50]);
    expect(numbers(wholeInWords([0.1 + 0.2, 0.3, 0.4]))).toEqual([30, 30, 40]);
    expect(wholeInWords([])).toEqual([]);
  });
});

describe('what was needed when no more can come', () => {
  it('is what was lacking', () => {
    expect(['3 more events', '1,000 more events', '1 more month', 'a baseline with data'].map(lackedInWords)).toEqual([
      '3 events',
      '1,000 events',
      '1 month',
      'a baseline with data',
    ]);
    expect(lackedInWords('the condition has not been logged')).toBe('the condition was not logged');
  });
});
