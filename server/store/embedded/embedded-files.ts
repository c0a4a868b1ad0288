import {
  chownSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { Problem } from '../../domain/problem.ts';
import { windows, type Account } from './embedded-program.ts';

/** Where things of one embedded PostgreSQL lie, all inside the data folder. */
export interface Places {
  folder: string;
  /** PostgreSQL's own files. */
  cluster: string;
  log: string;
  previousLog: string;
  /** The log of a start that is under way; it becomes `log` once the start has succeeded. */
  newLog: string;
  /** Port and password, on Windows only. */
  tcp: string;
}

/** The places inside a data folder. */
export function placesIn(dataDir: string): Places {
  const folder = path.resolve(dataDir);
  return {
    folder,
    cluster: path.join(folder, 'postgres'),
    log: path.join(folder, 'postgres.log'),
    previousLog: path.join(folder, 'postgres.previous.log'),
    newLog: path.join(folder, `postgres.new-${process.pid}.log`),
    tcp: path.join(folder, 'postgres.json'),
  };
}

/** Makes the data folder, closed to other users, and hands it to the account that PostgreSQL runs as. */
export function makeFolder(places: Places, account: Account | undefined): void {
  // Parents first: with a mode, a recursive mkdir would close the parents too.
  mkdirSync(path.dirname(places.folder), { recursive: true });
  if (!existsSync(places.folder)) mkdirSync(places.folder, { mode: 0o700 });
  if (account && lstatSync(places.folder).uid === 0) hand(places.folder, account);
}

function hand(entry: string, account: Account): void {
  lchownSync(entry, account.uid, account.gid);
  if (!lstatSync(entry).isDirectory()) return;
  for (const name of readdirSync(entry)) hand(path.join(entry, name), account);
}

/** Puts the log of the start that succeeded in its place, and keeps the one before. */
export function turnLog(places: Places): void {
  if (existsSync(places.log)) renameSync(places.log, places.previousLog);
  renameSync(places.newLog, places.log);
}

/**
 * A folder for the socket, outside the data folder because socket paths end at about 100 characters.
 * Its name can be foretold by other users of the machine, so one that is not ours alone is refused.
 */
export function socketFolder(places: Places, account: Account | undefined): string {
  const uid = process.getuid?.() ?? 0;
  const name = `signposts-${uid}-${createHash('sha256').update(places.cluster).digest('hex').slice(0, 12)}`;
  const folder = path.join(os.tmpdir().length < 70 ? os.tmpdir() : '/tmp', name);
  const wanted = account ?? { uid, gid: 0 };
  if (!existsSync(folder)) {
    mkdirSync(folder, { mode: 0o700 });
    if (account) chownSync(folder, account.uid, account.gid);
  }
  const found = lstatSync(folder);
  if (account && found.uid === 0) chownSync(folder, account.uid, account.gid);
  else if (!found.isDirectory() || found.uid !== wanted.uid || (found.mode & 0o077) !== 0) {
    throw new Problem('database-away', `${folder} belongs to somebody else or is open to others`, {
      fix: 'Remove that folder, or set TMPDIR to a folder of your own.',
    });
  }
  return folder;
}

/** A PostgreSQL that runs on the cluster, as its own lock file tells. */
export interface Running {
  pid: number;
  port: number;
  socketFolder: string;
  ready: boolean;
}

/** Reads PostgreSQL's lock file; undefined when nothing runs. */
export function findRunning(places: Places): Running | undefined {
  const lines = lockFile(places);
  const pid = Number(lines?.[0]);
  if (!lines || !Number.isInteger(pid) || pid <= 0 || !isPostgres(pid)) return undefined;
  return { pid, port: Number(lines[3]), socketFolder: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' };
}

/** True when the lock file names a process that is something else by now, as after a restart of the machine. */
export function lockIsStale(places: Places): boolean {
  const pid = Number(lockFile(places)?.[0]);
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) && !isPostgres(pid);
}

/** The lock file of PostgreSQL. */
export function lockPath(places: Places): string {
  return path.join(places.cluster, 'postmaster.pid');
}

function lockFile(places: Places): string[] | undefined {
  try {
    return readFileSync(lockPath(places), 'utf8').split('\n');
  } catch {
    return undefined;
  }
}

/** Whether a process of that number lives and is PostgreSQL. */
export function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (windows || process.platform !== 'linux') return true;
  try {
    const [, name, state] = /\((.*)\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    // A zombie still answers signals but serves nobody.
    return state !== 'Z' && name === 'postgres';
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
