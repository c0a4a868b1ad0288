import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Problem } from '../../domain/problem.ts';
import {
  findRunning,
  isPostgres,
  lockIsStale,
  lockPath,
  socketFolder,
  turnLog,
  type Places,
} from './embedded-files.ts';
import { windows, type Program } from './embedded-program.ts';
import { trouble } from './embedded-trouble.ts';

const MAJOR = '18';
const SOCKET_PORT = 5432;
const START_WITHIN = 60_000;

/** How to reach a database, in the words of postgres.js. */
export type Address = {
  /** The Unix socket; without one it is `host` and `port`. */
  path?: string;
  host?: string;
  port?: number;
  user: string;
  password?: string;
  database: string;
};

/** What a start needs to know. */
export interface StartInput {
  places: Places;
  program: Program;
  settings: Readonly<Record<string, string>>;
  say(line: string): void;
}

/**
 * Answers once a PostgreSQL serves the cluster: one that runs already, whoever started it, or a new one.
 * Several processes may call it at once; PostgreSQL's own lock file decides who starts, the others find theirs.
 */
export async function serve(input: StartInput): Promise<Address> {
  const { places } = input;
  const end = Date.now() + START_WITHIN;
  let launched: Launched | undefined;
  for (;;) {
    const running = findRunning(places);
    if (running?.ready) {
      if (launched) await settle(launched, running.pid, places);
      return address(places, running.port, running.socketFolder);
    }
    if (Date.now() > end) throw trouble(places, 'PostgreSQL did not come up within a minute');
    if (launched?.failed) {
      const refusal = trouble(places, 'PostgreSQL stopped while starting');
      fs.rmSync(places.newLog, { force: true });
      if (!running && !refusal.passing) throw refusal;
      launched = undefined;
      await sleep(100);
    } else if (!running && !launched) {
      if (!fs.existsSync(path.join(places.cluster, 'PG_VERSION'))) await initialise(input);
      launched = await launch(input);
    }
    await sleep(10);
  }
}

interface Launched {
  pid: number | undefined;
  failed: boolean;
}

/** If another process won the race, our PostgreSQL gives up by itself; its log is of no interest. */
async function settle(launched: Launched, winner: number, places: Places): Promise<void> {
  if (launched.pid === winner) turnLog(places);
  else {
    while (launched.pid && !launched.failed && isPostgres(launched.pid)) await sleep(10);
    fs.rmSync(places.newLog, { force: true });
  }
}

/** Made beside its place and then moved, so that a start that was cut short leaves nothing half made. */
async function initialise({ places, program, say }: StartInput): Promise<void> {
  say(`Making a database in ${places.folder} (first start)`);
  clearDrafts(places);
  const draft = `${places.cluster}.new-${process.pid}`;
  const secret = path.join(places.folder, `postgres.secret-${process.pid}`);
  const password = windows ? randomBytes(24).toString('base64url') : '';
  fs.mkdirSync(draft, { mode: 0o700 });
  if (program.account) fs.chownSync(draft, program.account.uid, program.account.gid);
  const args = ['-D', draft, '-U', 'signposts', '--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'];
  // On a socket the folder's rights keep others out; over TCP a password must.
  args.push('--no-instructions', '--data-checksums', `--auth=${windows ? 'scram-sha-256' : 'trust'}`);
  if (windows) {
    fs.writeFileSync(secret, password, { mode: 0o600 });
    args.push(`--pwfile=${secret}`);
  }
  const command = program.command('initdb', args);
  try {
    await promisify(execFile)(command.file, command.args, { ...command.options, shell: false });
    if (windows) fs.writeFileSync(places.tcp, JSON.stringify({ port: await freePort(), password }), { mode: 0o600 });
    fs.renameSync(draft, places.cluster);
  } catch (error) {
    const made = fs.existsSync(path.join(places.cluster, 'PG_VERSION'));
    if (!made) throw trouble(places, 'The database could not be made', initdbSaid(error));
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
    fs.rmSync(secret, { force: true });
  }
}

function initdbSaid(error: unknown): string {
  const { stderr, code, message } = error as { stderr?: string; code?: string; message: string };
  return code === 'ENOTEMPTY' || code === 'EEXIST' ? 'the folder postgres holds other files' : stderr || message;
}

/** Removes what a start that was killed left behind. */
function clearDrafts(places: Places): void {
  for (const name of fs.readdirSync(places.folder)) {
    const pid = Number(/^postgres\.(?:new|secret)-(\d+)(?:\.log)?$/.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(pid) || (pid !== process.pid && fs.existsSync(`/proc/${pid}`))) continue;
    fs.rmSync(path.join(places.folder, name), { recursive: true, force: true });
  }
}

async function launch({ places, program, settings }: StartInput): Promise<Launched> {
  const major = fs.readFileSync(path.join(places.cluster, 'PG_VERSION'), 'utf8').trim();
  if (major !== MAJOR) {
    throw new Problem('database-away', `The data folder was made by PostgreSQL ${major}, and this is ${MAJOR}`, {
      fix: `Export with the version of Signposts that made it, or point SIGNPOSTS_DATA_DIR at a new folder.`,
    });
  }
  if (lockIsStale(places)) fs.rmSync(lockPath(places), { force: true });
  const socket = windows ? '' : socketFolder(places, program.account);
  const port = windows ? await tcpPort(places) : SOCKET_PORT;
  const all: Record<string, string> = {
    ...DURABLE,
    listen_addresses: windows ? '127.0.0.1' : '',
    unix_socket_directories: socket,
    ...settings,
  };
  const args = ['-D', places.cluster, '-p', String(port)];
  for (const [name, value] of Object.entries(all)) args.push('-c', `${name}=${value}`);
  const command = program.command('postgres', args);
  const log = fs.openSync(places.newLog, 'w', 0o600);
  // A process group of its own: Ctrl-C reaches us, and we stop PostgreSQL after our last query.
  const child = spawn(command.file, command.args, { ...command.options, stdio: ['ignore', log, log], detached: true });
  fs.closeSync(log);
  const launched: Launched = { pid: child.pid, failed: false };
  child.once('exit', () => (launched.failed = true)).once('error', () => (launched.failed = true));
  child.unref();
  return launched;
}

const DURABLE = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '64MB',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  logging_collector: 'off',
  // Statements and details would carry the text of events into the log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

function address(places: Places, port: number, folder: string): Address {
  const who = { user: 'signposts', database: 'signposts' };
  if (!windows) return { path: path.join(folder, `.s.PGSQL.${port}`), ...who };
  return { host: '127.0.0.1', port, password: kept(places).password, ...who };
}

function kept(places: Places): { port: number; password: string } {
  return JSON.parse(fs.readFileSync(places.tcp, 'utf8')) as { port: number; password: string };
}

async function tcpPort(places: Places): Promise<number> {
  const { port, password } = kept(places);
  const free = await freePort(port).catch(() => freePort());
  if (free !== port) fs.writeFileSync(places.tcp, JSON.stringify({ port: free, password }), { mode: 0o600 });
  return free;
}

function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
