/** A calendar day, `YYYY-MM-DD`. Days stay text from form to database, so no time zone can move them. */
export type Day = string;
/** A calendar month, `YYYY-MM`. */
export type Month = string;

const MS_PER_DAY = 86_400_000;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH = /^(\d{4})-(\d{2})$/;

/** Whether the text is a day that exists, between 1900 and 2100 (what the log accepts). */
export function isDay(text: string): boolean {
  const parts = DAY.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** Whether the text is a month between 1900 and 2100. */
export function isMonth(text: string): boolean {
  return MONTH.test(text) && isDay(`${text}-01`);
}

/** The month a day lies in. */
export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

/** The month `n` months later (earlier when negative). */
export function addMonths(month: Month, n: number): Month {
  const index = monthIndex(month) + n;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** Months since year 0: differences are numbers of months. */
export function monthIndex(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

/** Every month from the first to the last, both included; empty when the last lies before the first. */
export function monthsBetween(from: Month, to: Month): Month[] {
  const count = monthIndex(to) - monthIndex(from) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => addMonths(from, i));
}

/** First day of a month. */
export function firstDay(month: Month): Day {
  return `${month}-01`;
}

/** Last day of a month. */
export function lastDay(month: Month): Day {
  const days = daysIn(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
  return `${month}-${String(days).padStart(2, '0')}`;
}

/** Days since 1 January 1970, so that differences are numbers of days. */
export function dayNumber(day: Day): number {
  return Math.round(
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / MS_PER_DAY,
  );
}

/** The day with that number (see `dayNumber`). */
export function dayFromNumber(number: number): Day {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The day `n` days later. */
export function addDays(day: Day, n: number): Day {
  return dayFromNumber(dayNumber(day) + n);
}

const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "14 Oct 2024". */
export function dayInWords(day: Day): string {
  return `${Number(day.slice(8, 10))} ${monthInWords(monthOf(day))}`;
}

/** "Oct 2024". */
export function monthInWords(month: Month): string {
  return `${NAMES[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;
}

/** "Mar 2024", or "Feb 2024 to Apr 2024" for a longer time. */
export function monthsInWords({ from, to }: { from: Month; to: Month }): string {
  return from === to ? monthInWords(from) : `${monthInWords(from)} to ${monthInWords(to)}`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
