import type { FileLook } from '../../domain/import/file-look.ts';
import type { RowProblem } from '../importer.ts';

/** A row as cells, before it is known which of them are the header. `line` is where it starts in the file. */
export interface Line {
  line: number;
  cells: string[];
  /** The file ends in this row, without a line end. */
  unended?: true;
  /** Empty cells at its end are left out, as in a workbook. */
  sparse?: true;
  /** No cell is long or holds what cannot be stored; where it is not said, each cell is looked at. */
  plain?: true;
  /** Cells that say nothing, and why: a formula without its value. */
  faults?: { at: number; reason: string; fix: string }[];
}

/** A row that the file breaks off in, or that does not end. It ends the reading. */
export interface Broken {
  line: number;
  why: 'cut' | 'endless';
}

/** One row by column name, or why it is not one. `line` is where it starts in the file, `row` counts from 1. */
export type TableRow = { row: number; line: number } & (
  | { record: Record<string, string> }
  /** `kept`: its cells as far as they can be told by column, for whoever is to put it right. */
  | { problems: RowProblem[]; kept: Record<string, string> | null }
);

/** A table found in a file, whatever the file is: its columns by name, and its rows, a few at a time. */
export interface Table extends Pick<FileLook, 'format' | 'encoding' | 'delimiter' | 'notes'> {
  /** As they stand in the header, without case and byte order mark; '' for a column without a name. */
  columns: string[];
  /** Once only; another reading opens the file anew. */
  rows(): AsyncGenerator<TableRow[]>;
  /** Closes the file; for whoever does not read the rows to their end. */
  close(): Promise<void>;
}

/** Longest cell that is taken. */
export const LONGEST_FIELD = 100_000;
/** A quotation mark left open swallows the rest of the file; this bounds what it can cost. */
export const LONGEST_ROW = 4_000_000;
/**
 * Longest row that is taken, all its cells together: hundreds of rows are held at once, and packed they cost next to
 * nothing to send.
 */
export const LONGEST_TAKEN = 200_000;
/** Characters of rows that are held to see what a table is; the rows after them are not waited for. */
export const HELD_AT_ONCE = 4_000_000;
export const MOST_COLUMNS = 500;

/** Characters of rows, all their cells together. */
export function lengthOf(rows: readonly TableRow[]): number {
  let length = 0;
  for (const row of rows) {
    if ('record' in row) for (const name in row.record) length += row.record[name]?.length ?? 0;
  }
  return length;
}
