import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/load.ts';
import { connect } from '../store/connect.ts';
import { ucdpRow } from '../testing/published-rows.ts';
import { testPublishers } from '../testing/publishers.ts';
import { testLog } from '../testing/request.ts';

const loaded = loadCatalogue(path.resolve(import.meta.dirname, '../../indicators'));
if (!('catalogue' in loaded)) throw new Error('indicators/ has mistakes');
const log = await testLog(loaded.catalogue);
const publishers = await testPublishers();
const { sql, end } = connect({ ...log.connection }, 3);
afterAll(() => end());

const ROWS = 200;
const rows = Array.from({ length: ROWS }, (_, at) =>
  ucdpRow(at + 1, `2024-05-${String((at % 28) + 1).padStart(2, '0')}`),
);
publishers.ucdp.releases.set('24.0.5', rows);
publishers.ucdp.most = 4;

let child: ChildProcess | null = null;
async function begin(): Promise<void> {
  const script = path.resolve(import.meta.dirname, '../testing/connector-child.mjs');
  const args = [script, JSON.stringify(log.connection), publishers.url];
  child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.stdout) await once(child.stdout, 'data');
}
async function kill(): Promise<void> {
  const gone = child && once(child, 'exit');
  child?.kill('SIGKILL');
  await gone;
  child = null;
}
afterEach(kill);

const patient = { timeout: 120_000, interval: 20 };
const pagesKept = async () =>
  (await sql<{ n: number | null }[]>`select (cursor->'fetching'->>'pages')::int as n from connectors`)[0]?.n ?? 0;
const inLog = async () => (await sql<{ n: number }[]>`select count(*)::int as n from events`)[0]?.n;

describe('a server that is killed while pages come', { timeout: 300_000 }, () => {
  it('is followed by one that goes on at the next page, with every row once in the end', async () => {
    let before = 0;
    for (const pages of [5, 20]) {
      await begin();
      await expect.poll(pagesKept, patient).toBeGreaterThan(pages);
      await kill();
      const kept = await pagesKept();
      expect(kept).toBeGreaterThan(before);
      expect(await inLog()).toBe(0);
      before = kept;
      // The tests do not wait for the hold of the dead to run out.
      await sql`update connectors set held_until = null`;
    }
    publishers.asked = [];
    await begin();
    await expect.poll(inLog, patient).toBe(ROWS);
    const pages = publishers.asked.flatMap((asked) => /[?&]page=(\d+)/.exec(asked)?.[1] ?? []).map(Number);
    expect(Math.min(...pages)).toBe(before);
    expect(await sql`select 1 from revisions`).toHaveLength(ROWS);
  });
});
