import type { CellObject, Row, Sheet } from 'write-excel-file/universal';
import type { Cell, CellKind, Column, Table } from '../tables/table.ts';

/** A spreadsheet takes no longer text in a cell: it would ask to repair the file. */
const MOST_LETTERS = 32_767;
const CUT = ' … (cut here; the whole stands in the JSON file)';
/** Rows above the header: what warns, and what the table is. */
const ABOVE = 2;
/** Characters that stand beside each other on an upright page without being made small. */
const UPRIGHT = 110;
const INK = '#1f1d1a';
const RULE = '#8f8a80';

/** Options of our own beside the library's, which its features are handed. */
export interface SheetExtras {
  /** The cells that can be filtered, such as "A3:F40". */
  filter?: string;
  /** Printed at the foot of each page. */
  foot: string;
  /** The row that stands at the head of each printed page, counted from 1. */
  titleRow: number | null;
  /** Whether the sheet is too wide for an upright page. */
  landscape: boolean;
}

type OurSheet = Sheet<Blob> & SheetExtras;

/** A table as a sheet: what warns above it, a header that stays in sight and filters, days and numbers as such. */
export function sheetOf(table: Table, warning: string, foot: string): OurSheet {
  const head = table.columns.map(({ title }): CellObject => headed(title));
  const rows = table.rows.map((row) => row.map((value, i) => cellOf(value, table.columns[i])));
  const widths = table.columns.reduce((sum, column, i) => sum + widthOf(column, table.rows, i), 0);
  const last = `${letters(table.columns.length)}${ABOVE + 1 + rows.length}`;
  return {
    sheet: table.title,
    data: [[bold(warning)], [{ value: table.words, type: String, textColor: RULE }], head, ...rows] satisfies Row[],
    columns: table.columns.map((column, i) => ({ width: widthOf(column, table.rows, i) })),
    stickyRowsCount: ABOVE + 1,
    titleRow: ABOVE + 1,
    landscape: widths > UPRIGHT,
    filter: `A${ABOVE + 1}:${last}`,
    foot,
  };
}

/** Labels with their words, as the first sheet. */
export function labelSheet(
  name: string,
  warning: string,
  lines: readonly { label: string; value: string }[],
  foot: string,
): OurSheet {
  return {
    sheet: name,
    data: [
      [bold(warning)],
      ...lines.map(({ label, value }) => [
        bold(label),
        { ...textCell(value), wrap: true, alignVertical: 'top' } as const,
      ]),
    ] satisfies Row[],
    columns: [{ width: 38 }, { width: 90 }],
    stickyRowsCount: 1,
    titleRow: null,
    landscape: false,
    foot,
  };
}

/** As wide as its words need, up to the width that a column is meant to have: beyond that they go on in the next line. */
function widthOf({ title, kind, width }: Column, rows: readonly (readonly Cell[])[], i: number): number {
  if (kind !== 'text') return Math.max(width, Math.min(16, title.length + 3));
  const longest = rows.reduce((most, row) => Math.max(most, String(row[i] ?? '').length), 0);
  return Math.max(Math.min(width, longest + 2), Math.min(16, title.length + 3), 6);
}

const FORMATS: Partial<Record<CellKind, string>> = {
  number: '#,##0.0###',
  integer: '#,##0',
  day: 'yyyy-mm-dd',
  month: 'mmm yyyy',
};

function cellOf(value: Cell, column: Column | undefined): CellObject | null {
  if (value === null || !column) return null;
  const format = FORMATS[column.kind];
  if (typeof value === 'number') return { value, type: Number, ...(format && { format }) };
  if (typeof value === 'boolean') return textCell(value ? 'yes' : 'no');
  if (column.kind === 'day' || column.kind === 'month') {
    const day = column.kind === 'month' ? `${value}-01` : value;
    return { value: new Date(`${day}T00:00:00Z`), type: Date, ...(format && { format }) };
  }
  return { ...textCell(value), alignVertical: 'top', ...(value.length > column.width && { wrap: true }) };
}

/** Text is never a formula here; where it looks like one it is marked as text, so that it stays so when it is edited. */
function textCell(words: string): CellObject {
  const value = words.length > MOST_LETTERS ? `${words.slice(0, MOST_LETTERS - CUT.length)}${CUT}` : words;
  return { value, type: String, ...(/^[=+\-@\t\r]/.test(value) && { format: '@' }) };
}

const bold = (value: string): CellObject => ({
  value,
  type: String,
  fontWeight: 'bold',
  alignVertical: 'top',
  textColor: INK,
});
const headed = (value: string): CellObject => ({
  ...bold(value),
  ...{ wrap: true, bottomBorderStyle: 'thin', bottomBorderColor: RULE },
});

/** The letters of a column, counted from 1: 1 is A, 27 is AA. */
function letters(column: number): string {
  let left = column;
  let name = '';
  for (; left > 0; left = Math.floor((left - 1) / 26)) name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  return name;
}
