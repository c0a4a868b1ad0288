import { isMonth, type Day, type Month } from '../event/calendar.ts';
import { monthNamed } from '../event/month-names.ts';

/** What a cell says, or why it cannot be read and how to mend it. */
export type Cell<T> = { value: T } | { reason: string; fix: string };

const FIX = 'Write the month as 2023-01, 2023-01-01 or Jan 2023.';

/**
 * A month as tables write it: "2023-01", its first day "2023-01-01", "Jan 2023" or "January 2023". Nothing is guessed:
 * of "01/02/2023" or "Jan-23" nobody can tell what they mean.
 */
export function readMonth(text: string): Cell<Month> {
  const said = text.trim();
  if (said === '') return { reason: 'is empty', fix: FIX };
  const day = /^(\d{4}-\d{2})-(\d{2})$/.exec(said);
  if (day && day[2] !== '01')
    return { reason: 'is a day within a month, and a total stands for a whole month', fix: FIX };
  const named = /^([a-z]{3,9})\.? (\d{4})$/i.exec(said);
  const month = day?.[1] ?? (named ? byName(named[1] ?? '', named[2] ?? '') : said);
  if (month !== null && isMonth(month) && month >= '1900-01' && month <= '2100-12') return { value: month };
  const unclear = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$|^\d{1,2}[/.-]\d{2,4}$|^[a-z]{3,9}[ -]?'?\d{2}$/i.test(said);
  return { reason: unclear ? 'can be read in more than one way' : 'is not a month', fix: FIX };
}

function byName(name: string, year: string): Month | null {
  const month = monthNamed(name);
  return month === null ? null : `${year}-${String(month).padStart(2, '0')}`;
}

/** The largest total that is taken: beyond it a cell holds something else. */
const MOST = 1e9;

/** A total: null where nothing is published, which differs from 0. `whole` where events or people are counted one by one. */
export function readTotal(text: string, whole: boolean): Cell<number | null> {
  const said = text.trim();
  if (said === '') return { value: null };
  if (/^-\d/.test(said))
    return { reason: 'is negative', fix: 'Write a number of 0 or more, or leave it empty where none is published.' };
  const number = /^\d{1,10}(\.\d{1,6})?$/.test(said) ? Number(said) : NaN;
  if (!(number <= MOST))
    return {
      reason: 'is not a number in plain digits',
      fix: 'Write digits only, such as 1352 or 12.5, and leave the cell empty where nothing is published.',
    };
  if (whole && !Number.isInteger(number))
    return {
      reason: 'is not a whole number, and events are counted one by one',
      fix: 'Write the number of events as published.',
    };
  return { value: number };
}

/** The day of a publication, or null where none is given. */
export function readPublished(text: string, isDay: (day: string) => boolean): Cell<Day | null> {
  const said = text.trim();
  if (said === '') return { value: null };
  return isDay(said)
    ? { value: said }
    : { reason: 'is not a day', fix: 'Write the day of publication as YYYY-MM-DD, or leave it empty.' };
}
