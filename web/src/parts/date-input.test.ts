import { describe, expect, it } from 'vitest';
import { dateEcho, readDate } from './date-input.ts';

const TODAY = '2024-10-16'; // a Wednesday

describe('reading a date as it is typed', () => {
  it.each([
    ['2024-10-14', '2024-10-14', 'day'],
    ['14 oct', '2024-10-14', 'day'],
    ['14 Oct 2023', '2023-10-14', 'day'],
    ['Oct 14, 2023', '2023-10-14', 'day'],
    ['Mon 14 Oct 2024', '2024-10-14', 'day'],
    ['14 oct 23', '2023-10-14', 'day'],
    ['14.10.2023', '2023-10-14', 'day'],
    ['14/10/2023', '2023-10-14', 'day'],
    ['yest', '2024-10-15', 'day'],
    ['today', '2024-10-16', 'day'],
    ['mon', '2024-10-14', 'day'],
    ['wednesday', '2024-10-16', 'day'],
    ['thu', '2024-10-10', 'day'],
    ['3 days ago', '2024-10-13', 'day'],
    ['2024-09', '2024-09-01', 'month'],
    ['sep 2024', '2024-09-01', 'month'],
    ['2022', '2022-01-01', 'year'],
  ])('reads "%s" as %s to the %s', (text, day, precision) => {
    expect(readDate(text, TODAY)).toEqual({ day, precision });
  });

  it('takes the last such day when no year is given', () => {
    expect(readDate('20 dec', TODAY)).toEqual({ day: '2023-12-20', precision: 'day' });
  });

  it('finds 29 February in the year before when this year has none', () => {
    expect(readDate('29 feb', '2025-03-01')).toEqual({ day: '2024-02-29', precision: 'day' });
  });

  it('takes the month that is still under way', () => {
    expect(readDate('2024-10', TODAY)).toEqual({ day: '2024-10-01', precision: 'month' });
  });

  it('says nothing of an empty field', () => {
    expect(readDate('  ', TODAY)).toBeNull();
  });

  it('refuses a day in the future', () => {
    expect(readDate('2024-10-17', TODAY)).toEqual({
      problem: '“2024-10-17” has not come yet. Date must be today or in the past',
    });
  });

  it('refuses a day that does not exist', () => {
    expect(readDate('31 apr 2024', TODAY)?.problem).toMatch('no such day');
  });

  it.each(['03/04/2024', '3.4.2024'])('refuses "%s", which can be read two ways', (text) => {
    expect(readDate(text, TODAY)).toEqual({
      problem: `Write the month as a word or YYYY-MM-DD: ${text} can be read two ways`,
    });
  });

  it.each([
    ['13/04/2024', '2024-04-13'],
    ['04/04/2024', '2024-04-04'],
  ])('reads "%s", which has one meaning', (text, day) => {
    expect(readDate(text, TODAY)).toEqual({ day, precision: 'day' });
  });

  it('refuses what it cannot read and says how to write it', () => {
    expect(readDate('soon', TODAY)?.problem).toMatch('14 Oct 2024');
  });
});

describe('saying a date back', () => {
  it('names the weekday, so that a slip is seen', () => {
    expect(dateEcho('2024-10-14', 'day')).toBe('Mon 14 Oct 2024');
  });

  it('says no more than is known', () => {
    expect(dateEcho('2024-10-01', 'month')).toBe('Oct 2024');
    expect(dateEcho('2024-01-01', 'year')).toBe('2024');
    expect(dateEcho('2024-10-14', 'week')).toBe('week of Mon 14 Oct 2024');
  });
});
