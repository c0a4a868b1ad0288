import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Clients } from './connect.ts';
import { findRunning, placesIn } from './embedded/embedded-files.ts';
import { startEmbedded, type Embedded } from './embedded/embedded.ts';
import { postgresGuard } from './postgres-guard.ts';

describe('a database that is killed under traffic', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'killed-database-'));
  chmodSync(folder, 0o755);
  const data = path.join(folder, 'data');
  let embedded: Embedded;
  let clients: Clients;

  beforeAll(async () => {
    embedded = await startEmbedded(data);
    clients = connect(embedded.options as unknown as Record<string, unknown>, 8);
    await clients.sql`create table kept (n int primary key)`;
  });
  afterAll(async () => {
    await clients.end();
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('neither ends this process nor hangs it, and keeps every acknowledged row', async () => {
    const acknowledged: number[] = [];
    let next = 0;
    let going = true;
    const writer = async () => {
      while (going) {
        const n = ++next;
        const write = clients.sql
          .begin(async (sql) => sql`insert into kept values (${n})`)
          .then(
            () => acknowledged.push(n),
            () => sleep(5),
          );
        await Promise.race([write, sleep(2_000)]);
      }
    };
    const writers = Array.from({ length: 6 }, writer);
    for (let kill = 0; kill < 4; kill++) {
      await sleep(250);
      const running = findRunning(placesIn(data));
      if (running) process.kill(running.pid, 'SIGKILL');
      const before = acknowledged.length;
      await expect.poll(() => acknowledged.length, { timeout: 15_000 }).toBeGreaterThan(before + 5);
    }
    going = false;
    await Promise.all(writers);
    const rows = await clients.sql<{ n: number }[]>`select n from kept`;
    const kept = new Set(rows.map((row) => row.n));
    expect(acknowledged.filter((n) => !kept.has(n))).toEqual([]);
  }, 90_000);
});

describe('the guard on the driver', () => {
  const transform = postgresGuard().transform as unknown as (code: string, id: string) => { code: string } | null;
  const file = createRequire(import.meta.url)
    .resolve('postgres')
    .replace(/cjs.src.index\.js$/, 'src/connection.js');

  it('mends the driver as it is installed', () => {
    expect(transform(readFileSync(file, 'utf8'), file)?.code).toContain('if (socket === null) {');
  });

  it('refuses a driver in which the spot has changed, rather than lose the guard silently', () => {
    expect(() => transform('function nextWrite() {}', file)).toThrow(/postgres-guard/);
  });
});
