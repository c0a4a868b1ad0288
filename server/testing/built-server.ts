import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The server as it is shipped, with the guard on its driver, to be started and killed as a process of its own. */
export interface BuiltServer {
  start(env: Record<string, string>): RunningServer;
  /** Runs a command to its end. */
  command(args: string[], env: Record<string, string>): Promise<{ code: number | null; text: string }>;
  remove(): void;
}

export interface RunningServer {
  child: ChildProcess;
  /** What it printed so far. */
  said(): string;
  /** Its address, once it says that it is ready. */
  ready(within?: number): Promise<string>;
  /** Ends it by a signal; gives its exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Builds it once, inside the checkout, where it finds its packages and its tables. */
export async function buildServer(): Promise<BuiltServer> {
  const outDir = path.join(ROOT, 'node_modules', '.vite', `tested-server-${process.pid}`);
  const configFile = path.join(ROOT, 'server', 'vite.config.ts');
  await build({ configFile, logLevel: 'error', build: { outDir, emptyOutDir: true, sourcemap: false } });
  const begin = (file: string, args: string[], env: Record<string, string>) => {
    const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
    const own = {
      PATH,
      HOME,
      ...(TMPDIR && { TMPDIR }),
      PORT: '0',
      SIGNPOSTS_INDICATORS: path.join(ROOT, 'indicators'),
    };
    return spawn(process.execPath, [path.join(outDir, file), ...args], {
      cwd: ROOT,
      env: { ...own, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  };
  return {
    start: (env) => running(begin('main.js', [], env)),
    async command(args, env) {
      const child = running(begin('cli.js', args, env));
      if (child.child.exitCode === null) await once(child.child, 'close');
      return { code: child.child.exitCode, text: child.said() };
    },
    remove: () => rmSync(outDir, { recursive: true, force: true }),
  };
}

function running(child: ChildProcess): RunningServer {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return {
    child,
    said: () => text,
    async ready(within = 60_000) {
      for (const end = Date.now() + within; Date.now() < end; await sleep(10)) {
        const found = /Signposts is ready: (\S+)/.exec(text);
        if (found?.[1]) return found[1];
        if (child.exitCode !== null || child.signalCode !== null) break;
      }
      throw new Error(`The server did not come up: ${text}`);
    },
    async end(signal = 'SIGKILL') {
      if (child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit');
        child.kill(signal);
        await gone;
      }
      return child.exitCode;
    },
  };
}
