import { isDay, type Day } from '../domain/event/calendar.ts';
import { monthNamed } from '../domain/event/month-names.ts';

/** A day written year first, "2018-01-31", with or without a time of day after it. */
export function isoDay(text: string): Day | null {
  const day = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/.exec(text)?.[1];
  return day && isDay(day) ? day : null;
}

/** A day written day first with its month in words: "30 September 2024", "30-Sep-24", "30-Sept-24". */
export function wordedDay(text: string): Day | null {
  const [, day, word = '', year = ''] = /^(\d{1,2})[ -]([a-z]+)\.?[ -](\d{4}|\d{2})$/i.exec(text) ?? [];
  const month = monthNamed(word);
  return day && month ? dayOf(fullYear(year), month, Number(day)) : null;
}

/** A day written day first in figures, "30-09-2024". Only for datasets that are known to write it so. */
export function dayFirst(text: string): Day | null {
  const [, day, month, year] = /^(\d{2})-(\d{2})-(\d{4})$/.exec(text) ?? [];
  return day && month && year ? dayOf(Number(year), Number(month), Number(day)) : null;
}

/** The day with these figures, or null when the calendar does not have it. */
export function dayOf(year: number, month: number, day: number): Day | null {
  const two = (part: number) => String(part).padStart(2, '0');
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return isDay(text) ? text : null;
}

/** The datasets reach back to 1970, so that 70 to 99 are years of the last century. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return year >= 70 ? 1900 + year : 2000 + year;
}
