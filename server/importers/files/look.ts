import type { FileLook } from '../../domain/import/file-look.ts';
import { Problem, shown } from '../../domain/problem.ts';
import type { Open } from '../decode.ts';
import { importerFor } from '../index.ts';
import { ownColumns } from '../header.ts';
import { openTable } from '../read-table.ts';
import { recognise } from './recognise.ts';
import { HELD_AT_ONCE, lengthOf, type TableRow } from './table.ts';

/** Rows that are looked at to tell what a file is. */
const ROWS = 300;
const SHOWN_ROWS = 5;
const LONGEST_CELL = 200;
const CORRECTED = 'Refused rows, corrected: the columns row, line, reason and fix are left out.';

/**
 * What a file is, by its header and its first rows. Only its encoding is decided over all of it.
 * @throws Problem `file-unreadable` when there is no table in it, or no row in the table
 */
export async function lookAtFile({ name, open }: { name: string; open: Open }): Promise<FileLook> {
  const table = await openTable(open, ['utf-8', 'windows-1252']);
  const { packed, inner, format, encoding, delimiter } = table;
  const { rows, whole } = await firstRows(table);
  if (!rows.length) {
    throw new Problem('file-unreadable', 'The file holds a header and no rows.', {
      fix: 'Check that it was exported whole, and send it again.',
    });
  }
  const records = rows.flatMap((row) => ('record' in row ? [row.record] : []));
  const columns = ownColumns(table.columns);
  const added = table.columns.filter((column) => column !== '' && !columns.includes(column));
  const { feed, release, title, notes } = recognise(columns, records, {
    names: inner === null ? [name] : [inner, name],
    whole,
  });
  const skips = feed === null ? undefined : importerFor(feed)?.skips;
  const first = records.filter((record) => !skips?.(record)).slice(0, SHOWN_ROWS);
  return {
    ...{ packed, inner, format, encoding, delimiter, columns, feed, release },
    first: first.map((record) =>
      Object.fromEntries(columns.map((column) => [column, shown(record[column] ?? '', LONGEST_CELL)])),
    ),
    title: shown(title, 200),
    notes: [...table.notes, ...(added.length > 0 ? [CORRECTED] : []), ...notes].slice(0, 20),
  };
}

/** The rows it begins with, and whether they are all there are. */
async function firstRows({
  rows,
  close,
}: Awaited<ReturnType<typeof openTable>>): Promise<{ rows: TableRow[]; whole: boolean }> {
  const found: TableRow[] = [];
  let whole = true;
  try {
    for await (const some of rows()) {
      found.push(...some);
      if (found.length > ROWS || lengthOf(found) > HELD_AT_ONCE) {
        whole = false;
        break;
      }
    }
  } finally {
    await close();
  }
  return { rows: found.slice(0, ROWS), whole };
}
