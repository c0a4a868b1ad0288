import { describe, expect, it } from 'vitest';
import { dayFirst, isoDay, wordedDay } from './days.ts';

describe('reading the days that datasets write', () => {
  it.each([
    [isoDay, '2021-03-04', '2021-03-04'],
    [isoDay, '2021-03-04 00:00:00.000', '2021-03-04'],
    [isoDay, '2021-03-04T12:30:00Z', '2021-03-04'],
    [wordedDay, '30 September 2024', '2024-09-30'],
    [wordedDay, '1 May 2024', '2024-05-01'],
    [wordedDay, '30-Sep-24', '2024-09-30'],
    [wordedDay, '30-Sept-24', '2024-09-30'],
    [wordedDay, '05-JAN-1998', '1998-01-05'],
    [wordedDay, '05-Jan-98', '1998-01-05'],
    [dayFirst, '05-01-2024', '2024-01-05'],
  ])('%o reads %s as %s', (read, text, day) => {
    expect(read(text)).toBe(day);
  });

  it.each([
    '',
    'infinity',
    'now',
    '2021-02-30',
    '2021-13-01',
    '0000-01-01',
    '2021-3-4',
    '04/03/2021',
    '44259',
    '2021-03-04 evening',
  ])('none of them reads %j', (text) => {
    expect([isoDay(text), wordedDay(text), dayFirst(text)]).toEqual([null, null, null]);
  });

  it.each(['31 June 2024', '30-Smarch-24', '30 September 1850'])('words do not make a day of %j', (text) => {
    expect(wordedDay(text)).toBeNull();
  });
});
