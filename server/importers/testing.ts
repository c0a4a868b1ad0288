import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { names } from '../domain/event/names.ts';
import { lexicon } from '../domain/event/vocabulary.ts';
import { Vocabulary } from '../domain/event/vocabulary-file.ts';
import type { Encoding, Open } from './decode.ts';
import type { Importer, Look, Mapped, ReadRow, RowProblem } from './importer.ts';
import { readRows } from './read-file.ts';
import { readTable } from './read-table.ts';

const root = join(import.meta.dirname, '..', '..');

/** The vocabulary that ships with the product, as importers look it up. The YAML parser is the test's to bring. */
export function lookWith(parse: (text: string) => unknown): Look {
  const text = readFileSync(join(root, 'indicators', 'vocabulary.yaml'), 'utf8');
  const words = lexicon(Vocabulary.parse(parse(text)));
  return { words, names: names(words) };
}

/** A file in memory, handed out in pieces of `size` bytes. */
export function fileOf(content: string | Uint8Array, size = 1000): Open {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };
}

/** Everything an importer makes of a file. */
export async function allRows(importer: Importer, open: Open, look: Look): Promise<ReadRow[]> {
  const rows: ReadRow[] = [];
  for await (const row of readRows(importer, open, look)) rows.push(row);
  return rows;
}

/** The sample beside an importer, as the rows its map is handed. */
export async function sampleRows(folder: string, encoding: Encoding = 'utf-8'): Promise<Record<string, string>[]> {
  const rows: Record<string, string>[] = [];
  const open = fileOf(new Uint8Array(readFileSync(join(import.meta.dirname, folder, 'sample.csv'))));
  for await (const row of readTable(open, [encoding], () => {})) {
    if ('record' in row) rows.push(row.record);
  }
  return rows;
}

/** The event of a mapped row; a refusal fails the test with its reasons. */
export function eventOf(mapped: Mapped): Extract<Mapped, { draft: unknown }> {
  if ('refused' in mapped) throw new Error(`refused: ${JSON.stringify(mapped.refused)}`);
  return mapped;
}

/** The reasons of a refused row; an event fails the test. */
export function refusalOf(mapped: Mapped): RowProblem[] {
  if (!('refused' in mapped)) throw new Error(`not refused: ${mapped.draft.summary}`);
  return mapped.refused;
}

/** A real file of the shared folder beside the checkout, which is not part of the project; null, loudly, without it. */
export function realFile(name: string): Open | null {
  const path = join(root, '..', 'shared', 'data', 'import', name);
  if (existsSync(path)) return () => createReadStream(path);
  console.warn(`SKIPPED: the tests on the real file ${name}, which is not at ../shared/data/import`);
  return null;
}
