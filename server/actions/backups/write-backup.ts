import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { packedArchive } from '../../archive/write-archive.ts';
import { Problem } from '../../domain/problem.ts';
import { SOFTWARE } from '../../exporters/software.ts';
import type { Snapshot } from '../../store/backup/snapshot.ts';
import { backupName, type BackupKind, type BackupPlace, type KeptBackup } from './backup-place.ts';
import { definitionFiles } from './definition-files.ts';

/** What a backup that was just written holds. */
export interface Written extends KeptBackup {
  file: string;
  rows: number;
  tables: number;
}

/**
 * Writes a snapshot to a file that only its owner may read. It lies under its name only once all of it is on the disk;
 * what fails leaves nothing.
 * @throws Problem `backup-not-written` where the disk or its rights refuse
 */
export async function writeBackup(
  snapshot: Snapshot,
  { place, kind, file }: { place: BackupPlace; kind: BackupKind; file?: string },
): Promise<Written> {
  const { at, migration, sequences, auditHead } = snapshot;
  const files = await definitionFiles(place.definitions);
  const tables = snapshot.tables.map(({ name, columns, rows }) => ({ name, columns, rows }));
  const about = { product: SOFTWARE, at, kind, migration, tables, sequences, auditHead };
  const header = { ...about, without: [...snapshot.leftOut], files: files.length };
  const name = backupName(at, kind, randomBytes(3).toString('hex'));
  const whole = file ?? path.join(folderOf(place), name);
  const draft = `${whole}.part`;
  try {
    if (file === undefined) await mkdir(path.dirname(whole), { recursive: true, mode: 0o700 });
    await pipeline(
      packedArchive({ header, files, rowsOf: snapshot.rowsOf }),
      createWriteStream(draft, { flags: 'wx', mode: 0o600 }),
    );
    await onDisk(draft);
    await rename(draft, whole);
    await onDisk(path.dirname(whole));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    // Somebody else's, or the rest of one that was killed: never ours to write into.
    if (code !== 'EEXIST') await rm(draft, { force: true });
    throw refused(code, whole) ?? error;
  }
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return {
    name: path.basename(whole),
    at,
    kind,
    bytes: (await stat(whole)).size,
    file: whole,
    rows,
    tables: tables.length,
  };
}

/** @throws Problem `backup-no-folder` */
export function folderOf({ folder }: BackupPlace): string {
  if (folder === null) throw new Problem('backup-no-folder');
  return folder;
}

/** A name without its bytes would be worse than no name. A folder that cannot be synced, as on Windows, is let be. */
async function onDisk(entry: string): Promise<void> {
  const handle = await open(entry, 'r').catch(() => null);
  try {
    await handle?.sync().catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOSPC' || error.code === 'EIO') throw error;
    });
  } finally {
    await handle?.close();
  }
}

const WHY: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full',
  EDQUOT: 'The quota of the disk is used up',
  EFBIG: 'The file would be larger than this disk allows',
  EACCES: 'The folder may not be written',
  EPERM: 'The folder may not be written',
  EROFS: 'The folder lies on a disk that cannot be written',
  ENOENT: 'The folder is not there',
  ENOTDIR: 'The place for it is not a folder',
  EEXIST: 'A file of that name is being written, or was left half written',
  EIO: 'The disk failed',
};

function refused(code: string, file: string): Problem | null {
  const why = WHY[code];
  return why
    ? new Problem('backup-not-written', `The backup was not written: ${why}`, { more: {}, fix: fixOf(code, file) })
    : null;
}

const fixOf = (code: string, file: string) =>
  code === 'EEXIST'
    ? `If no backup is running, remove ${path.basename(file)}.part and try again.`
    : 'Nothing was kept of it. Make room, or correct the rights of the folder for backups, and try again.';
