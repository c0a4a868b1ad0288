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
  for await (const { line, cells } of lines(open, encodings)) {
    if (!names) {
      names = columnNames(cells);
      check(names.filter((name) => name !== ''));
      continue;
    }
    row += 1;
    const problems = problemsOf(cells, names);
    yield problems.length ? { row, line, problems } : { row, line, record: recordOf(cells, names) };
  }
  if (!names) throw new Problem('file-unreadable', 'The file holds no header row.');
}

/**
 * Every row that is not blank, with the line it starts on. The lines are counted here, from the line breaks inside
 * the cells: csv-parse counts a quoted CR LF as two. Counting as rows are parsed also keeps the figure right for
 * the row on which the parser gives up.
 */
async function* lines(open: Open, encodings: readonly Encoding[]): AsyncGenerator<Line> {
  const { start, rest } = await splitAtHeader(decode(open, encodings));
  let next = 1;
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
      return cells;
    },
  });
  pipeline(Readable.from(rejoined(start, rest)), parser, () => {
    // A failure reaches the loop below, because the pipeline destroys the parser with it.
  });
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      const line = starts.shift() ?? next;
      if (cells.length > 1 || cells[0]?.trim()) yield { line, cells };
    }
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error, next) : error;
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

async function* rejoined(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  if (start) yield start;
  yield* rest;
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

function unreadable(error: CsvError, line: number): Problem {
  const quote = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
  const why = quote ? 'does not end: a quotation mark is opened and not closed' : 'cannot be taken apart into cells';
  return new Problem('file-unreadable', `The row that starts on line ${line} ${why}.`, {
    fix: `Look at line ${line} and the lines after it, correct the quotation marks and try again.`,
    more: { line },
  });
}
