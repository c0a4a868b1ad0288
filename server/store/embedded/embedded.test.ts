import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import postgres from 'postgres';
import { afterEach, describe, expect, it } from 'vitest';
import { findRunning, placesIn } from './embedded-files.ts';
import { startEmbedded, type Address, type EmbeddedChoices, type Embedded } from './embedded.ts';

const root = process.getuid?.() === 0;
const CHILD = path.join(import.meta.dirname, '../../testing/child.mjs');

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

function freshFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'embedded-test-'));
  chmodSync(folder, 0o755);
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, 'data');
}

async function start(dataDir: string, choices?: EmbeddedChoices): Promise<Embedded> {
  const embedded = await startEmbedded(dataDir, choices);
  cleanUp.push(() => embedded.stop());
  return embedded;
}

interface Child {
  owner: boolean;
  options: Address;
  kill(): Promise<void>;
  leave(): Promise<void>;
}

/** Another process that uses the same data folder. */
function startChild(dataDir: string, { uid, choice = '' }: { uid?: number; choice?: string } = {}): Promise<Child> {
  const child = spawn(process.execPath, [CHILD, dataDir, choice], { ...(uid && { uid, gid: uid }) });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = async (step: () => unknown) => {
    step();
    await gone;
  };
  const leave = () => end(() => child.stdin.end());
  cleanUp.push(leave);
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  return new Promise((resolve, reject) => {
    createInterface(child.stdout).once('line', (line) => {
      const { owner, options } = JSON.parse(line) as Child;
      resolve({ owner, options, kill: () => end(() => child.kill('SIGKILL')), leave });
    });
    void gone.then(() => reject(new Error(`The other process ended: ${said}`)));
  });
}

