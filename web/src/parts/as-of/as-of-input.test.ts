import { describe, expect, it } from 'vitest';
import { readAsOf } from './as-of-input.ts';

const TODAY = '2026-11-23';

describe('the day a reader typed', () => {
  it.each([
    ['3 may 2025', '2025-05-03'],
    ['2025-05', '2025-05-31'],
    ['2025', '2025-12-31'],
    ['yest', '2026-11-22'],
    ['today', null],
    ['nov 2026', null],
    ['2026', null],
    ['', null],
  ])('%s is %s', (text, day) => {
    expect(readAsOf(text, TODAY)).toEqual({ day });
  });

  it.each(['tomorrow', '24 nov 2026', '31 feb 2025', '03/04/2025'])('%s says what is wrong', (text) => {
    expect(readAsOf(text, TODAY).problem).toMatch(/./);
  });
});
