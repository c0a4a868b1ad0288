import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';

/** One cell of a row. Lists come as PostgreSQL writes them. */
export type Cell = string | number | boolean | null;

/** A row in the text form of COPY (PostgreSQL documentation, "COPY", Text Format). */
export function copyLine(cells: readonly Cell[]): string {
  let line = '';
  for (const cell of cells) line += (line ? '\t' : '') + (cell === null ? '\\N' : escaped(String(cell)));
  return `${line}\n`;
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escaped = (text: string) =>
  /[\\\n\r\t]/.test(text) ? text.replace(/[\\\n\r\t]/g, (one) => ESCAPES[one] ?? one) : text;

/**
 * Sends rows into a COPY that was begun, `copy t (a, b) from stdin`, and waits until the server has taken them. Half the
 * work of the same rows by INSERT, since nothing is planned, put together or taken apart.
 * @throws PostgresError as an INSERT of them would
 */
export async function copyRows(begun: { writable(): Promise<Writable> }, lines: readonly string[]): Promise<void> {
  const rows = await begun.writable();
  rows.end(lines.join(''));
  await finished(rows);
}
