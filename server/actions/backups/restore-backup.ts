import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DefinitionFile, Header } from '../../archive/format.ts';
import { readArchive, type Piece } from '../../archive/read-archive.ts';
import { Problem } from '../../domain/problem.ts';
import type { Connection } from '../../store/connect.ts';
import { restoreInto, type StoredRows } from '../../store/backup/restore.ts';

export interface Restored {
  at: string;
  product: string;
  tables: number;
  rows: number;
  /** Files of the definitions in the backup, and whether they were written. */
  files: number;
  filesWritten: boolean;
}

/**
 * Brings a backup into an empty database, whole or not at all, and the files of its definitions into a new folder when
 * one is named. Whoever runs it holds the database's own key: the command line, before there is a log with people.
 * @throws Problem `backup-unreadable`, `backup-newer`, `database-not-empty`, `backup-not-written`
 */
export async function restoreBackup({
  file,
  connection,
  migrations,
  definitions,
}: {
  file: string;
  connection: Connection;
  migrations: string;
  definitions?: string | undefined;
}): Promise<Restored> {
  if (definitions !== undefined) await refuseUsed(definitions);
  const pieces = readArchive(createReadStream(file));
  const header = await headerOf(pieces);
  const files: DefinitionFile[] = [];
  await restoreInto(connection, migrations, header, rowsIn(pieces, files));
  if (definitions !== undefined) await written(definitions, files);
  const rows = header.tables.reduce((sum, table) => sum + table.rows, 0);
  const { at, product, tables } = header;
  const filesWritten = definitions !== undefined;
  return { at, product, tables: tables.length, rows, files: files.length, filesWritten };
}

async function headerOf(pieces: AsyncIterator<Piece>): Promise<Header> {
  const { value, done } = await pieces.next();
  if (!done && value.what === 'header') return value.header;
  throw new Problem('backup-unreadable', 'The backup cannot be used. It is empty');
}

/** The rows for the database; files of the definitions are laid by, and the sums checked to the last line. */
async function* rowsIn(pieces: AsyncIterable<Piece>, files: DefinitionFile[]): AsyncGenerator<StoredRows> {
  for await (const piece of pieces) {
    if (piece.what === 'file') files.push(piece.file);
    if (piece.what === 'table') yield { table: piece.name };
    if (piece.what === 'rows') yield { rows: piece.rows };
  }
}

async function refuseUsed(folder: string): Promise<void> {
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (there.length === 0) return;
  throw new Problem('backup-not-written', `${folder} holds files already, so nothing was restored`, {
    fix: 'Name a new folder with --definitions, or leave the option out.',
  });
}

/** Made beside its place and then moved: a folder with half the definitions would be read as all of them. */
async function written(folder: string, files: readonly DefinitionFile[]): Promise<void> {
  const draft = `${folder.replace(/[\\/]+$/, '')}.part`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  for (const { path: below, bytes } of files) {
    const full = path.join(draft, ...below.split('/'));
    await mkdir(path.dirname(full), { recursive: true });
    await writeFile(full, bytes);
  }
  await rm(folder, { recursive: true, force: true });
  await rename(draft, folder);
}
