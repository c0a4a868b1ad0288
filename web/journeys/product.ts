import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** The checkout whose built product the journeys walk through. */
export const ROOT = path.resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** A folder of its own for a journey, removed at its end. */
export function ownFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'signposts-journey-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs the command line as a user does, on the data folder given, and gives what it printed. */
export async function signposts(args: readonly string[], env: Record<string, string>): Promise<string> {
  const { stdout } = await run(process.execPath, [path.join(ROOT, 'server/bin.mjs'), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

/** A running server and how to stop it, gently or not. */
export interface Running {
  address: string;
  process: ChildProcess;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts the product as `npm start` does and waits for the line that gives its address. */
export async function start(env: Record<string, string>): Promise<Running> {
  const port = await freePort();
  const child = spawn(process.execPath, [path.join(ROOT, 'server/start.mjs')], {
    cwd: ROOT,
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /Signposts is ready: (http:\S+)/.exec(said);
      if (found?.[1]) resolve(found[1]);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => reject(new Error(`The server stopped with ${code}:\n${said}`)));
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    address,
    process: child,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}

/** The API of a running server, asked as a script would. */
export interface Api {
  read<T>(path: string): Promise<T>;
  /** @throws Error with the answer when it is refused */
  send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown, headers?: Record<string, string>): Promise<T>;
}

/** Asks the server at the address. */
export function api(address: string): Api {
  return {
    read: async <T>(path: string) => (await (await fetch(address + path)).json()) as T,
    send: async <T>(method: string, path: string, body: unknown, headers = {}) => {
      const asked = { method, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
      const answer = await fetch(address + path, asked);
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return (answer.status === 204 ? null : await answer.json()) as T;
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
