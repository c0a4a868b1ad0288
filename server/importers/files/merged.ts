import type { Open } from '../decode.ts';
import { columnAt } from './cell-values.ts';

/** Cells that are shown as one: its column, its first and its last row. Only those over several rows. */
export interface Merge {
  column: number;
  from: number;
  to: number;
}

const LONGEST_LIST = 4_000_000;

/**
 * The merged cells of a sheet, which stand behind all of its rows: the sheet is unpacked once to find them.
 */
export async function mergesOf(open: Open): Promise<Merge[]> {
  let after = '';
  let inList = false;
  for await (const bytes of open()) {
    const text = after + Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    if (!inList) {
      const end = text.search(/<\/(?:\w+:)?sheetData>|<(?:\w+:)?sheetData\s*\/>/);
      inList = end >= 0;
      after = inList ? text.slice(end) : text.slice(-40);
    } else after = text;
    if (after.length > LONGEST_LIST) break;
  }
  const merges: Merge[] = [];
  if (!inList) return merges;
  for (const [, first = '', from, to] of after.matchAll(
    /<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3})(\d+):[A-Z]{1,3}(\d+)"/g,
  )) {
    if (from !== to) merges.push({ column: columnAt(first), from: Number(from), to: Number(to) });
  }
  return merges.sort((a, b) => a.from - b.from);
}

/** Puts the value of a merged cell into each of its rows, as it is seen on the sheet. Call it row after row. */
export function mergedDown(merges: readonly Merge[]): (line: number, cells: string[]) => void {
  let next = 0;
  // Merged cells never overlap, so that one of each column is open at most, whatever a file says.
  const open = new Map<number, Merge & { value: string }>();
  return (line, cells) => {
    for (const { column, value, to } of open.values()) {
      if (to < line) {
        open.delete(column);
        continue;
      }
      while (cells.length <= column) cells.push('');
      cells[column] ||= value;
    }
    for (let merge = merges[next]; merge && merge.from <= line; merge = merges[++next]) {
      const value = merge.from === line ? (cells[merge.column] ?? '') : '';
      if (value) open.set(merge.column, { ...merge, value });
    }
  };
}
