import { Problem, shown } from '../domain/problem.ts';

const MOST_COLUMNS = 500;
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
    throw new Problem('file-unreadable', `The header has ${names.length} columns; at most ${MOST_COLUMNS} are read.`);
  }
  if (named.some((name) => name.includes('\u0000'))) {
    throw new Problem(
      'file-unreadable',
      'The header holds NUL characters: the file is not plain text, or UTF-16 without its mark.',
    );
  }
  const twice = named.find((name, i) => named.indexOf(name) !== i);
  if (twice !== undefined) throw new Problem('file-unreadable', `The header names the column "${shown(twice)}" twice.`);
  return names;
}

/** Whether the header has all these columns, in any order, among any others. */
export function hasColumns(header: readonly string[], columns: readonly string[]): boolean {
  const names = new Set(header.map(columnName));
  return columns.every((column) => names.has(column.toLowerCase()));
}

/** The character that parts the columns: whichever of comma, semicolon and tab the header line has most of. */
export function delimiterOf(headerLine: string): string {
  const bare = headerLine.replace(/"[^"]*"/g, '');
  const count = (mark: string) => bare.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
