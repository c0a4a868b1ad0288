import { rm } from 'node:fs/promises';
import { allow } from '../../domain/permission.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import type { BackupPlace, KeptBackup } from './backup-place.ts';
import { folderOf, writeBackup } from './write-backup.ts';

/** A backup that was made, with what it holds. */
export interface MadeBackup extends KeptBackup {
  tables: number;
  rows: number;
}

/**
 * Makes a backup in the folder while everybody goes on working, and notes who asked for it. Only an admin may.
 * @throws Problem `backup-no-folder`, `backup-running`, `backup-not-written`
 */
export async function runBackup({
  ctx,
  place,
  kind = 'asked',
}: {
  ctx: Ctx;
  place: BackupPlace;
  kind?: 'asked' | 'scheduled';
}): Promise<MadeBackup> {
  allow(ctx.actor, 'backup:run');
  folderOf(place);
  const written = await ctx.store.snapshot((snapshot) => writeBackup(snapshot, { place, kind }));
  const { file, ...made } = written;
  try {
    return await change({
      ctx,
      action: 'backup:run',
      asked: { kind },
      quiet: true,
      work: async () => ({ result: made, subject: made.name, detail: { kind, bytes: made.bytes, rows: made.rows } }),
    });
  } catch (error) {
    // A copy of everything that the audit trail does not know of must not lie about.
    await rm(file, { force: true });
    throw error;
  }
}
