import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildServer, type BuiltServer, type RunningServer } from '../testing/built-server.ts';
import { ownPostgres, type OwnPostgres } from '../testing/own-postgres.ts';

/**
 * `npm run bench:kill`: `kill -9` of the server and of the database in the middle of writes. Every entry that was
 * acknowledged must be there, once (R1); and how long until writes go through again (R2). `BENCH_KILLS` sets how many.
 */
const KILLS = Number(process.env['BENCH_KILLS'] ?? 50);
const DATABASE_KILLS = Math.ceil(KILLS * 0.4);
const WRITERS = 8;

let built: BuiltServer;
let database: OwnPostgres;
let server: RunningServer;
let address = '';

beforeAll(async () => {
  [built, database] = await Promise.all([buildServer(), ownPostgres()]);
  await begin();
}, 120_000);
afterAll(async () => {
  await server?.end();
  await database?.remove();
  built?.remove();
}, 60_000);

async function begin(): Promise<void> {
  server = built.start({ DATABASE_URL: database.url });
  address = await server.ready();
}

/** Ids that were answered with 201, and how often an entry had to be sent. */
const acknowledged = new Map<string, string>();
let sent = 0;
let going = true;
let lastAnswer = 0;
const odd: string[] = [];

/** Sends each entry under one key until it is acknowledged, as the page does. */
async function writer(number: number): Promise<void> {
  for (let n = 0; going; n++) {
    const [key, mark] = [randomUUID(), `${number}-${n}-${randomUUID()}`];
    const body = JSON.stringify({
      ...{ when: { from: '2024-03-10' }, kind: 'bomb', by: [{ actor: 'ttp' }], place: { words: ['pakistan'] } },
      ...{ summary: `Entry ${mark}`, sources: [{ publisher: 'The Paper' }] },
    });
    for (let tries = 0; tries < 600; tries++) {
      sent += 1;
      const answer = await fetch(`${address}/api/events`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body,
        signal: AbortSignal.timeout(8_000),
      }).catch(() => null);
      if (answer?.status === 201) {
        acknowledged.set(((await answer.json().catch(() => ({}))) as { id?: string }).id ?? `torn ${mark}`, mark);
        lastAnswer = performance.now();
        break;
      }
      if (answer && ![503, 409].includes(answer.status)) odd.push(`${answer.status} ${await answer.text()}`);
      await sleep(20);
    }
  }
}

const worst = (times: number[]) =>
  `${Math.round(Math.max(...times))} ms at worst, ${Math.round(times.reduce((a, b) => a + b, 0) / times.length)} ms on average`;

/** Kills, brings back what an administrator's supervisor brings back, and waits for the next acknowledged write. */
async function rounds(times: number, kill: () => Promise<void>): Promise<number[]> {
  const took: number[] = [];
  for (let round = 0; round < times; round++) {
    await sleep(150 + Math.random() * 400);
    const begun = performance.now();
    await kill();
    await expect.poll(() => lastAnswer > begun, { timeout: 30_000, interval: 10 }).toBe(true);
    took.push(performance.now() - begun);
  }
  return took;
}

describe('killed in the middle of writes', () => {
  it(`loses nothing and doubles nothing in ${KILLS} kills of the server and ${DATABASE_KILLS} of the database`, async () => {
    const writers = Array.from({ length: WRITERS }, (_, n) => writer(n));
    const app = await rounds(KILLS, async () => {
      await server.end('SIGKILL');
      await begin();
    });
    const same = server.child.pid;
    const base = await rounds(DATABASE_KILLS, () => database.crash());
    expect([server.child.pid, server.child.exitCode]).toEqual([same, null]);
    going = false;
    await Promise.all(writers);

    const sql = postgres({ ...database.options, max: 1 });
    const rows = await sql<{ id: string; mark: string; revisions: number; sources: number }[]>`
      select id::text as id, substr(summary, 7) as mark,
        (select count(*)::int from revisions where event_id = id) as revisions,
        (select count(*)::int from sources where event_id = id) as sources
      from events`;
    const [audited] = await sql<
      { n: number }[]
    >`select count(distinct subject)::int as n from audit where action = 'event:log'`;
    await sql.end();
    const marks = new Map<string, number>();
    for (const { mark } of rows) marks.set(mark, (marks.get(mark) ?? 0) + 1);
    const there = new Set(rows.map(({ id }) => id));
    const lost = [...acknowledged.keys()].filter((id) => !there.has(id));
    const double = [...marks.values()].filter((n) => n > 1);
    const torn = rows.filter(({ revisions, sources }) => revisions !== 1 || sources !== 1);
    console.log(
      [
        `R1: ${acknowledged.size} acknowledged in ${sent} sendings; ${lost.length} lost, ${double.length} double, ${torn.length} torn`,
        `R2: next write after kill -9 of the server: ${worst(app)}`,
        `R2: next write after kill -9 of the database: ${worst(base)}`,
      ].join('\n'),
    );
    expect({ lost, double, torn, odd }).toEqual({ lost: [], double: [], torn: [], odd: [] });
    expect(audited?.n).toBe(rows.length);
    expect(acknowledged.size).toBeGreaterThan(KILLS);
  }, 900_000);
});
