import { Problem, shown } from '../domain/problem.ts';
import { MOST_COLUMNS } from './files/table.ts';

/** Some tables have whole questions as names. What is longer is no name, and would be kept and sent with every look at the file. */
const LONGEST_NAME = 1000;
/** How R and spreadsheet programs write a byte order mark that they did not understand. */
const MARK = /^(?:\uFEFF|ï»¿|Ã¯Â»Â¿|ï\.\.|x\.u\.feff\.)/i;

/** A column's name without case, spaces at its ends and byte order mark. */
export function columnName(text: string): string {
  return text
    .trim()
    .replace(MARK, '')
    .replace(/^"(.*)"$/, '$1')
    .trim()
    .toLowerCase();
}

/** The names of a header row. A column without a name (such as the row numbers R adds) is kept as '' and not read. */
export function columnNames(cells: readonly string[]): string[] {
  const names = cells.map(columnName);
  const named = names.filter((name) => name !== '');
  if (names.length > MOST_COLUMNS) {
    throw new Problem('file-unreadable', `The header has ${names.length} columns; at most ${MOST_COLUMNS} are read.`, {
      fix: 'Keep the columns that are needed, and save the table again.',
    });
  }
  const long = named.find((name) => name.length > LONGEST_NAME);
  if (long !== undefined) {
    throw new Problem(
      'file-unreadable',
      `The name of a column is ${long.length} characters long: "${shown(long, 40)}".`,
      {
        fix: `Check that the first row holds the names of the columns, and keep each under ${LONGEST_NAME}.`,
      },
    );
  }
  if (named.some((name) => !name.isWellFormed())) {
    throw new Problem('file-unreadable', 'The name of a column holds half a character.', {
      fix: 'Write the names of the columns anew.',
    });
  }
  if (named.some((name) => name.includes('\u0000'))) {
    throw new Problem(
      'file-unreadable',
      'The header holds NUL characters: the file is not plain text, or UTF-16 without its mark.',
    );
  }
  const twice = named.find((name, i) => named.indexOf(name) !== i);
  if (twice !== undefined) {
    throw new Problem('file-unreadable', `The header names the column "${shown(twice)}" twice.`, {
      fix: 'Rename one of the two columns, or take it out.',
    });
  }
  return names;
}

/** The columns that the table of refused rows adds to those of the file. It can be corrected and imported as it is. */
export const REFUSED_COLUMNS = ['row', 'line', 'reason', 'fix'] as const;

/** The table's own columns: without those that the table of refused rows adds, where all four stand at its end. */
export function ownColumns(columns: readonly string[]): string[] {
  const named = columns.filter((column) => column !== '');
  const last = named.slice(-REFUSED_COLUMNS.length);
  return REFUSED_COLUMNS.every((column, n) => column === last[n]) ? named.slice(0, -REFUSED_COLUMNS.length) : named;
}

/** Whether the header has all these columns, in any order, among any others. */
export function hasColumns(header: readonly string[], columns: readonly string[]): boolean {
  const names = new Set(header.map(columnName));
  return columns.every((column) => names.has(column.toLowerCase()));
}

const MARKS = [',', ';', '\t', '|'];
const LINES = 20;

/**
 * The character that parts the columns: whichever of comma, semicolon, tab and bar the header line has most of. The
 * header line is the first that has any and is no remark.
 */
export function delimiterOf(start: string): string {
  const lines = start.split(/\r\n|\n|\r/, LINES).filter((line) => !/^\s*(?:#|\/\/)\s*\w/.test(line));
  const bare = lines.map((line) => line.replace(/"[^"]*"/g, ''));
  const header = bare.find((line) => MARKS.some((mark) => line.includes(mark))) ?? '';
  const count = (mark: string) => header.split(mark).length;
  return MARKS.reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
