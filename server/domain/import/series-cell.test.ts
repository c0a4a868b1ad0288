import { describe, expect, it } from 'vitest';
import { isDay } from '../event/calendar.ts';
import { readMonth, readPublished, readTotal } from './series-cell.ts';

describe('a month in a table', () => {
  it.each([
    ['2023-01', '2023-01'],
    ['2023-01-01', '2023-01'],
    ['Jan 2023', '2023-01'],
    ['january 2023', '2023-01'],
    ['Sept 2021', '2021-09'],
    ['Sep. 2021', '2021-09'],
    [' 2023-12 ', '2023-12'],
  ])('%s is read as %s', (text, month) => expect(readMonth(text)).toEqual({ value: month }));

  it.each([
    ['01/02/2023', 'can be read in more than one way'],
    ['01/2023', 'can be read in more than one way'],
    ['Jan-23', 'can be read in more than one way'],
    ['2023-01-15', 'is a day within a month, and a total stands for a whole month'],
    ['2023-13', 'is not a month'],
    ['Total', 'is not a month'],
    ['Janvier 2023', 'is not a month'],
    ['', 'is empty'],
  ])('%s is refused: it %s', (text, reason) => {
    const read = readMonth(text);
    expect(read).toMatchObject({ reason });
    expect('fix' in read && read.fix).toContain('2023-01');
  });
});

describe('a total in a table', () => {
  it('is a number, and a blank is no number', () => {
    expect(readTotal('1352', true)).toEqual({ value: 1352 });
    expect(readTotal('12.5', false)).toEqual({ value: 12.5 });
    expect(readTotal('0', true)).toEqual({ value: 0 });
    expect(readTotal('  ', true)).toEqual({ value: null });
  });

  it.each(['-1', '1,352', '1e3', 'n/a', 'Infinity', '99999999999'])('%s is refused', (text) => {
    expect(readTotal(text, false)).toHaveProperty('fix');
  });

  it('of events is whole', () => expect(readTotal('2.5', true)).toHaveProperty('reason'));
});

describe('the day of a publication', () => {
  it('is a day, or not said', () => {
    expect(readPublished('2024-02-01', isDay)).toEqual({ value: '2024-02-01' });
    expect(readPublished('', isDay)).toEqual({ value: null });
    expect(readPublished('1 Feb', isDay)).toHaveProperty('fix');
  });
});
