import { createReadStream } from 'node:fs';
import type { Header } from '../../archive/format.ts';
import { readArchive } from '../../archive/read-archive.ts';

/** What a backup that is whole says of itself. */
export type Verified = Pick<Header, 'at' | 'kind' | 'product' | 'files' | 'auditHead' | 'without'> & {
  migration: Header['migration'];
  tables: { name: string; rows: number; sha256: string }[];
  rows: number;
};

/**
 * Reads a backup to its end and checks every sum in it; asks no database and changes nothing.
 * @throws Problem `backup-unreadable` or `backup-newer`, or what the system says of the file
 */
export async function verifyBackup(file: string): Promise<Verified> {
  let header: Header | null = null;
  const tables: Verified['tables'] = [];
  for await (const piece of readArchive(createReadStream(file))) {
    if (piece.what === 'header') header = piece.header;
    if (piece.what === 'end') tables.push({ name: piece.name, rows: piece.rows, sha256: piece.sha256 });
  }
  // The reader refuses a file without one.
  if (!header) throw new Error('a backup without a header was taken for whole');
  const { at, kind, product, files, auditHead, without, migration } = header;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return { at, kind, product, files, auditHead, without, migration, tables, rows };
}
