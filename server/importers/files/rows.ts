import { Problem, shown } from '../../domain/problem.ts';
import type { RowProblem } from '../importer.ts';
import { headOf, headSure, type Head } from './head.ts';
import { LONGEST_FIELD, LONGEST_TAKEN, MOST_COLUMNS, type Broken, type Line, type TableRow } from './table.ts';

/** Rows as cells, some at a time; `broken` comes last. */
export interface Lines {
  lines: Line[];
  broken?: Broken | null;
}

/** The header, the rows after it, and how to stop reading. */
export interface Named {
  head: Head;
  rows: AsyncGenerator<TableRow[]>;
  close(): Promise<void>;
}

/**
 * Finds the header of what is read as cells, and gives the rows after it by column name.
 * @throws Problem `file-unreadable` without a header, or where the file breaks off
 */
export async function byName(read: AsyncGenerator<Lines>): Promise<Named> {
  const seen: Line[] = [];
  let broken: Broken | null = null;
  while (!headSure(seen) && !broken) {
    const more = await read.next();
    if (more.done) break;
    seen.push(...more.value.lines);
    broken = more.value.broken ?? null;
  }
  const close = async () => void (await read.return(undefined));
  let head: Head | null = null;
  try {
    head = headOf(seen);
  } finally {
    if (!head) await close();
  }
  if (!head) {
    if (broken) throw brokenOff(broken, 0);
    throw new Problem('file-unreadable', 'The file holds no header row.', {
      fix: 'Put the names of the columns into the first row.',
      more: { empty: true },
    });
  }
  return { head, rows: rowsAfter(head, broken, read), close };
}

async function* rowsAfter(head: Head, broken: Broken | null, read: AsyncGenerator<Lines>): AsyncGenerator<TableRow[]> {
  const { columns } = head;
  const record = recorder(columns);
  let row = 0;
  let last: { short: boolean; unended: boolean; line: number } | null = null;
  const named = (lines: readonly Line[]) =>
    lines.map((line) => {
      row += 1;
      return rowOf(line, row, columns, record);
    });
  const note = (line: Line | undefined) => {
    if (line) last = { short: line.cells.length < columns.length, unended: line.unended === true, line: line.line };
  };
  try {
    note(head.after.at(-1));
    if (head.after.length) yield named(head.after);
    if (broken) throw brokenOff(broken, row + 1);
    for await (const { lines, broken: end } of read) {
      note(lines.at(-1));
      if (lines.length) yield named(lines);
      if (end) throw brokenOff(end, row + 1);
    }
    const end = last as { short: boolean; unended: boolean; line: number } | null;
    if (end?.short && end.unended) throw brokenOff({ line: end.line, why: 'cut' }, row, '');
  } finally {
    await read.return(undefined);
  }
}

function rowOf(read: Line, row: number, columns: readonly string[], recordOf: ReturnType<typeof recorder>): TableRow {
  const { line, cells, sparse } = read;
  const long = read.plain ? 0 : cells.reduce((sum, cell) => sum + cell.length, 0);
  if (long > LONGEST_TAKEN) return { row, line, problems: [tooLong(cells, columns, long)], kept: null };
  const fits = cells.length === columns.length || differsOnlyInNothing(cells, columns, sparse);
  if (!fits) return { row, line, problems: [wrongWidth(cells, columns)], kept: null };
  const problems = problemsOf(read, columns);
  const record = recordOf(cells);
  return problems.length ? { row, line, problems, kept: record } : { row, line, record };
}

/**
 * Makes rows of cells. An object copied from a pattern, and then parted from its prototype, stays small and quick to
 * read; one that grows name by name would not. It has no names but its columns, whatever these are called.
 */
function recorder(columns: readonly string[]): (cells: readonly string[]) => Record<string, string> {
  const named = columns.flatMap((name, at) => (name ? [{ name, at }] : []));
  const pattern = JSON.parse(`{${named.map(({ name }) => `${JSON.stringify(name)}:""`).join()}}`) as Record<
    string,
    string
  >;
  return (cells) => {
    const record = Object.setPrototypeOf({ ...pattern }, null) as Record<string, string>;
    for (const { name, at } of named) record[name] = cells[at] ?? '';
    return record;
  };
}

