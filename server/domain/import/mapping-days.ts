import { isDay, lastDay, type Day } from '../event/calendar.ts';
import { dayFromNumber, dayNumber } from '../event/calendar.ts';
import { monthNamed } from '../event/month-names.ts';
import type { DateOrder } from './mapping-values.ts';
import type { Cell } from './series-cell.ts';

/** The days that a cell stands for. */
export interface DaysSaid {
  from: Day;
  /** Only where the cell says a month or a year. */
  to?: Day;
  precision: 'day' | 'month' | 'year';
}

/** Day 0 of a workbook that counts from 1900, with its leap year that never was; true from March 1900 on. */
const WORKBOOK_EPOCH = dayNumber('1899-12-30');
const CLOCK = /[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*Z?$/i;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]?\s+/i;
const LONGEST = 100;
const FIX = 'Write the day as 2022-03-04 or 4 March 2022.';

/**
 * A date as people write it in tables: year first, in words, a workbook's number of days, a month or a year alone; and
 * day and month in figures, in the order said. Without one, only figures are read that can mean one day.
 */
export function readDays(cell: string, order: DateOrder | null): Cell<DaysSaid> {
  const said = daysAlone(cell);
  if (said === '') return { reason: 'is empty', fix: FIX };
  const [, y = '', m = '', d = ''] = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(said) ?? [];
  if (y) return day(y, m, d);
  const figures = dayOrMonthFirst(said);
  if (figures) return ordered(figures, order);
  const [, worded = '', name = '', year = ''] =
    /^(\d{1,2})(?:st|nd|rd|th)?[-\s./]+([a-z]{3,9})[-\s.,/]+(\d{4}|\d{2})$/i.exec(said) ?? [];
  if (name) return day(fullYear(year), monthOf(name), worded);
  const [, first = '', second = '', last = ''] =
    /^([a-z]{3,9})[-\s.]+(\d{1,2})(?:st|nd|rd|th)?[-\s.,]+(\d{4})$/i.exec(said) ?? [];
  if (first) return day(last, monthOf(first), second);
  if (/^[1-7]\d{4}(\.\d+)?$/.test(said))
    return { value: { from: dayFromNumber(WORKBOOK_EPOCH + Math.floor(Number(said))), precision: 'day' } };
  return monthOrYear(said);
}

/** Year, month and day from cells of their own. Without a day it is the month that is known, without a month the year. */
export function daysOfParts(year: string, month: string, dayOfMonth: string): Cell<DaysSaid> {
  const [y, m, d] = [year, month, dayOfMonth].map((part) => part.trim().replace(/\.0+$/, ''));
  if (!/^\d{4}$/.test(y ?? ''))
    return { reason: y ? 'is not a year' : 'is empty', fix: 'Write the year with four figures.' };
  const number = /^\d{1,2}$/.test(m ?? '') ? m : monthOf(m ?? '');
  if (!m || /^0+$/.test(m)) return span(y ?? '');
  if (Number(number) < 1 || Number(number) > 12)
    return { reason: 'is not a month', fix: 'Write the month as 1 to 12 or by its name.' };
  if (!d || /^0+$/.test(d)) return span(y ?? '', String(number));
  return day(y ?? '', String(number), d);
}

/** Of texts such as 04/03/2022: which orders they allow. Null for a text that is not of this kind, or is the same day in both. */
export function ordersOf(cell: string): { dayFirst: boolean; monthFirst: boolean } | null {
  const figures = dayOrMonthFirst(daysAlone(cell));
  if (!figures || figures.one === figures.two) return null;
  const { one, two, year } = figures;
  return { dayFirst: 'value' in day(year, two, one), monthFirst: 'value' in day(year, one, two) };
}

/** Without the hour and the day of the week. A long text is no date, and would take long to be searched for an hour. */
function daysAlone(cell: string): string {
  const said = cell.trim();
  return said.length > LONGEST ? said : said.replace(CLOCK, '').replace(WEEKDAY, '').trim();
}

function dayOrMonthFirst(said: string): { one: string; two: string; year: string } | null {
  const [, one = '', two = '', year = ''] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(said) ?? [];
  return one ? { one: String(Number(one)), two: String(Number(two)), year: fullYear(year) } : null;
}

function ordered(
  { one, two, year }: { one: string; two: string; year: string },
  order: DateOrder | null,
): Cell<DaysSaid> {
  const [dayFirst, monthFirst] = [day(year, two, one), day(year, one, two)];
  if (order) return order === 'day-month' ? dayFirst : monthFirst;
  if ('value' in dayFirst && 'value' in monthFirst && one !== two)
    return { reason: 'can be a day first or a month first', fix: 'Say in the mapping which of the two comes first.' };
  return 'value' in dayFirst ? dayFirst : monthFirst;
}

function monthOrYear(said: string): Cell<DaysSaid> {
  if (/^(?:19|20)\d{2}$/.test(said)) return span(said);
  const [, y = '', m = ''] = /^(\d{4})[-/. ](\d{1,2})$/.exec(said) ?? [];
  if (y) return span(y, m);
  const [, month = '', year = ''] = /^(\d{1,2})[-/.](\d{4})$/.exec(said) ?? [];
  if (month) return span(year, month);
  const [, name = '', inYear = ''] = /^([a-z]{3,9})[-\s.,]+(\d{4})$/i.exec(said) ?? [];
  if (name) return span(inYear, monthOf(name));
  const unclear = /^[a-z]{3,9}[-\s]'?\d{2}$/i.test(said);
  return { reason: unclear ? 'can be read in more than one way' : 'is not a date', fix: FIX };
}

function span(year: string, month?: string): Cell<DaysSaid> {
  if (month === undefined) return { value: { from: `${year}-01-01`, to: `${year}-12-31`, precision: 'year' } };
  const from = `${year}-${month.padStart(2, '0')}-01`;
  if (!isDay(from)) return { reason: 'is not a month', fix: FIX };
  return { value: { from, to: lastDay(from.slice(0, 7)), precision: 'month' } };
}

function day(year: string, month: string, dayOfMonth: string): Cell<DaysSaid> {
  const from = [year.padStart(4, '0'), month.padStart(2, '0'), dayOfMonth.padStart(2, '0')].join('-');
  if (isDay(from)) return { value: { from, precision: 'day' } };
  return { reason: 'is not a day of the calendar between 1900 and 2100', fix: FIX };
}

/** The number of a month by its name, '0' where it is none. */
const monthOf = (name: string) => String(monthNamed(name) ?? 0);

/** Two figures are of this century up to 69. */
function fullYear(year: string): string {
  if (year.length === 4) return year;
  return String(Number(year) >= 70 ? 1900 + Number(year) : 2000 + Number(year));
}
