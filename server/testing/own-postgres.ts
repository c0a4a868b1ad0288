import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findRunning, placesIn } from '../store/embedded/embedded-files.ts';
import { startEmbedded, type Embedded } from '../store/embedded/embedded.ts';

/** A PostgreSQL of a suite's own, to be stopped, frozen and killed. */
export interface OwnPostgres {
  /** For DATABASE_URL. */
  url: string;
  options: Embedded['options'];
  folder: string;
  start(): Promise<void>;
  /** In order, as an administrator does. */
  stop(): Promise<void>;
  /** Sends a signal to its processes, all of them or the first alone. */
  signal(name: NodeJS.Signals, whom?: 'all' | 'first'): void;
  remove(): Promise<void>;
}

/** Starts one in a folder; with settings of its own. */
export async function ownPostgres(
  settings: Readonly<Record<string, string>> = {},
  folder = mkdtempSync(path.join(os.tmpdir(), 'own-postgres-')),
): Promise<OwnPostgres> {
  chmodSync(folder, 0o755);
  const data = path.join(folder, 'data');
  let embedded: Embedded | null = await startEmbedded(data, { settings });
  const { options } = embedded;
  if (!options.path) throw new Error('This test needs Unix sockets');
  const stop = async () => {
    await embedded?.stop();
    embedded = null;
  };
  return {
    url: `postgres://${options.user}@localhost/${options.database}?host=${encodeURIComponent(path.dirname(options.path))}`,
    options,
    folder,
    async start() {
      embedded ??= await startEmbedded(data, { settings });
    },
    stop,
    signal(name, whom = 'all') {
      const first = findRunning(placesIn(data))?.pid;
      if (!first) return;
      // Children first: a first process that is stopped cannot be asked for them any more.
      for (const pid of whom === 'all' ? [...childrenOf(first), first] : [first]) process.kill(pid, name);
    },
    async remove() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [, above] = /^.*\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'latin1')) ?? [];
        return Number(above) === parent ? [Number(name)] : [];
      } catch {
        return [];
      }
    });
}
