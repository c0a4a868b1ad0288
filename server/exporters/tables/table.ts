/** What stands in a cell; null is nothing at all, which is not 0. */
export type Cell = string | number | boolean | null;

/** What the cells of a column are: days as "2024-10-31", months as "2024-10". */
export type CellKind = 'text' | 'number' | 'integer' | 'day' | 'month' | 'yes-no';

/** One column. `name` is for machines and stays as it is; `title` and `words` are for people. */
export interface Column {
  name: string;
  title: string;
  kind: CellKind;
  /** What it says, and in which unit. */
  words: string;
  /** Never empty. */
  needed: boolean;
  /** In characters, where it is shown as a sheet. */
  width: number;
  /** What its cells can be, where they are a closed list. */
  oneOf: readonly string[] | null;
}

/** A table of a report, for a workbook or a package of tables. */
export interface Table {
  name: string;
  title: string;
  words: string;
  columns: Column[];
  rows: Cell[][];
  /** The columns that tell its rows apart; none where nothing does. */
  key: readonly string[];
}

type Asked<Row> = Pick<Column, 'name' | 'title' | 'kind' | 'words'> &
  Partial<Pick<Column, 'needed' | 'width' | 'oneOf'>> & { of: (row: Row, index: number) => Cell };

const WIDTHS: Record<CellKind, number> = { text: 18, number: 10, integer: 10, day: 12, month: 11, 'yes-no': 9 };

/** A table of things, one row each. Numbers that are no numbers (a rise from none) stay empty. */
export function tableOf<Row>(
  about: Pick<Table, 'name' | 'title' | 'words'> & { key?: readonly string[] },
  rows: readonly Row[],
  columns: readonly Asked<Row>[],
): Table {
  return {
    ...{ name: about.name, title: about.title, words: about.words, key: about.key ?? [] },
    columns: columns.map(({ of: _, needed = false, oneOf = null, width, ...column }) => ({
      ...column,
      ...{ needed, oneOf, width: width ?? WIDTHS[column.kind] },
    })),
    rows: rows.map((row, i) =>
      columns.map(({ of }) => {
        const cell = of(row, i);
        if (typeof cell === 'number' && !Number.isFinite(cell)) return null;
        return cell === '' ? null : cell;
      }),
    ),
  };
}
