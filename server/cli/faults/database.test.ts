import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildServer, type BuiltServer, type RunningServer } from '../../testing/built-server.ts';
import { ownPostgres, type OwnPostgres } from '../../testing/own-postgres.ts';

/** What a client may wait for an answer at most, whatever happened to the database. */
const ANSWER_WITHIN = 6_000;

let built: BuiltServer;
let database: OwnPostgres;
let server: RunningServer;
let address = '';
let pid: number | undefined;

const EVENT = {
  when: { from: '2024-03-10' },
  kind: 'bomb',
  by: [{ actor: 'ttp' }],
  place: { words: ['pakistan'] },
  sources: [{ publisher: 'The Paper' }],
};
const write = (where = address) =>
  fetch(`${where}/api/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ ...EVENT, summary: `An event of the fault tests ${randomUUID()}` }),
  });

beforeAll(async () => {
  [built, database] = await Promise.all([
    buildServer(),
    ownPostgres({ max_connections: '20', superuser_reserved_connections: '0' }),
  ]);
  server = built.start({ DATABASE_URL: database.url });
  address = await server.ready();
  pid = server.child.pid;
  expect((await write()).status).toBe(201);
}, 120_000);
afterAll(async () => {
  await server?.end();
  database?.signal('SIGCONT');
  await database?.remove();
  built?.remove();
}, 60_000);

/** Reads, writes and lists: each answered in time with 503 and when to come back, while the process says that it lives. */
async function refusesInTime(where = address): Promise<void> {
  const asks = [() => fetch(`${where}/api/events`), () => fetch(`${where}/api/data`), () => write(where)];
  await Promise.all(
    asks.map(async (ask) => {
      const begun = performance.now();
      const answer = await ask();
      const body = (await answer.json()) as { code: string };
      expect([answer.status, body.code, answer.headers.get('retry-after')]).toEqual([503, 'database-away', '5']);
      expect(performance.now() - begun).toBeLessThan(ANSWER_WITHIN);
    }),
  );
  expect((await fetch(`${where}/healthz`)).status).toBe(200);
  // Asked at most once a second, so its last answer may be a second old.
  const readiness = async () => {
    const answer = await fetch(`${where}/readyz`);
    return [answer.status, ((await answer.json()) as { database: boolean }).database];
  };
  await expect.poll(readiness, { timeout: 4_000 }).toEqual([503, false]);
}

/** The same process works again, soon. */
async function comesBack(): Promise<void> {
  await expect.poll(async () => (await fetch(`${address}/readyz`)).status, { timeout: 10_000 }).toBe(200);
  await expect.poll(async () => (await write()).status, { timeout: 10_000 }).toBe(201);
  expect([server.child.pid, server.child.exitCode]).toEqual([pid, null]);
}

describe('a server whose database', { timeout: 90_000 }, () => {
  it('is stopped answers 503 in time, and goes on when it is back', async () => {
    await database.stop();
    try {
      await refusesInTime();
    } finally {
      await database.start();
    }
    await comesBack();
  });

  it('is frozen answers 503 in time, and goes on when it thaws', async () => {
    database.signal('SIGSTOP');
    try {
      await refusesInTime();
    } finally {
      database.signal('SIGCONT');
    }
    await comesBack();
  });

  it('has no connection left answers 503 in time, and goes on when there are some', async () => {
    const hogs = postgres({ ...database.options, max: 25, connect_timeout: 5, onnotice: () => {}, backoff: () => 60 });
    const admin = postgres({ ...database.options, max: 1, onnotice: () => {} });
    await admin`select 1`;
    const ended = admin`
      select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'signposts'`.execute();
    const taken = Array.from({ length: 25 }, () => hogs`select pg_sleep(25)`.catch(() => undefined));
    await ended;
    await expect
      .poll(
        async () => {
          await admin`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'signposts'`;
          const [row] =
            await admin`select count(*)::int as n from pg_stat_activity where application_name = 'signposts'`;
          return row?.['n'] as number;
        },
        { timeout: 10_000 },
      )
      .toBe(0);
    try {
      await refusesInTime();
    } finally {
      await admin`select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep%' and pid <> pg_backend_pid()`;
      await hogs.end({ timeout: 0 });
      await Promise.all(taken);
      await admin.end();
    }
    await comesBack();
  });

  it('is locked by somebody else answers 503 in time, and goes on when it is free', async () => {
    const admin = postgres({ ...database.options, max: 1, onnotice: () => {} });
    await admin.begin(async (tx) => {
      await tx`lock table events, settings, idempotency in access exclusive mode`;
      const begun = performance.now();
      const answers = await Promise.all([fetch(`${address}/api/events`), write()]);
      expect(answers.map(({ status }) => status)).toEqual([503, 503]);
      expect(performance.now() - begun).toBeLessThan(ANSWER_WITHIN);
      expect((await fetch(`${address}/healthz`)).status).toBe(200);
    });
    await admin.end();
    await comesBack();
  });

  it('is absent at the start answers 503 from the first moment, and takes up work when it comes', async () => {
    await database.stop();
    const port = await freePort();
    const late = built.start({ DATABASE_URL: database.url, PORT: String(port) });
    const there = `http://127.0.0.1:${port}`;
    await expect
      .poll(
        () =>
          fetch(`${there}/healthz`).then(
            ({ status }) => status,
            () => 0,
          ),
        { timeout: 15_000 },
      )
      .toBe(200);
    await refusesInTime(there);
    await database.start();
    expect(await late.ready(15_000)).toBe(there);
    await expect.poll(async () => (await write(there)).status, { timeout: 10_000 }).toBe(201);
    expect(await late.end('SIGTERM')).toBe(0);
    await comesBack();
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
