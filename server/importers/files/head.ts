import { columnNames } from '../header.ts';
import { shown } from '../../domain/problem.ts';
import type { Line } from './table.ts';

/** Rows that may stand above the header. */
export const ABOVE = 20;

/** The header of a table, the rows after it that were already read, and what was noticed. */
export interface Head {
  columns: string[];
  after: Line[];
  notes: string[];
}

/** Whether a header can be told from these rows, or more must be seen. */
export function headSure(lines: readonly Line[]): boolean {
  return lines.length >= ABOVE || lines.some(isHeader);
}

/**
 * Finds the header: the first row with two cells or more that is not a remark. Titles and remarks above it are left
 * out, and named. A table of one column has its first row.
 * @throws Problem `file-unreadable` for a header that cannot be read by name
 */
export function headOf(lines: readonly Line[]): Head | null {
  const found = lines.findIndex(isHeader);
  const at = Math.max(found, 0);
  const header = lines[at];
  if (!header) return null;
  const notes = at > 0 ? [above(lines.slice(0, at), header)] : [];
  const [first = ''] = header.cells;
  const columns = columnNames(header.cells);
  if (/^(?:ï»¿|Ã¯Â»Â¿|ï\.\.|x\.u\.feff\.)/i.test(first.trim())) {
    notes.push(`The byte order mark was eaten; the first column is read as ${columns[0]}.`);
  }
  if (columns[0] === '' && columns.length > 1) {
    notes.push('The first column has no name and is left out.');
  }
  return { columns, after: lines.slice(at + 1), notes };
}

function isHeader({ cells }: Line): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '').length;
  const named = filled >= 2 || (filled === 1 && cells.length === 2 && !cells[0]?.trim());
  return named && !/^\s*(?:#|\/\/)\s*\w/.test(cells[0] ?? '');
}

function above(lines: readonly Line[], header: Line): string {
  const first = lines[0];
  const text = shown(first?.cells.find((cell) => cell.trim() !== '')?.trim() ?? '', 60);
  const which = lines.length === 1 ? `Line ${first?.line}` : `${lines.length} lines`;
  return `${which} above the header ("${text}") ${lines.length === 1 ? 'is' : 'are'} left out; the header is on line ${header.line}.`;
}