/** What keeps a row from being read, however its cells are put. */
export function problemsOf({ cells, faults, plain }: Line, columns: readonly string[]): RowProblem[] {
  const problems: RowProblem[] = [];
  for (const { at, reason, fix } of faults ?? []) {
    problems.push({ column: columns[at] ?? '', value: shown(cells[at] ?? ''), reason, fix });
  }
  for (let i = 0; i < cells.length && !plain; i++) {
    const cell = cells[i] ?? '';
    if (cell.length > LONGEST_FIELD) {
      const reason = `is ${cell.length} characters long`;
      problems.push({
        column: columns[i] ?? '',
        value: shown(cell),
        reason,
        fix: `Keep a cell under ${LONGEST_FIELD}.`,
      });
    } else if (cell.includes('\u0000') || !cell.isWellFormed()) {
      const [reason, fix] = ['holds characters that cannot be stored', 'Take out NUL and broken characters.'];
      problems.push({ column: columns[i] ?? '', value: shown(cell), reason, fix });
    }
  }
  const total = totalsIn(cells);
  if (total >= 0 && !problems.length) {
    const reason = 'begins a row of totals, which is no event';
    const fix = 'Take the row out, or import the valid rows only.';
    problems.push({ column: columns[total] ?? '', value: shown(cells[total] ?? ''), reason, fix });
  }
  return problems;
}

/** Commas too many at the end of a row, or columns without a name that a row leaves out, lose nothing. */
function differsOnlyInNothing(cells: readonly string[], columns: readonly string[], sparse = false): boolean {
  for (let i = columns.length; i < cells.length; i++) if (cells[i]?.trim()) return false;
  if (sparse) return true;
  for (let i = cells.length; i < columns.length; i++) if (columns[i]) return false;
  return true;
}

/** A row that is too much to be held, because of one cell or of all together. */
export function tooLong(cells: readonly string[], columns: readonly string[], long: number): RowProblem {
  const at = cells.findIndex((cell) => cell.length > LONGEST_FIELD);
  // Letter by letter, because a piece of a text keeps the whole of it in memory.
  const value = [...shown(cells[at] ?? cells[0] ?? '')].join('');
  const one = { column: columns[at] ?? '', reason: `is ${cells[at]?.length} characters long`, fix: LONGEST_FIELD };
  const { column, reason, fix } =
    at >= 0 ? one : { column: '', reason: `begins a row of ${long} characters`, fix: LONGEST_TAKEN };
  return { column, value, reason, fix: `Keep a ${at >= 0 ? 'cell' : 'row'} under ${fix}.` };
}

function wrongWidth(cells: readonly string[], columns: readonly string[]): RowProblem {
  const reason = `has ${cells.length} columns where the header has ${columns.length}`;
  const fix = 'Put cells that hold the delimiter, a quotation mark or a line break in quotation marks.';
  return { column: '', value: shown(cells.slice(0, MOST_COLUMNS).join(' | ')), reason, fix };
}

const TOTALS = /^(?:(?:grand|sub|overall)[ -]?)?totals?\s*[:.]?$|^(?:sum|sums|all)\s*[:.]?$/i;

/** Where a row says that it adds up the others: in its first filled cell, with most of its other cells empty. */
function totalsIn(cells: readonly string[]): number {
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i];
    if (!cell) continue;
    if (cell.length > 20 || !TOTALS.test(cell.trim())) {
      if (cell.trim()) return -1;
      continue;
    }
    const filled = cells.filter((each) => each.trim() !== '').length;
    return filled <= Math.max(2, cells.length / 2) ? i : -1;
  }
  return -1;
}

/** A row that the file breaks off in. It would be the first of all that is missing, so nothing of the file is taken. */
export function brokenOff(
  { line, why }: Broken,
  row: number,
  also = ', or a quotation mark there is not closed',
): Problem {
  if (why === 'endless') {
    return new Problem(
      'file-unreadable',
      `The row that starts on line ${line} does not end: a quotation mark is opened and not closed.`,
      {
        fix: `Look at line ${line} and the lines after it, correct the quotation marks and try again.`,
        more: { line },
      },
    );
  }
  const where = row ? `row ${row}, line ${line}` : `the header, line ${line}`;
  return new Problem('file-unreadable', `The file ends in the middle of ${where}: it was cut${also}.`, {
    fix: `Get the whole file again, or look at line ${line} and the lines after it.`,
    more: { row, line },
  });
}
