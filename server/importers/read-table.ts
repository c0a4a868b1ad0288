import { textTable } from './csv.ts';
import type { Encoding, Open } from './decode.ts';
import { firstBytes } from './files/encoding.ts';
import { jsonTable } from './files/json-table.ts';
import type { Table, TableRow } from './files/table.ts';
import { unpack, type Unpacked } from './files/unpack.ts';
import { workbookTable } from './files/workbook.ts';

/** A table and how it was packed. */
export interface OpenTable extends Table, Pick<Unpacked, 'packed' | 'inner'> {}

/**
 * Finds the table in a file, whatever the file is: CSV and its kin, a workbook, GeoJSON or JSON lines; plain, as gzip
 * or as a zip of one file. A few rows are held at a time, however long it is.
 * @throws Problem `file-unreadable` that says why there is none
 */
export async function openTable(open: Open, encodings: readonly Encoding[]): Promise<OpenTable> {
  const { packed, inner, open: inside, parts } = await unpack(open);
  if (parts) return { packed, inner, ...(await workbookTable(inside, parts)) };
  const json = await startsLikeJson(inside);
  return { packed, inner, ...(json ? await jsonTable(inside, encodings) : await textTable(inside, encodings)) };
}

/** The rows of a table. Its header is shown to `check` first, which may refuse the file by throwing. */
export async function* readTable(
  open: Open,
  encodings: readonly Encoding[],
  check: (header: readonly string[]) => void,
): AsyncGenerator<TableRow> {
  const { columns, rows, close } = await openTable(open, encodings);
  try {
    check(columns.filter((name) => name !== ''));
    for await (const some of rows()) yield* some;
  } finally {
    await close();
  }
}

/** The header of a table, without reading on. */
export async function readHeader(open: Open, encodings: readonly Encoding[]): Promise<string[]> {
  const { columns, close } = await openTable(open, encodings);
  await close();
  return columns;
}

async function startsLikeJson(open: Open): Promise<boolean> {
  const start = (await firstBytes(open, 4096)).toString('latin1').replaceAll('\u0000', '');
  return /^(?:ï»¿|ÿþ|þÿ)?\s*(?:\{\s*["}]|\[\s*[[{\]"])/.test(start);
}
