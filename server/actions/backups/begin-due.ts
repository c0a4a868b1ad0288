import type { Ctx } from '../ctx.ts';
import type { BackupPlace } from './backup-place.ts';
import { keptBackups } from './list-backups.ts';
import { removeOld } from './remove-old.ts';
import { runBackup, type MadeBackup } from './run-backup.ts';

/** Makes the backup that is due by the clock, then removes those that are too old; null when none is due. */
export async function beginDue({
  ctx,
  place,
}: {
  ctx: Ctx;
  place: BackupPlace;
}): Promise<(MadeBackup & { removed: string[] }) | null> {
  if (place.folder === null || place.every === 0) return null;
  const now = Date.parse(ctx.now());
  const [last] = (await keptBackups(place.folder)).filter(({ kind }) => kind === 'scheduled');
  const age = last ? now - Date.parse(last.at) : Infinity;
  // A clock that was set back must not stop backups: one from the future counts as none.
  if (age >= 0 && age < place.every * 3_600_000) return null;
  const made = await runBackup({ ctx, place, kind: 'scheduled' });
  return { ...made, removed: await removeOld(place, now) };
}
