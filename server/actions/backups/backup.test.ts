import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attachFile } from '../attachments/attach-file.ts';
import { logEvent } from '../events/log-event.ts';
import { fill } from '../../bench/filled.ts';
import { loadCatalogue } from '../../catalogue/load.ts';
import { connect } from '../../store/connect.ts';
import { LEFT_OUT } from '../../store/backup/shape.ts';
import { restoreBackup } from './restore-backup.ts';
import { testDatabase } from '../../testing/database.ts';
import { alice, bob, charlie } from '../../testing/people.ts';
import { testLog } from '../../testing/request.ts';
import type { Connection } from '../../store/connect.ts';
import { openStore } from '../../store/open.ts';
import { beginDue } from './begin-due.ts';
import { listBackups } from './list-backups.ts';
import { readBackup } from './read-backup.ts';
import { runBackup } from './run-backup.ts';
import { verifyBackup } from './verify-backup.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const migrations = path.join(ROOT, 'drizzle');
const definitions = path.join(ROOT, 'indicators');
const found = loadCatalogue(definitions);
if (!('catalogue' in found)) throw new Error('indicators/ has mistakes');
const log = await testLog(found.catalogue);
const [empty, other, broken] = [await testDatabase(), await testDatabase(), await testDatabase()];
const dana = { ...alice, id: 'dana', name: 'Dana', role: 'admin' as const };
const ctx = { ...log.as(dana), now: () => new Date().toISOString() };
const folder = mkdtempSync(path.join(os.tmpdir(), 'signposts-backup-'));
const place = { folder, definitions, every: 24, keep: 2 };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const BOMB = {
  when: { from: '2024-03-10' },
  kind: 'bomb',
  by: [{ actor: 'ttp' }],
  place: { words: ['kurram'] },
  summary: 'Odd letters: \u2028 \\ \\n "quoted" \t end \u{1f4a3}',
  sources: [{ publisher: 'The Paper', url: 'https://paper.example/1' }],
};

/** What every table holds, row by row, as the database itself writes it. */
async function contents(connection: Connection): Promise<Record<string, string[]>> {
  const { sql, end } = connect(connection, 2);
  const tables = await sql<{ name: string }[]>`
    select tablename::text as name from pg_tables where schemaname = 'public' order by 1`;
  const held: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await sql<{ text: string }[]>`select t::text as text from ${sql(name)} t order by 1`;
    held[name] = rows.map(({ text }) => text);
  }
  await end();
  return held;
}

/** Everything that keeps wrong rows out. */
async function rules(connection: Connection): Promise<unknown> {
  const { sql, end } = connect(connection, 2);
  const all = await sql`
    select conrelid::regclass::text as of, conname::text as name, pg_get_constraintdef(oid) as says
    from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
    union all
    select tgrelid::regclass::text, tgname::text, tgenabled::text || pg_get_triggerdef(oid)
    from pg_trigger where not tgisinternal
    union all
    select tablename::text, indexname::text, indexdef from pg_indexes where schemaname = 'public'
    order by 1, 2, 3`;
  await end();
  return all.map((row) => ({ ...row }));
}

let file = '';
beforeAll(async () => {
  await fill(ctx, 3_000);
  const event = await logEvent({ ctx, input: BOMB });
  const bytes = new Uint8Array(2_000_000).map((_, n) => (n * n) % 251);
  bytes.set(new TextEncoder().encode('%PDF-1.4\n'));
  await attachFile({ ctx, input: { id: event.id, name: 'map.pdf', bytes } });
  const { sql, end } = connect({ ...log.connection }, 2);
  // A signed report that corrects another refuses every later row of its kind: the restore must get past that.
  await sql`insert into reports (id, forecast, title, state, version, plan, made_at, made_by, saved_at, saved_by)
    values ('01900000-0000-7000-8000-000000000001', 'f', 't', 'draft', 1, '{}', now(), 'a', now(), 'a')`;
  await sql`insert into report_versions values ('01900000-0000-7000-8000-000000000001', 1, now(), 'a', '{}')`;
  await sql`update reports set state = 'signed', number = 1, signed_at = now(), signed_by = 'a', hash = 'h', frozen = '\\x00ff0a'`;
  await sql`insert into override_log (event_id, forecast, indicator, counts, at, by)
    values (${event.id}, 'f', 'i', true, now(), 'a')`;
  await end();
  const made = await runBackup({ ctx, place });
  file = path.join(folder, made.name);
}, 120_000);

