/** A cell of a table of rows and periods. */
export interface Cell {
  row: number;
  at: number;
}

/** Rows of numbers; only cells that hold something can be gone to. */
type Rows = readonly (readonly number[])[];

/** The first cell that holds something; null where none does. */
export function firstCell(rows: Rows): Cell | null {
  const row = rows.findIndex((numbers) => numbers.some(Boolean));
  return row < 0 ? null : { row, at: rows[row]?.findIndex(Boolean) ?? 0 };
}

/**
 * Where a key leads from a cell: along its row to the next cell that holds something, or to the nearest one of the row
 * above or below that has any; null where the key means nothing or nothing lies that way.
 */
export function cellAfter(rows: Rows, from: Cell, key: string): Cell | null {
  const filled = (rows[from.row] ?? []).flatMap((n, at) => (n ? [at] : []));
  const inRow = (at: number | undefined) => (at === undefined || at === from.at ? null : { row: from.row, at });
  switch (key) {
    case 'ArrowRight':
      return inRow(filled.find((at) => at > from.at));
    case 'ArrowLeft':
      return inRow(filled.findLast((at) => at < from.at));
    case 'Home':
      return inRow(filled[0]);
    case 'End':
      return inRow(filled.at(-1));
    case 'ArrowDown':
      return inNextRow(rows, from, 1);
    case 'ArrowUp':
      return inNextRow(rows, from, -1);
    default:
      return null;
  }
}

function inNextRow(rows: Rows, from: Cell, by: 1 | -1): Cell | null {
  for (let row = from.row + by; row >= 0 && row < rows.length; row += by) {
    const filled = (rows[row] ?? []).flatMap((n, at) => (n ? [at] : []));
    const nearest = filled.sort((a, b) => Math.abs(a - from.at) - Math.abs(b - from.at) || a - b)[0];
    if (nearest !== undefined) return { row, at: nearest };
  }
  return null;
}
