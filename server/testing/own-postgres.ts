import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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
  /** `kill -9` of all its processes in the middle of their work, and up again, as a supervisor would have it. */
  crash(): Promise<void>;
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
  const signal: OwnPostgres['signal'] = (name, whom = 'all') => {
    const first = findRunning(placesIn(data))?.pid;
    if (!first) return;
    // Children first: a first process that is stopped cannot be asked for them any more.
    for (const pid of whom === 'all' ? [...childrenOf(first), first] : [first]) process.kill(pid, name);
  };
  return {
    url: `postgres://${options.user}@localhost/${options.database}?host=${encodeURIComponent(path.dirname(options.path))}`,
    options,
    folder,
    async start() {
      embedded ??= await startEmbedded(data, { settings });
    },
    stop,
    signal,
    async crash() {
      const first = findRunning(placesIn(data))?.pid;
      const all = first ? [first, ...childrenOf(first)] : [];
      const gone = all.map((pid) => !send(pid, 'SIGKILL'));
      // They hold the memory of the one before; the next cannot begin while one of them is there.
      while (!gone.every(Boolean)) {
        await sleep(10);
        all.forEach((pid, n) => (gone[n] ||= !send(pid, 0)));
      }
      await stop().catch(() => undefined);
      embedded = await startEmbedded(data, { settings });
    },
    async remove() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whether there was a process to send it to. */
function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
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