describe('a backup', () => {
  it('holds every table of the database but those that would let somebody sign in', async () => {
    const { tables, without, files } = await verifyBackup(file);
    const all = Object.keys(await contents({ ...log.connection }));
    const left = all.filter((name) => LEFT_OUT.includes(name));
    expect(tables.map(({ name }) => name)).toEqual(all.filter((name) => !left.includes(name)));
    expect(without).toEqual(['sessions', 'one_time_links']);
    expect(files).toBeGreaterThan(30);
    expect(tables.find(({ name }) => name === 'events')?.rows).toBe(3_001);
  });

  it('is closed to everybody but its owner, and leaves no half file', async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is noted with who asked for it, and only an admin may', async () => {
    const { sql, end } = connect({ ...log.connection }, 2);
    const [line] = await sql`select actor, subject from audit where action = 'backup:run'`;
    await end();
    expect(line).toEqual({ actor: 'dana', subject: path.basename(file) });
    for (const actor of [alice, bob, charlie]) {
      await expect(runBackup({ ctx: log.as(actor), place })).rejects.toMatchObject({ code: 'not-allowed' });
      await expect(listBackups({ ctx: log.as(actor), place })).rejects.toMatchObject({ code: 'not-allowed' });
      const input = { name: path.basename(file) };
      await expect(readBackup({ ctx: log.as(actor), place, input })).rejects.toMatchObject({ code: 'not-allowed' });
    }
  });

  it('is read by its listed name alone', async () => {
    const { backups } = await listBackups({ ctx, place });
    expect(backups).toMatchObject([{ name: path.basename(file), kind: 'asked', bytes: statSync(file).size }]);
    const opened = await readBackup({ ctx, place, input: { name: path.basename(file) } });
    const pieces: Uint8Array[] = [];
    for await (const piece of opened.open()) pieces.push(piece);
    expect(Buffer.concat(pieces).equals(await readFile(file))).toBe(true);
    for (const name of ['../etc/passwd', 'x', path.basename(file).replace('asked', 'scheduled')])
      await expect(readBackup({ ctx, place, input: { name } })).rejects.toMatchObject({ code: 'backup-not-found' });
  });

  it('says so where there is no folder, or none that can be written', async () => {
    await expect(runBackup({ ctx, place: { ...place, folder: null } })).rejects.toMatchObject({
      code: 'backup-no-folder',
    });
    await expect(runBackup({ ctx, place: { ...place, folder: file } })).rejects.toMatchObject({
      code: 'backup-not-written',
    });
  });
});

