import type { Import } from '../../domain/import/import.ts';
import { EXAMPLE_ROWS } from '../../domain/import/mapping-values.ts';
import { HELD_AT_ONCE, lengthOf, type TableRow } from '../../importers/files/table.ts';
import { ownColumns } from '../../importers/header.ts';
import { openTable } from '../../importers/read-table.ts';
import type { Ctx } from '../ctx.ts';
import { breath } from './breath.ts';
import { openFile } from './open-file.ts';

const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le'] as const;

/** The first rows of a file, and whether they are all. */
export interface FirstRows {
  columns: string[];
  rows: TableRow[];
  whole: boolean;
}

/** Files whose first rows are held, so that each keystroke on the page need not read them anew. The bytes never change. */
const HELD = 8;
const held = new Map<string, FirstRows>();

/**
 * The first rows of an import's file.
 * @throws Problem `file-unreadable`
 */
export async function firstRows(ctx: Ctx, { id }: Import): Promise<FirstRows> {
  const before = held.get(id);
  if (before) return before;
  const { columns, rows } = await openTable(openFile(ctx, id), ENCODINGS);
  const first: TableRow[] = [];
  const reading = rows();
  let whole = true;
  try {
    for await (const some of reading) {
      first.push(...some.slice(0, EXAMPLE_ROWS - first.length));
      whole = first.length < EXAMPLE_ROWS && lengthOf(first) < HELD_AT_ONCE;
      if (!whole) break;
    }
  } finally {
    await reading.return(undefined);
  }
  const found = { columns: ownColumns(columns), rows: first, whole };
  const [oldest] = held.keys();
  if (held.size >= HELD && oldest !== undefined) held.delete(oldest);
  held.set(id, found);
  return found;
}

/** Shows every row of an import's file that can be taken apart, and lets others through meanwhile. */
export async function eachRow(
  ctx: Ctx,
  { id }: Import,
  see: (record: Readonly<Record<string, string>>, line: number) => void,
): Promise<void> {
  const { rows } = await openTable(openFile(ctx, id), ENCODINGS);
  const breathing = breath();
  for await (const some of rows()) {
    for (const row of some) if ('record' in row) see(row.record, row.line);
    if (breathing.due()) await breathing.take();
  }
}
