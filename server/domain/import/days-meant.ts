import type { Day } from '../event/calendar.ts';
import { dayFromNumber, dayNumber, isDay } from '../event/calendar.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Day 0 of a workbook that counts days from 1900, with its leap year that never was. */
const WORKBOOK_EPOCH = dayNumber('1899-12-31') - 1;

/**
 * The days that a text may mean, the likeliest first: both orders of day and month where either is possible, the last day
 * of a month for one past its end, the first day where only the month is said, a workbook's number of days.
 */
export function daysMeant(text: string): Day[] {
  const value = text.trim().toLowerCase();
  return [...new Set([...inFigures(value), ...inWords(value), ...monthOnly(value), ...serial(value)])];
}

function inFigures(value: string): Day[] {
  const yearFirst = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})/.exec(value);
  if (yearFirst) {
    const [, year, one, two] = yearFirst.map(Number);
    return [...within(year, one, two), ...(Number(one) > 12 ? within(year, two, one) : [])];
  }
  const yearLast = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})\b/.exec(value);
  if (!yearLast) return [];
  const [one, two] = [Number(yearLast[1]), Number(yearLast[2])];
  const year = fullYear(yearLast[3] ?? '');
  return [...(two <= 12 ? within(year, two, one) : []), ...(one <= 12 ? within(year, one, two) : [])];
}

function inWords(value: string): Day[] {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[-\s.,]+([a-z]{3})[a-z]*[-\s.,]+(\d{4}|\d{2})\b/.exec(value);
  if (dayFirst) return within(fullYear(dayFirst[3] ?? ''), monthOf(dayFirst[2]), Number(dayFirst[1]));
  const monthFirst = /^([a-z]{3})[a-z]*[-\s.,]+(\d{1,2})(?:st|nd|rd|th)?[-\s.,]+(\d{4})\b/.exec(value);
  return monthFirst ? within(Number(monthFirst[3]), monthOf(monthFirst[1]), Number(monthFirst[2])) : [];
}

function monthOnly(value: string): Day[] {
  const figures = /^(\d{4})[-/.](\d{1,2})$/.exec(value);
  if (figures) return within(Number(figures[1]), Number(figures[2]), 1);
  const words = /^([a-z]{3})[a-z]*[-\s.,]+(\d{4})$/.exec(value);
  return words ? within(Number(words[2]), monthOf(words[1]), 1) : [];
}

function serial(value: string): Day[] {
  if (!/^\d{5}(\.\d+)?$/.test(value)) return [];
  const day = dayFromNumber(WORKBOOK_EPOCH + Math.floor(Number(value)));
  return isDay(day) ? [day] : [];
}

/** The day, or the last of its month where the month is shorter. */
function within(year = 0, month = 0, day = 0): Day[] {
  if (month < 1 || month > 12 || day < 1 || day > 31) return [];
  for (let last = day; last >= 28 || last === day; last--) {
    const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(last).padStart(2, '0')}`;
    if (isDay(text)) return [text];
  }
  return [];
}

function monthOf(word = ''): number {
  return MONTHS.indexOf(word) + 1;
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return year >= 70 ? 1900 + year : 2000 + year;
}
