import { describe, expect, it } from 'vitest';
import * as calendar from './calendar.ts';

describe('the calendar', () => {
  it('takes days that exist between 1900 and 2100, and nothing else', () => {
    expect(['2024-02-29', '1900-01-01', '2100-12-31'].every(calendar.isDay)).toBe(true);
    expect(
      ['2023-02-29', '1899-12-31', '2101-01-01', '2024-13-01', '2024-1-1', 'now', 'infinity', ''].some(calendar.isDay),
    ).toBe(false);
    expect(calendar.isMonth('2024-12')).toBe(true);
    expect(calendar.isMonth('2024-00')).toBe(false);
  });

  it('says one month once, and a longer time by both its ends', () => {
    expect(calendar.monthsInWords({ from: '2024-03', to: '2024-03' })).toBe('Mar 2024');
    expect(calendar.monthsInWords({ from: '2023-12', to: '2024-02' })).toBe('Dec 2023 to Feb 2024');
  });

  it('adds months over the turn of the year, both ways', () => {
    expect(calendar.addMonths('2023-11', 3)).toBe('2024-02');
    expect(calendar.addMonths('2023-01', -1)).toBe('2022-12');
    expect(calendar.addMonths('2023-01', -13)).toBe('2021-12');
  });

  it('lists the months from first to last, and none when the last lies before the first', () => {
    expect(calendar.monthsBetween('2022-12', '2023-02')).toEqual(['2022-12', '2023-01', '2023-02']);
    expect(calendar.monthsBetween('2023-02', '2023-01')).toEqual([]);
  });

  it('knows first and last days, also of February', () => {
    expect(calendar.firstDay('2024-02')).toBe('2024-02-01');
    expect(calendar.lastDay('2024-02')).toBe('2024-02-29');
    expect(calendar.lastDay('2023-02')).toBe('2023-02-28');
  });

  it('counts days there and back, over leap days', () => {
    expect(calendar.dayNumber('1970-01-01')).toBe(0);
    expect(calendar.addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(calendar.addDays('1970-01-01', -1)).toBe('1969-12-31');
    expect(calendar.dayFromNumber(calendar.dayNumber('2100-12-31'))).toBe('2100-12-31');
  });

  it('says days and months in words', () => {
    expect(calendar.dayInWords('2024-10-04')).toBe('4 Oct 2024');
    expect(calendar.monthInWords(calendar.monthOf('2024-10-04'))).toBe('Oct 2024');
  });
});
