import { describe, expect, it } from 'vitest';
import { monthNamed } from './month-names.ts';

describe('the name of a month', () => {
  it.each([
    ['Jan', 1],
    ['JUNE', 6],
    ['jun', 6],
    ['Sept', 9],
    ['December', 12],
  ])('%s is %i', (word, number) => expect(monthNamed(word)).toBe(number));

  it.each(['ma', 'janu', 'mars', 'sept.', ''])('%j is none', (word) => expect(monthNamed(word)).toBeNull());
});