describe('restoring a backup', () => {
  it('brings every row, rule and sequence into an empty database, and the definitions into a new folder', async () => {
    const out = path.join(folder, 'definitions');
    const before = await contents({ ...log.connection });
    const done = await restoreBackup({ file, connection: { ...empty.options }, migrations, definitions: out });
    expect(done.rows).toBeGreaterThan(9_000);
    const after = await contents({ ...empty.options });
    // The line about the backup itself came after its snapshot, and so did those of the tests above.
    const isLater = (line: string) => /backup:(run|read)/.test(line);
    // The head of the audit trail moved on with the lines that were written later.
    for (const [table, rows] of Object.entries(before).filter(([name]) => name !== 'audit_head'))
      expect([table, after[table]]).toEqual([
        table,
        LEFT_OUT.includes(table) ? [] : rows.filter((row) => !isLater(row)),
      ]);
    expect(await rules({ ...empty.options })).toEqual(await rules({ ...log.connection }));
    for (const name of (await readdir(definitions, { recursive: true })).filter((each) => each.endsWith('.yaml')))
      expect(await readFile(path.join(out, name), 'utf8')).toBe(await readFile(path.join(definitions, name), 'utf8'));
  }, 60_000);

  it('gives a log that opens as it is and takes new entries', async () => {
    const store = await openStore({ connection: { ...empty.options }, poolSize: 4, migrations });
    const restored = { ...ctx, store };
    await logEvent({ ctx: restored, input: { ...BOMB, when: { from: '2024-04-01' } } });
    expect((await store.events.size()).events).toBe(3_002);
    await store.close();
    const { sql, end } = connect({ ...empty.options }, 2);
    await sql`insert into override_log (event_id, forecast, indicator, counts, at, by)
      select id, 'f', 'i', false, now(), 'a' from events limit 1`;
    await expect(sql`update reports set title = 'x'`).rejects.toMatchObject({ code: '42501' });
    await expect(sql`delete from audit`).rejects.toMatchObject({ code: '42501' });
    await end();
  });

  it('refuses a database that holds something, in words, and changes nothing', async () => {
    const before = await contents({ ...empty.options });
    const again = restoreBackup({ file, connection: { ...empty.options }, migrations });
    await expect(again).rejects.toMatchObject({
      code: 'database-not-empty',
      message: expect.stringContaining('tables already'),
    });
    expect(await contents({ ...empty.options })).toEqual(before);
    const used = restoreBackup({ file, connection: { ...other.options }, migrations, definitions: folder });
    await expect(used).rejects.toMatchObject({ code: 'backup-not-written' });
    expect(await contents({ ...other.options })).toEqual({});
  });

  it('refuses a backup that was cut, damaged, changed or made by a newer version, and leaves the database empty', async () => {
    const whole = await readFile(file);
    const text = gunzipSync(whole).toString('utf8');
    const flipped = Buffer.from(whole);
    flipped[Math.floor(whole.length / 2)]! ^= 0x10;
    const summed = (from: string, to: string) => gzipSync(text.replace(from, to));
    const bad: [string, Uint8Array, string][] = [
      ['cut', whole.subarray(0, whole.length - 20), 'backup-unreadable'],
      ['cut in half', whole.subarray(0, whole.length / 2), 'backup-unreadable'],
      ['empty', new Uint8Array(), 'backup-unreadable'],
      ['no backup', Buffer.from('id,date\n1,2'), 'backup-unreadable'],
      ['another packed file', gzipSync('id,date\n1,2'), 'backup-unreadable'],
      ['a bit flipped', flipped, 'backup-unreadable'],
      ['a word changed', summed('The Sample Post', 'The Simple Post'), 'backup-unreadable'],
      ['its last line gone', gzipSync(text.slice(0, text.lastIndexOf('["whole"'))), 'backup-unreadable'],
      ['something behind it', gzipSync(`${text}["whole","x"]\n`), 'backup-unreadable'],
      ['a newer format', summed('["signposts-backup",1,', '["signposts-backup",2,'), 'backup-newer'],
      ['a newer migration', summed('"migration":{"when":1', '"migration":{"when":9'), 'backup-newer'],
    ];
    const copy = path.join(folder, 'bad.gz');
    for (const [what, bytes, code] of bad) {
      await writeFile(copy, bytes);
      const tried = restoreBackup({ file: copy, connection: { ...broken.options }, migrations });
      await expect(tried, what).rejects.toMatchObject({ code });
      if (what !== 'a newer migration') await expect(verifyBackup(copy), what).rejects.toMatchObject({ code });
      expect([what, await contents({ ...broken.options })]).toEqual([what, {}]);
    }
    await truncate(copy, 0);
    // What was refused eleven times is still there to be filled.
    await restoreBackup({ file, connection: { ...broken.options }, migrations });
    expect(Object.keys(await contents({ ...broken.options }))).toContain('events');
  }, 120_000);
});

describe('backups by the clock', () => {
  it('come when they are due, and the oldest go; those that somebody asked for stay', async () => {
    let now = Date.now() + 3_600_000;
    const later = { ...ctx, now: () => new Date(now).toISOString() };
    expect(await beginDue({ ctx: later, place })).toMatchObject({ kind: 'scheduled' });
    expect(await beginDue({ ctx: later, place })).toBeNull();
    for (let day = 0; day < 3; day++) {
      now += 25 * 3_600_000;
      expect(await beginDue({ ctx: later, place })).not.toBeNull();
    }
    const { backups } = await listBackups({ ctx, place });
    expect(backups.map(({ kind }) => kind).sort()).toEqual(['asked', 'scheduled', 'scheduled']);
    expect(await beginDue({ ctx: later, place: { ...place, every: 0 } })).toBeNull();
  }, 60_000);

  it('never run twice at once', async () => {
    const both = await Promise.allSettled([runBackup({ ctx, place }), runBackup({ ctx, place })]);
    const refused = both.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
    expect(refused).toMatchObject([{ code: 'backup-running' }]);
  });
});
