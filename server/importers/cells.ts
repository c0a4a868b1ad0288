import type { Toll } from '../domain/event/event.ts';
import { withoutHiddenMarks } from '../domain/event/hidden-marks.ts';
import type { Day } from '../domain/event/calendar.ts';
import { shown } from '../domain/problem.ts';
import type { RowProblem } from './importer.ts';

const MOST_PEOPLE = 1_000_000;
/** Plain letters without spaces at the ends: nothing is to be done to them. Most cells are such. */
const PLAIN = /^(?:[!-~](?:[ -~]*[!-~])?)?$/;
const SHORT = 24;
const SPACE = 0x20;
const LAST_PLAIN = 0x7e;

/** Reads the cells of one row, keeping every reason to refuse it and every doubt. */
export interface Cells {
  /** The text of a cell, '' when it says nothing. */
  text(column: string): string;
  /** The text of a cell that must say something. */
  needed(column: string, fix: string): string;
  /** The id of a row, which must say something and must be whole. */
  id(column: string, fix: string): string;
  /** A number of people, null when not said. */
  count(column: string): number | null;
  /** What a code stands for; undefined (and a reason) when the table does not have it. */
  code<T>(column: string, table: Readonly<Record<string, T>>): T | undefined;
  day(column: string, read: (text: string) => Day | null, format: string): Day | null;
  /** Degrees, undefined when not said. */
  degrees(column: string, limit: 90 | 180): number | undefined;
  refuse(column: string, reason: string, fix: string): void;
  warn(column: string, reason: string, fix: string): void;
  readonly problems: RowProblem[];
  readonly warnings: RowProblem[];
}

/** Starts reading a row. `blank` lists what the dataset writes for "not said", besides an empty cell. */
export function cells(row: Readonly<Record<string, string>>, blank: readonly string[] = []): Cells {
  const problems: RowProblem[] = [];
  const warnings: RowProblem[] = [];
  const note = (list: RowProblem[]) => (column: string, reason: string, fix: string) => {
    list.push({ column, value: shown(row[column] ?? ''), reason, fix });
  };
  const refuse = note(problems);
  // A row is not lost over a mark that nobody can see and no source meant.
  const text = (column: string) => {
    const cell = row[column] ?? '';
    const value = isPlain(cell) ? cell : withoutHiddenMarks(cell).normalize('NFC').trim();
    return blank.includes(value) ? '' : value;
  };
  return {
    problems,
    warnings,
    refuse,
    warn: note(warnings),
    text,
    needed(column, fix) {
      const value = text(column);
      if (!value) refuse(column, 'is empty', fix);
      return value;
    },
    id(column, fix) {
      const value = text(column);
      if (!value) refuse(column, 'is empty', fix);
      else if (/^\d(?:[.,]\d+)?E\+?\d+$/i.test(value)) {
        refuse(
          column,
          'is a number that a spreadsheet shortened, so that the id is lost',
          'Take the file as it was published, without opening it in a spreadsheet.',
        );
      }
      return value;
    },
    count(column) {
      const value = text(column);
      if (!value) return null;
      const number = wholeNumber(value);
      if (number === null)
        refuse(column, `is not a whole number of people from 0 to ${MOST_PEOPLE}`, 'Write digits only.');
      return number;
    },
    code(column, table) {
      const said = text(column);
      const value = Object.hasOwn(table, said) ? said : said.replace(/^(\d+)\.0+$/, '$1');
      if (Object.hasOwn(table, value)) return table[value];
      refuse(
        column,
        value ? 'is not a code of this dataset' : 'is empty',
        `Use one of: ${Object.keys(table).join(', ')}.`,
      );
      return undefined;
    },
    day(column, read, format) {
      const value = text(column);
      const day = value ? read(value) : null;
      if (!day)
        refuse(column, value ? 'is not a day between 1900 and 2100' : 'is empty', `Write the day as ${format}.`);
      return day;
    },
    degrees(column, limit) {
      const value = text(column);
      if (!value) return undefined;
      const number = /^[+-]?\d{1,3}(\.\d*)?$/.test(value) ? Number(value) : NaN;
      if (Math.abs(number) <= limit) return number;
      refuse(
        column,
        `is not a number of degrees from -${limit} to ${limit}`,
        'Write decimal degrees with a point, or leave it empty.',
      );
      return undefined;
    },
  };
}

/** Numbers, codes and days are short, and looked through more quickly letter by letter. */
function isPlain(cell: string): boolean {
  if (cell.length > SHORT) return PLAIN.test(cell);
  for (let at = 0; at < cell.length; at++) {
    const code = cell.charCodeAt(at);
    if (code <= SPACE || code > LAST_PLAIN) return PLAIN.test(cell);
  }
  return true;
}

/** A whole number of people as datasets write it ("3", also "3.0"), or null. */
export function wholeNumber(value: string): number | null {
  const number = /^\d{1,9}(\.0+)?$/.test(value) ? Number(value) : NaN;
  return number <= MOST_PEOPLE ? number : null;
}

/** A toll of which one figure is known. */
export function exactly(count: number): Toll {
  return { low: count, best: count, high: count };
}

/** Text on one line, at most `max` characters long, never cut inside a character. */
export function cut(text: string, max: number): string {
  const line = PLAIN.test(text) && !text.includes('  ') ? text : text.replace(/\s+/g, ' ').trim();
  if (line.length <= max) return line;
  return `${line.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
