import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { allow } from '../../domain/permission.ts';
import type { Ctx } from '../ctx.ts';
import { saidByName, type BackupPlace, type KeptBackup } from './backup-place.ts';

/** The backups of the folder, and how they are made; the newest first. */
export interface BackupList {
  backups: KeptBackup[];
  /** Whether there is a folder for them at all. */
  on: boolean;
  every: number;
  keep: number;
}

/** Lists the backups that lie in the folder. Only an admin may. */
export async function listBackups({ ctx, place }: { ctx: Ctx; place: BackupPlace }): Promise<BackupList> {
  allow(ctx.actor, 'backup:read');
  const { folder, every, keep } = place;
  return { backups: await keptBackups(folder), on: folder !== null, every: folder === null ? 0 : every, keep };
}

/** The backups in a folder, the newest first; other files, links and a folder that is not there count for nothing. */
export async function keptBackups(folder: string | null): Promise<KeptBackup[]> {
  if (folder === null) return [];
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names.map(async (name): Promise<KeptBackup | null> => {
      const said = saidByName(name);
      if (!said) return null;
      const about = await lstat(path.join(folder, name)).catch(() => null);
      return about?.isFile() ? { ...said, bytes: about.size } : null;
    }),
  );
  return found
    .filter((each) => each !== null)
    .sort((a, b) => (a.at < b.at || (a.at === b.at && a.name < b.name) ? 1 : -1));
}
