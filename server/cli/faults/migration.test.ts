import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restoreBackup } from '../../actions/backups/restore-backup.ts';
import { verifyBackup } from '../../actions/backups/verify-backup.ts';
import { readConfig } from '../../config.ts';
import { client, connect } from '../../store/connect.ts';
import { migrate } from '../../store/migrate.ts';
import { testDatabase } from '../../testing/database.ts';
import { backUpFirst } from '../backups.ts';

const [{ options }, restored] = [await testDatabase(), await testDatabase()];
const connection = { ...options };
const now = path.resolve(import.meta.dirname, '../../../drizzle');
const folder = mkdtempSync(path.join(os.tmpdir(), 'signposts-migration-'));
const later = path.join(folder, 'drizzle');
const backups = path.join(folder, 'backups');
const config = readConfig({ SIGNPOSTS_BACKUP_DIR: backups, DATABASE_URL: 'postgres://localhost/unused' });
const { sql, end } = connect(connection, 2);
afterAll(async () => {
  await end();
  rmSync(folder, { recursive: true, force: true });
});

/** Tomorrow's version: a step more, which takes a while. */
beforeAll(async () => {
  cpSync(now, later, { recursive: true });
  const file = path.join(later, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { idx: number; when: number }[] };
  const last = journal.entries.at(-1);
  journal.entries.push({ ...last, idx: 900, when: 4_000_000_000_000, tag: '0900_later' } as never);
  writeFileSync(file, JSON.stringify(journal));
  const steps = [
    'create table later_one (n int)',
    'insert into later_one values (1)',
    'select pg_sleep(1.5)',
    'alter table feeds add column later text',
    'select pg_sleep(1)',
    'create table later_two (n int)',
  ];
  writeFileSync(path.join(later, '0900_later.sql'), steps.join(';--> statement-breakpoint\n'));
  await migrate(connection, now);
});

/** What of the step is there: nothing, or everything. */
async function there(): Promise<unknown> {
  const [row] = await sql`
    select to_regclass('later_one') is not null as one, to_regclass('later_two') is not null as two,
      exists (select from pg_attribute where attrelid = 'feeds'::regclass and attname = 'later') as later,
      exists (select from drizzle.__drizzle_migrations where created_at = 4000000000000) as noted`;
  return row;
}
const NOTHING = { one: false, two: false, later: false, noted: false };
const ALL = { one: true, two: true, later: true, noted: true };

describe('bringing tables up to date', { timeout: 120_000 }, () => {
  it('changes nothing when the backup before it cannot be written', async () => {
    writeFileSync(backups, 'a file where the folder should be');
    const before = () => backUpFirst(config, connection);
    await expect(migrate(connection, later, undefined, { before })).rejects.toMatchObject({
      code: 'backup-not-written',
    });
    expect(await there()).toEqual(NOTHING);
    rmSync(backups);
  });

  it.each([200, 900, 1_800, 2_300])('leaves nothing when it is killed %i ms into a step', async (moment) => {
    const script = path.resolve(import.meta.dirname, '../../testing/migrate-child.mjs');
    const child = spawn(process.execPath, [script, JSON.stringify(connection), later], { stdio: 'ignore' });
    const begun = async () =>
      (await sql`select from pg_stat_activity where query like '%pg_sleep%' and pid <> pg_backend_pid()`).length;
    await expect.poll(begun, { timeout: 30_000, interval: 10 }).toBe(1);
    await sleep(moment);
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    await expect.poll(begun, { timeout: 10_000 }).toBe(0);
    expect(await there()).toEqual(NOTHING);
  });

  it('keeps the log as it was in a backup first, is done whole after all that, and once', async () => {
    let made = 0;
    const before = async () => {
      made += 1;
      await backUpFirst(config, connection);
    };
    await Promise.all([1, 2].map(() => migrate(connection, later, undefined, { before })));
    expect([await there(), made]).toEqual([ALL, 1]);
    const [name = ''] = await readdir(backups);
    expect(name).toMatch(/-before-migration-/);
    const { migration } = await verifyBackup(path.join(backups, name));
    expect(migration.when).toBeLessThan(4_000_000_000_000);
  });

  it('is part of restoring an older backup', async () => {
    const [name = ''] = await readdir(backups);
    await restoreBackup({ file: path.join(backups, name), connection: { ...restored.options }, migrations: later });
    const own = client({ ...restored.options }, 1, {});
    const [row] = await own`select to_regclass('later_two') is not null as there`;
    await own.end();
    expect(row).toEqual({ there: true });
    // The ordinary way takes it for done.
    await migrate({ ...restored.options }, later);
  });

  it('refuses a database that is newer, in words, for the server and for a restore', async () => {
    await expect(migrate(connection, now)).rejects.toMatchObject({
      code: 'schema-newer',
      message: 'The database was made by a newer Signposts',
    });
  });
});
