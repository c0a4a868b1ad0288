import { existsSync, readdirSync, statSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';

/** How often to look whether a folder that went away is back. */
const LOOK_AGAIN_MS = 1_000;

/** Watching a folder and those below it. */
export interface Following {
  /** Watches the folders that are there now, in place of those that were there before. */
  arm(): void;
  close(): void;
}

/**
 * Calls `onEdit` at every change in a folder or below it. Folders are watched and not files: `sed -i`, vim and
 * `git checkout` put a new file in the place of the old, and a watch on the old one would hear nothing more.
 * Where watching is not to be had (some network disks and containers), reloading by hand still works.
 */
export function followFolders(dir: string, onEdit: () => void): Following {
  let watchers: FSWatcher[] = [];
  let waiting: NodeJS.Timeout | undefined;
  const arm = () => {
    const before = watchers;
    watchers = foldersBelow(dir).flatMap((folder) => watched(folder, onEdit) ?? []);
    for (const watcher of before) watcher.close();
    clearInterval(waiting);
    if (existsSync(dir)) return;
    waiting = setInterval(() => {
      if (existsSync(dir)) onEdit();
    }, LOOK_AGAIN_MS).unref();
  };
  arm();
  return {
    arm,
    close: () => {
      clearInterval(waiting);
      for (const watcher of watchers) watcher.close();
      watchers = [];
    },
  };
}

/** A folder and those two levels below it: forecasts, and their developments. */
function foldersBelow(dir: string, levels = 2): string[] {
  try {
    if (!statSync(dir).isDirectory()) return [];
    if (levels === 0) return [dir];
    return [dir, ...readdirSync(dir).flatMap((name) => foldersBelow(join(dir, name), levels - 1))];
  } catch {
    // It went away while we looked.
    return [];
  }
}

function watched(folder: string, onEdit: () => void): FSWatcher | null {
  try {
    const watcher = watch(folder, { persistent: false }, onEdit);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return null;
  }
}
