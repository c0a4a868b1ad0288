import { damaged } from './expand.ts';
import { MOST_COLUMNS } from './table.ts';

const DAY = 86_400_000;
/** One more than is read, so that a wider table is seen to be one. */
const WIDEST = MOST_COLUMNS + 2;

/** How numbers of one style are shown: as days, as times, as both, or as numbers. */
export type Shows = 'number' | 'day' | 'moment' | 'time';

/** Formats that every workbook has without naming them. */
const BUILT_IN: readonly [number, number, Shows][] = [
  [14, 17, 'day'],
  [18, 21, 'time'],
  [22, 22, 'moment'],
  [27, 31, 'day'],
  [32, 35, 'time'],
  [36, 36, 'day'],
  [45, 47, 'time'],
  [50, 54, 'day'],
  [55, 56, 'time'],
  [57, 58, 'day'],
];

/** What a number format shows. `code` is what the workbook says of it, if anything. */
export function showsOf(id: number, code: string | undefined): Shows {
  if (code === undefined) return BUILT_IN.find(([from, to]) => id >= from && id <= to)?.[2] ?? 'number';
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general/gi, '');
  const [day, time] = [/[dy]/i.test(bare), /[hs]|am\/pm/i.test(bare)];
  if (day) return time ? 'moment' : 'day';
  if (time) return 'time';
  return /m/i.test(bare) ? 'day' : 'number';
}

/**
 * A number as a spreadsheet keeps it, as text that says the same without an exponent: 5E+5 is 500000. Its seventeenth
 * digit is noise of the machine and is dropped.
 */
export function numberText(text: string): string {
  if (/^-?\d+$/.test(text)) return text;
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) return text;
  const plain = String(number);
  if (!plain.includes('e')) return plain;
  return Math.abs(number) >= 1 ? BigInt(Math.round(number)).toString() : number.toFixed(20).replace(/0+$/, '');
}

/**
 * A number shown as a day, as YYYY-MM-DD, with the time where the format has one; the number itself where the calendar
 * does not have the day. Spreadsheets count days from 1900, with a 29 February 1900 that never was, or from 1904.
 */
export function dateText(text: string, shows: Shows, from1904: boolean): string {
  const number = Number(text);
  if (shows === 'number' || text.trim() === '' || !Number.isFinite(number) || number < 0) return numberText(text);
  const seconds = Math.round((number % 1) * 86_400);
  const time = new Date(seconds * 1000).toISOString().slice(11, 19);
  const whole = Math.floor(number);
  if (shows === 'time' && whole === 0) return time;
  const since1900 = from1904 ? whole + 1462 : whole;
  if (since1900 < 1 || since1900 === 60 || since1900 > 2_958_465) return numberText(text);
  const shift = since1900 < 60 ? 25_568 : 25_569;
  const day = new Date((since1900 - shift) * DAY + (seconds === 86_400 ? DAY : 0)).toISOString().slice(0, 10);
  return shows === 'moment' && seconds % 86_400 > 0 ? `${day} ${time}` : day;
}

/** Text of a workbook, with the characters that XML cannot hold put back: "_x000D_" is a line end. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** "A1" is 0, "AB7" is 27. */
export function columnAt(reference: string): number {
  let column = 0;
  for (const char of reference) {
    const letter = char.charCodeAt(0) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
    if (column > WIDEST) return WIDEST;
  }
  if (column === 0) throw damaged('The workbook');
  return column - 1;
}
