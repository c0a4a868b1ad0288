import type { BackupPlace } from '../actions/backups/backup-place.ts';
import { beginDue } from '../actions/backups/begin-due.ts';
import type { Ctx } from '../actions/ctx.ts';
import type { Actor } from '../domain/permission.ts';
import { follow, type JobLog } from './follow.ts';
import type { Job } from './imports.ts';

/** Milliseconds until it looks again whether a backup is due; the first look comes after as long. */
const LOOK_EVERY = 60_000;
/** After one that failed it waits so long, so that a full disk is not written full every minute. */
const PAUSE = 15 * 60_000;

/** Who makes backups by the clock. */
const CLOCK: Actor = { id: 'backup-clock', name: 'Backup by the clock', role: 'admin' };

/** Makes a backup whenever one is due by the clock, and says in the log how it went. */
export function startBackups(ctx: Ctx, place: BackupPlace, log: JobLog, every = LOOK_EVERY): Job {
  let busy = false;
  let notBefore = 0;
  const look = async () => {
    if (busy || performance.now() < notBefore) return;
    busy = true;
    try {
      const made = await beginDue({ ctx: { ...ctx, actor: CLOCK, key: undefined, page: undefined }, place });
      if (made) log('info', { job: 'backup', name: made.name, bytes: made.bytes, removed: made.removed.length });
    } catch (error) {
      notBefore = performance.now() + PAUSE;
      follow('backup', Promise.reject(error as Error), log);
    } finally {
      busy = false;
    }
  };
  const looking = setInterval(() => void look(), every).unref();
  return { stop: () => clearInterval(looking) };
}
