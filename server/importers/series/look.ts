import { isMonth } from '../../domain/event/calendar.ts';
import { readMonth, readTotal } from '../../domain/import/series-cell.ts';
import { MOST_ROWS, type SeriesLook } from '../../domain/import/series.ts';
import { Problem } from '../../domain/problem.ts';
import type { TableRow } from '../files/table.ts';
import { readTable as rowsOf } from '../read-table.ts';
import type { Encoding, Open } from '../decode.ts';

const ENCODINGS: readonly Encoding[] = ['utf-8', 'windows-1252'];
const EXAMPLES = 3;

/** A table read whole: its columns, and its rows by column name or with why they are none. */
export interface Table {
  columns: string[];
  rows: TableRow[];
}

/**
 * Reads a published table; it is small, so it is held.
 * @throws Problem `file-unreadable`, also where it has more rows than a table of months can have
 */
export async function readTable(open: Open): Promise<Table> {
  const table: Table = { columns: [], rows: [] };
  const rows = rowsOf(open, ENCODINGS, (header) => {
    table.columns = [...header];
  });
  for await (const row of rows) {
    if (table.rows.length === MOST_ROWS)
      throw new Problem('file-unreadable', `The table has more than ${MOST_ROWS} rows, so it is no table of months.`, {
        fix: 'Import single events as a dataset, or cut the table to the months you need.',
      });
    table.rows.push(row);
  }
  return table;
}

/** What each column holds, so that months and numbers can be proposed. */
export function lookAt({ columns, rows }: Table): SeriesLook {
  const cellsOf = (name: string) =>
    rows.flatMap((row) => ('record' in row ? [(row.record[name] ?? '').trim()] : [])).filter((cell) => cell !== '');
  return {
    rows: rows.length,
    columns: columns.map((name) => {
      const cells = cellsOf(name);
      return { name, examples: cells.slice(0, EXAMPLES).map((cell) => cell.slice(0, 200)), holds: whatIn(cells) };
    }),
  };
}

function whatIn(cells: readonly string[]): SeriesLook['columns'][number]['holds'] {
  if (cells.length === 0) return 'nothing';
  // A line of totals at the end must not hide what a column is.
  const most = (is: (cell: string) => boolean) => cells.filter(is).length * 10 >= cells.length * 9;
  if (most((cell) => isMonthCell(cell))) return 'months';
  return most((cell) => 'value' in readTotal(cell, false)) ? 'numbers' : 'text';
}

function isMonthCell(cell: string): boolean {
  const read = readMonth(cell);
  return 'value' in read && isMonth(read.value);
}
