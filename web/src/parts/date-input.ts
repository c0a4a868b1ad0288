import { addDays, dayInWords, dayNumber, isDay, isMonth, type Day } from '../../../server/domain/event/calendar.ts';

export type Precision = 'day' | 'week' | 'month' | 'year';

export type DateInput = { day: Day; precision: Precision; problem?: never } | { problem: string; day?: never };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const future = (text: string) => `“${text}” has not come yet. Date must be today or in the past`;
const unread = (text: string) => `“${text}” is not a date. Write it as 14 Oct 2024, 2024-10-14, yest or mon`;

/** Reads a date as analysts type it. `today` is handed in, so the same text means the same day in a test. */
export function readDate(text: string, today: Day): DateInput | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[,]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^(sun|mon|tue|wed|thu|fri|sat)[a-z]* (?=\d)/, '');
  if (plain === '') return null;
  if (twoWays(plain))
    return { problem: `Write the month as a word or YYYY-MM-DD: ${text.trim()} can be read two ways` };
  const read = byName(plain, today) ?? byNumbers(plain) ?? byMonth(plain, today);
  if (!read) return { problem: unread(text.trim()) };
  if (!isDay(read.day)) return { problem: `There is no such day: “${text.trim()}”. Correct the day or the month` };
  return startOf(read) > today ? { problem: future(text.trim()) } : read;
}

/** "Mon 14 Oct 2024", or the month or year alone. */
export function dateEcho(day: Day, precision: Precision): string {
  if (precision === 'year') return day.slice(0, 4);
  const words = dayInWords(day);
  if (precision === 'month') return words.replace(/^\d+ /, '');
  const weekday = WEEKDAYS[(dayNumber(day) + 4) % 7] ?? '';
  return `${precision === 'week' ? 'week of ' : ''}${weekday.charAt(0).toUpperCase()}${weekday.slice(1)} ${words}`;
}

type Read = { day: Day; precision: Precision };

function startOf({ day, precision }: Read): Day {
  return precision === 'year' ? `${day.slice(0, 4)}-01-01` : precision === 'month' ? `${day.slice(0, 7)}-01` : day;
}

/** today, yest, mon, 3 days ago. */
function byName(text: string, today: Day): Read | null {
  if (/^tod(ay)?$/.test(text)) return { day: today, precision: 'day' };
  if (/^yest(erday)?$/.test(text)) return { day: addDays(today, -1), precision: 'day' };
  const ago = /^(\d{1,3}) days? ago$/.exec(text);
  if (ago) return { day: addDays(today, -Number(ago[1])), precision: 'day' };
  const weekday = /^[a-z]{3,9}$/.test(text) ? WEEKDAYS.findIndex((name) => text.startsWith(name)) : -1;
  if (weekday < 0) return null;
  const back = ((dayNumber(today) + 4) % 7) - weekday;
  return { day: addDays(today, back >= 0 ? -back : -back - 7), precision: 'day' };
}

/** 2024-10-14, 2024-10, 2024, 14.10.2024, 14/10/2024: the day comes first where the year comes last. */
function byNumbers(text: string): Read | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { day: text, precision: 'day' };
  if (/^\d{4}-\d{2}$/.test(text)) return { day: isMonth(text) ? `${text}-01` : 'none', precision: 'month' };
  if (/^\d{4}$/.test(text)) return { day: `${text}-01-01`, precision: 'year' };
  const parts = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text);
  return parts ? { day: iso(parts[3], parts[2], parts[1]), precision: 'day' } : null;
}

/** 03/04/2024: some write the day first and some the month, and both are possible. */
function twoWays(text: string): boolean {
  const [, first = '', second = ''] = /^(\d{1,2})[./-](\d{1,2})[./-]\d{4}$/.exec(text) ?? [];
  return first !== '' && Number(first) <= 12 && Number(second) <= 12 && Number(first) !== Number(second);
}

/** 14 oct, 14 oct 2024, oct 14 2024, oct 2024, oct. Without a year: the latest that is not in the future. */
function byMonth(text: string, today: Day): Read | null {
  const parts = /^(?:(\d{1,2})(?:st|nd|rd|th)? )?([a-z]{3,9})\.?(?: (\d{1,2})(?=$| ))?(?: (\d{4}|'?\d{2}))?$/.exec(
    text,
  );
  const month = parts?.[2] ? MONTHS.findIndex((name) => parts[2]?.startsWith(name)) + 1 : 0;
  if (!parts || month === 0) return null;
  let [date, year] = [parts[1] ?? parts[3], parts[4]];
  if (parts[1] !== undefined && parts[3] !== undefined) [date, year] = [parts[1], year ?? parts[3]];
  const full = year === undefined ? null : year.length === 4 ? year : `20${year.replace("'", '')}`;
  const on = (y: string) => iso(y, String(month), date ?? '1');
  const precision: Precision = date === undefined ? 'month' : 'day';
  if (full) return { day: on(full), precision };
  const thisYear = on(today.slice(0, 4));
  const read: Read = { day: thisYear, precision };
  return isDay(thisYear) && startOf(read) <= today
    ? read
    : { day: on(String(Number(today.slice(0, 4)) - 1)), precision };
}

function iso(year = '', month = '', day = ''): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
