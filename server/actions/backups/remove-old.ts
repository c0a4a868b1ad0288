import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { BackupPlace } from './backup-place.ts';
import { keptBackups } from './list-backups.ts';

/** Of those made before the tables were changed so many are kept. */
const BEFORE_MIGRATIONS = 3;
const DAY = 86_400_000;

/**
 * Removes backups that the clock made and that are older than the newest `keep`; of those before migrations the newest
 * three stay, and those that somebody asked for stay until somebody removes them. Gives the names of what went.
 */
export async function removeOld({ folder, keep }: BackupPlace, now: number): Promise<string[]> {
  if (folder === null) return [];
  const backups = await keptBackups(folder);
  const of = (kind: string) => backups.filter((each) => each.kind === kind);
  const gone = [...of('scheduled').slice(keep), ...of('before-migration').slice(BEFORE_MIGRATIONS)].map(
    ({ name }) => name,
  );
  const halves = (await readdir(folder).catch(() => [])).filter((name) =>
    /^signposts-.*\.backup\.gz\.part$/.test(name),
  );
  for (const name of halves) {
    // What a killed process left; a backup that takes a day is none.
    const about = await stat(path.join(folder, name)).catch(() => null);
    if (about && now - about.mtimeMs > DAY) gone.push(name);
  }
  for (const name of gone) await rm(path.join(folder, name), { force: true });
  return gone;
}