async function ask(options: Address, statement: string): Promise<Record<string, unknown>[]> {
  const sql = postgres({ ...options, max: 1, onnotice: () => {} });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

function runs(dataDir: string): boolean {
  return findRunning(placesIn(dataDir)) !== undefined;
}

describe('the embedded PostgreSQL', () => {
  it('makes a database, keeps what was written over a restart, and stops', async () => {
    const dataDir = freshFolder();
    const first = await start(dataDir);
    expect(first.owner).toBe(true);
    await ask(first.options, 'create table kept as select 1 as one');
    await first.stop();
    expect(runs(dataDir)).toBe(false);

    const second = await start(dataDir);
    expect(await ask(second.options, 'select one from kept')).toEqual([{ one: 1 }]);
    expect(existsSync(path.join(dataDir, 'postgres.previous.log'))).toBe(true);
  });

  it('keeps others out of the data folder and forces every answer to disk', async () => {
    const dataDir = freshFolder();
    const { options } = await start(dataDir);
    expect(statSync(dataDir).mode & 0o077).toBe(0);
    expect(statSync(path.join(dataDir, 'postgres.log')).mode & 0o077).toBe(0);
    expect(statSync(path.dirname(options.path ?? '')).mode & 0o077).toBe(0);
    const safe = await ask(options, `select current_setting('fsync') f, current_setting('synchronous_commit') s`);
    expect(safe).toEqual([{ f: 'on', s: 'on' }]);
  });

  it('lets a second process join, which does not stop it for the first', async () => {
    const dataDir = freshFolder();
    const first = await start(dataDir);
    const second = await startChild(dataDir);
    expect(second).toMatchObject({ owner: false, options: first.options });
    await second.leave();
    expect(await ask(first.options, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('goes on for a second process when the first leaves, and stops with the last', async () => {
    const dataDir = freshFolder();
    const first = await start(dataDir);
    const second = await startChild(dataDir);
    await first.stop();
    expect(await ask(second.options, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.leave();
    expect(runs(dataDir)).toBe(false);
  });

  it('serves three processes that race for a fresh folder', async () => {
    const dataDir = freshFolder();
    const all = await Promise.all([startChild(dataDir), startChild(dataDir), start(dataDir)]);
    for (const each of all) expect(await ask(each.options, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(new Set(all.map((each) => each.options.path)).size).toBe(1);
  });

  it('is adopted after the process that started it was killed', async () => {
    const dataDir = freshFolder();
    const lost = await startChild(dataDir);
    await ask(lost.options, 'create table kept as select 1 as one');
    await lost.kill();
    expect(runs(dataDir)).toBe(true);

    const next = await start(dataDir);
    expect(next.owner).toBe(true);
    expect(await ask(next.options, 'select one from kept')).toEqual([{ one: 1 }]);
    await next.stop();
    expect(runs(dataDir)).toBe(false);
  });

  it('comes back by itself, at the same address, when PostgreSQL is killed', async () => {
    const dataDir = freshFolder();
    const { options } = await start(dataDir);
    await ask(options, 'create table kept as select 1 as one');
    const killed = findRunning(placesIn(dataDir))?.pid ?? 0;
    process.kill(killed, 'SIGKILL');
    await expect.poll(() => findRunning(placesIn(dataDir))?.pid ?? killed, { timeout: 5000 }).not.toBe(killed);
    await expect.poll(() => ask(options, 'select one from kept').catch(() => []), { timeout: 5000 }).toHaveLength(1);
  });

  it('works in a folder whose path is longer than a socket path may be', async () => {
    const dataDir = path.join(freshFolder(), 'a-very-long-name-'.repeat(9));
    const { options } = await start(dataDir);
    expect(dataDir.length).toBeGreaterThan(150);
    expect(await ask(options, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it.runIf(root)('runs for a plain user', async () => {
    const dataDir = freshFolder();
    chmodSync(path.dirname(dataDir), 0o777);
    const plain = await startChild(dataDir, { uid: 65_534 });
    expect(statSync(path.join(dataDir, 'postgres')).uid).toBe(65_534);
    expect(await ask(plain.options, 'select 1 as one')).toEqual([{ one: 1 }]);
    await plain.leave();
    expect(runs(dataDir)).toBe(false);
  });

  it.runIf(root)('runs as another account for root where there are no user namespaces', async () => {
    const dataDir = freshFolder();
    const first = await start(dataDir);
    await ask(first.options, 'create table kept as select 1 as one');
    await first.stop();
    const second = await start(dataDir, { namespace: false });
    expect(statSync(path.join(dataDir, 'postgres')).uid).not.toBe(0);
    expect(await ask(second.options, 'select one from kept')).toEqual([{ one: 1 }]);
    await second.stop();
    const third = await start(dataDir);
    expect(await ask(third.options, 'select one from kept')).toEqual([{ one: 1 }]);
  });

  it('starts although the lock file names a process that is something else by now', async () => {
    const dataDir = freshFolder();
    await (await start(dataDir)).stop();
    writeFileSync(
      path.join(dataDir, 'postgres', 'postmaster.pid'),
      `${process.pid}\n/x\n1\n5432\n/tmp\n\n1 2\nready\n`,
    );
    const { options } = await start(dataDir);
    expect(await ask(options, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('refuses a folder made by another version, and says what to do', async () => {
    const dataDir = freshFolder();
    await (await start(dataDir)).stop();
    writeFileSync(path.join(dataDir, 'postgres', 'PG_VERSION'), '15\n');
    await expect(start(dataDir)).rejects.toMatchObject({
      message: 'The data folder was made by PostgreSQL 15, and this is 18',
      fix: expect.stringContaining('SIGNPOSTS_DATA_DIR') as string,
    });
  });

  it('refuses a folder that holds other files, and leaves them alone', async () => {
    const dataDir = freshFolder();
    mkdirSync(path.join(dataDir, 'postgres'), { recursive: true });
    writeFileSync(path.join(dataDir, 'postgres', 'thesis.txt'), 'mine');
    await expect(start(dataDir)).rejects.toThrow('holds files that are not a database');
    expect(existsSync(path.join(dataDir, 'postgres', 'thesis.txt'))).toBe(true);
  });
});
