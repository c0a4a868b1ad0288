import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { Problem, shown } from '../domain/problem.ts';
import { decode, type Encoding, type Open } from './decode.ts';
import { columnNames, delimiterOf } from './header.ts';
import type { RowProblem } from './importer.ts';

const LONGEST_FIELD = 100_000;
/** A quotation mark left open swallows the rest of the file; this bounds what it can cost. */
const LONGEST_ROW = 1_000_000;
const LONGEST_HEADER = 100_000;

interface Line {
  line: number;
  cells: string[];
}

/** One row by column name, or why it is not one. `line` is where it starts in the file, `row` counts from 1. */
export type CsvRow =
  { row: number; line: number; record: Record<string, string> } | { row: number; line: number; problems: RowProblem[] };

/** The header of a file, without reading on. */
export async function readHeader(open: Open, encodings: readonly Encoding[]): Promise<string[]> {
  for await (const { cells } of lines(open, encodings)) return columnNames(cells);
  throw new Problem('file-unreadable', 'The file holds no header row.');
}

/** The rows of a CSV file. The header is shown to `check` first, which may refuse the file by throwing. */
export async function* readCsv(
  open: Open,
  encodings: readonly Encoding[],
  check: (header: readonly string[]) => void,
): AsyncGenerator<CsvRow> {
  let names: string[] | null = null;
  let row = 0;
  let lastShort: { row: number; line: number } | null = null;
  const end = { atLineEnd: true };
  for await (const { line, cells } of lines(open, encodings, end)) {
    if (!names) {
      names = columnNames(cells);
      check(names.filter((name) => name !== ''));
      continue;
    }
    row += 1;
    lastShort = cells.length < names.length ? { row, line } : null;
    const problems = problemsOf(cells, names);
    yield problems.length ? { row, line, problems } : { row, line, record: recordOf(cells, names) };
  }
  if (!names) throw new Problem('file-unreadable', 'The file holds no header row.');
  if (lastShort && !end.atLineEnd) throw cutShort(lastShort);
}

/**
 * Every row that is not blank, with the line it starts on. The lines are counted here, from the line breaks inside
 * the cells: csv-parse counts a quoted CR LF as two. Counting as rows are parsed also keeps the figure right for
 * the row on which the parser gives up.
 */
async function* lines(open: Open, encodings: readonly Encoding[], end = { atLineEnd: true }): AsyncGenerator<Line> {
  const { start, rest } = await splitAtHeader(notingEnd(decode(open, encodings), end));
  let next = 1;
  let header = true;
  let rows = 0;
  const starts: number[] = [];
  const parser = parse({
    delimiter: delimiterOf(/\S[^\r\n]*/.exec(start)?.[0] ?? ''),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_ROW,
    on_record: (cells: string[]) => {
      starts.push(next);
      next += 1 + lineBreaks(cells);
      if (isBlank(cells)) return cells;
      if (header) header = false;
      else rows += 1;
      return cells;
    },
  });
  pipeline(Readable.from(rejoined(start, rest)), parser, () => {
    // A failure reaches the loop below, because the pipeline destroys the parser with it.
  });
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      const line = starts.shift() ?? next;
      if (!isBlank(cells)) yield { line, cells };
    }
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error, { row: header ? 0 : rows + 1, line: next }) : error;
  }
}

/** Reads until the end of the header line, which names the delimiter. */
async function splitAtHeader(text: AsyncGenerator<string>): Promise<{ start: string; rest: AsyncGenerator<string> }> {
  let start = '';
  while (!/\S.*[\r\n]/.test(start) && start.length < LONGEST_HEADER) {
    const piece = await text.next();
    if (piece.done) break;
    start += piece.value;
  }
  return { start, rest: text };
}

/** Notes whether the text read so far ends with a line. */
async function* notingEnd(text: AsyncGenerator<string>, end: { atLineEnd: boolean }): AsyncGenerator<string> {
  for await (const piece of text) {
    end.atLineEnd = /[\r\n]$/.test(piece);
    yield piece;
  }
}

async function* rejoined(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  if (start) yield start;
  yield* rest;
}

function isBlank(cells: readonly string[]): boolean {
  return cells.length <= 1 && !cells[0]?.trim();
}

function lineBreaks(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) breaks += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  }
  return breaks;
}

function recordOf(cells: readonly string[], names: readonly string[]): Record<string, string> {
  const record = Object.create(null) as Record<string, string>;
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    if (name) record[name] = cells[i] ?? '';
  }
  return record;
}

function problemsOf(cells: readonly string[], names: readonly string[]): RowProblem[] {
  if (cells.length !== names.length) {
    const reason = `has ${cells.length} columns where the header has ${names.length}`;
    const fix = 'Put cells that hold the delimiter, a quotation mark or a line break in quotation marks.';
    return [{ column: '', value: shown(cells.join(' | ')), reason, fix }];
  }
  const problems: RowProblem[] = [];
  for (const [i, cell] of cells.entries()) {
    const [column, value] = [names[i] ?? '', shown(cell)];
    if (cell.length > LONGEST_FIELD) {
      problems.push({
        column,
        value,
        reason: `is ${cell.length} characters long`,
        fix: `Keep a cell under ${LONGEST_FIELD}.`,
      });
    } else if (cell.includes('\u0000') || !cell.isWellFormed()) {
      problems.push({
        column,
        value,
        reason: 'holds characters that cannot be stored',
        fix: 'Take out NUL and broken characters.',
      });
    }
  }
  return problems;
}

/** A row that the file breaks off in. It would be the first of all that is missing, so nothing of the file is taken. */
function cutShort({ row, line }: { row: number; line: number }, also = ''): Problem {
  const where = row ? `row ${row}, line ${line}` : `the header, line ${line}`;
  return new Problem('file-unreadable', `The file ends in the middle of ${where}: it was cut${also}.`, {
    fix: `Get the whole file again, or look at line ${line} and the lines after it.`,
    more: { row, line },
  });
}

function unreadable(error: CsvError, at: { row: number; line: number }): Problem {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return cutShort(at, ', or a quotation mark there is not closed');
  const why =
    error.code === 'CSV_MAX_RECORD_SIZE'
      ? 'does not end: a quotation mark is opened and not closed'
      : 'cannot be taken apart into cells';
  return new Problem('file-unreadable', `The row that starts on line ${at.line} ${why}.`, {
    fix: `Look at line ${at.line} and the lines after it, correct the quotation marks and try again.`,
    more: { line: at.line },
  });
}
