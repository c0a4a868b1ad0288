import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UNMOVED, type News } from '../domain/live.ts';
import { connect, type Clients } from './connect.ts';
import { findRunning, placesIn } from './embedded/embedded-files.ts';
import { startEmbedded, type Embedded } from './embedded/embedded.ts';
import { CHANNEL, listenOn, type Listening } from './listen.ts';

describe('listening to a database that is killed', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'listen-'));
  chmodSync(folder, 0o755);
  const data = path.join(folder, 'data');
  let embedded: Embedded;
  let clients: Clients;
  let listening: Listening;
  const news: News[] = [];
  let again = 0;

  beforeAll(async () => {
    embedded = await startEmbedded(data);
    clients = connect({ ...embedded.options }, 4);
    listening = listenOn({ ...embedded.options }, { onNews: (one) => news.push(one), onAgain: () => again++ });
  });
  afterAll(async () => {
    await listening.close();
    await clients.end();
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const told = { ...UNMOVED, events: 3, added: 2, page: null };
  const tell = () => clients.sql`select pg_notify(${CHANNEL}, ${JSON.stringify(told)})`;

  it('begins again by itself, says so, and hears what comes then', async () => {
    await expect.poll(() => again, { timeout: 10_000 }).toBe(1);
    await tell();
    await expect.poll(() => news).toEqual([told]);
    for (let kill = 1; kill <= 2; kill++) {
      const running = findRunning(placesIn(data));
      if (running) process.kill(running.pid, 'SIGKILL');
      await expect.poll(() => again, { timeout: 20_000 }).toBe(1 + kill);
      const before = news.length;
      const told = async () => (await tell().catch(() => null)) && news.length > before;
      await expect.poll(told, { timeout: 10_000 }).toBe(true);
    }
  }, 60_000);

  it('lets go of its connection when it is closed', async () => {
    await listening.close();
    const listeners = () => clients.sql<{ n: number }[]>`
      select count(*)::int as n from pg_stat_activity where query like 'listen%' or query = 'select 1'`;
    await expect.poll(async () => (await listeners())[0]?.n).toBe(0);
  });
});
