import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logEvent } from '../actions/events/log-event.ts';
import { restoreBackup } from '../actions/backups/restore-backup.ts';
import { runBackup } from '../actions/backups/run-backup.ts';
import { verifyBackup } from '../actions/backups/verify-backup.ts';
import { loadCatalogue } from '../catalogue/load.ts';
import { connect } from '../store/connect.ts';
import { testDatabase } from '../testing/database.ts';
import { alice } from '../testing/people.ts';
import { testLog } from '../testing/request.ts';
import { anEvent, chance, fill } from './filled.ts';

/** `npm run bench:backup`: a backup while entries are written, and a restore of it (R12). `BENCH_EVENTS` sets how many. */
const EVENTS = Number(process.env['BENCH_EVENTS'] ?? 100_000);
const RESTORE_WITHIN = 60_000;

const root = path.join(import.meta.dirname, '../..');
const definitions = path.join(root, 'indicators');
const found = loadCatalogue(definitions);
if ('problems' in found) throw new Error('The definitions have mistakes: run "npx signposts check"');
const log = await testLog(found.catalogue);
const target = await testDatabase();
const ctx = { ...log.as({ ...alice, role: 'admin' }), now: () => new Date().toISOString() };
const folder = mkdtempSync(path.join(os.tmpdir(), 'signposts-backup-bench-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(() => fill(ctx, EVENTS), 600_000);

/** Highest memory of this process during the work, above where it stood. */
async function peak<T>(work: () => Promise<T>): Promise<{ result: T; ms: number; mib: number }> {
  const [begun, before] = [performance.now(), process.memoryUsage().rss];
  let most = before;
  const looking = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
  const result = await work();
  clearInterval(looking);
  return { result, ms: performance.now() - begun, mib: (most - before) / 1024 ** 2 };
}

describe(`a log of ${EVENTS.toLocaleString('en')} events`, () => {
  it('is backed up while entries are written, and restored whole', async () => {
    const random = chance(3);
    let going = true;
    const written: string[] = [];
    const writing = (async () => {
      while (going) {
        written.push((await logEvent({ ctx, input: anEvent(ctx, random) })).id);
        await sleep(5);
      }
    })();
    const place = { folder, definitions, every: 0, keep: 1 };
    const made = await peak(() => runBackup({ ctx, place }));
    going = false;
    await writing;
    const file = path.join(folder, made.result.name);
    const checked = await peak(() => verifyBackup(file));
    const restored = await peak(() =>
      restoreBackup({ file, connection: { ...target.options }, migrations: path.join(root, 'drizzle') }),
    );
    const said = (what: string, { ms, mib }: { ms: number; mib: number }) =>
      `${what} ${(ms / 1000).toFixed(1)} s, ${Math.round(mib)} MiB more memory`;
    console.log(
      [
        `R12: ${restored.result.rows} rows, ${(statSync(file).size / 1024 ** 2).toFixed(1)} MiB; ${written.length} entries written meanwhile`,
        said('backup', made),
        said('verify', checked),
        said('restore', restored),
      ].join('\n'),
    );
    const { sql, end } = connect({ ...target.options }, 2);
    const [row] = await sql<{ events: number; matches: number; whole: number }[]>`
      select count(*)::int as events,
        (select count(*)::int from matches) as matches,
        count(*) filter (where exists (select from revisions r where r.event_id = e.id)
          and exists (select from sources s where s.event_id = e.id))::int as whole
      from events e`;
    await end();
    const told = (name: string) => checked.result.tables.find((table) => table.name === name)?.rows;
    expect(row).toEqual({ events: told('events'), matches: told('matches'), whole: told('events') });
    expect(row?.events).toBeGreaterThanOrEqual(EVENTS);
    expect(restored.ms).toBeLessThan(RESTORE_WITHIN);
  }, 600_000);
});
