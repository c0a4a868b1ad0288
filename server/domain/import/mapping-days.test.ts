import { describe, expect, it } from 'vitest';
import { daysOfParts, ordersOf, readDays } from './mapping-days.ts';

const day = (from: string) => ({ value: { from, precision: 'day' } });
const month = (from: string, to: string) => ({ value: { from, to, precision: 'month' } });

describe('a date as tables write it', () => {
  it.each([
    ['2022-03-04', day('2022-03-04')],
    ['2022/3/4 14:30', day('2022-03-04')],
    ['4 March 2022', day('2022-03-04')],
    ['Fri, 4-Mar-22', day('2022-03-04')],
    ['March 4th, 2022', day('2022-03-04')],
    ['25/03/2022', day('2022-03-25')],
    ['03/25/2022', day('2022-03-25')],
    ['05.05.2022', day('2022-05-05')],
    ['44624', day('2022-03-04')],
    ['44624.75', day('2022-03-04')],
    ['2022-03', month('2022-03-01', '2022-03-31')],
    ['03/2022', month('2022-03-01', '2022-03-31')],
    ['Feb 2024', month('2024-02-01', '2024-02-29')],
    ['2022', { value: { from: '2022-01-01', to: '2022-12-31', precision: 'year' } }],
  ])('reads %j, which can mean one thing only', (cell, meant) => {
    expect(readDays(cell, null)).toEqual(meant);
  });

  it('never guesses whether the day or the month comes first', () => {
    expect(readDays('04/03/2022', null)).toMatchObject({ reason: 'can be a day first or a month first' });
    expect(readDays('04/03/2022', 'day-month')).toEqual(day('2022-03-04'));
    expect(readDays('4-3-22', 'month-day')).toEqual(day('2022-04-03'));
  });

  it.each([
    ['', 'is empty'],
    ['soon', 'is not a date'],
    ['Mar-22', 'can be read in more than one way'],
    ['2023-02-30', 'is not a day of the calendar between 1900 and 2100'],
    ['13/13/2022', 'is not a day of the calendar between 1900 and 2100'],
    ['2022-13', 'is not a month'],
  ])('refuses %j: %s', (cell, reason) => {
    expect(readDays(cell, null)).toMatchObject({ reason });
  });

  it('refuses a day that the order said does not allow', () => {
    expect(readDays('25/03/2022', 'month-day')).toMatchObject({
      reason: 'is not a day of the calendar between 1900 and 2100',
    });
  });

  it('tells which orders a date allows, and nothing of one that is the same in both', () => {
    expect(ordersOf('04/03/2022')).toEqual({ dayFirst: true, monthFirst: true });
    expect(ordersOf('25/03/2022')).toEqual({ dayFirst: true, monthFirst: false });
    expect([ordersOf('05/05/2022'), ordersOf('2022-03-04')]).toEqual([null, null]);
  });
});

describe('a date in cells of its own', () => {
  it.each([
    [['2023', '1', '30'], day('2023-01-30')],
    [['2023', 'Mar', '0'], month('2023-03-01', '2023-03-31')],
    [['2023', '3', ''], month('2023-03-01', '2023-03-31')],
    [['2023', '0', '0'], { value: { from: '2023-01-01', to: '2023-12-31', precision: 'year' } }],
  ] as const)('is as exact as its cells: %j', ([year, month, dayOf], meant) => {
    expect(daysOfParts(year, month, dayOf)).toEqual(meant);
  });

  it.each([
    [['23', '1', '1'], 'is not a year'],
    [['2023', '13', '1'], 'is not a month'],
    [['2023', '2', '30'], 'is not a day of the calendar between 1900 and 2100'],
  ] as const)('is refused where the calendar has none: %j', ([year, month, dayOf], reason) => {
    expect(daysOfParts(year, month, dayOf)).toMatchObject({ reason });
  });
});
