import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../testing/database.ts';
import { client, connect } from './connect.ts';
import { within, isConnectionLost } from './failure.ts';
import { migrate } from './migrate.ts';
import { openStore } from './open.ts';

const { options } = await testDatabase();
const connection = { ...options };
const migrations = path.resolve(import.meta.dirname, '../../drizzle');

describe('the tables', () => {
  it('are made once, also when three processes start together', async () => {
    await Promise.all([1, 2, 3].map(() => migrate(connection, migrations)));
    const sql = client(connection, 1, {});
    const [row] = await sql`select count(*)::int as n from drizzle.__drizzle_migrations`;
    expect(row?.n).toBeGreaterThan(0);
    const [shards] = await sql`select count(*)::int as n from data_version`;
    expect(shards?.n).toBe(64);
    await sql.end();
  });

  it('refuse a database that a newer version made', async () => {
    const sql = client(connection, 1, {});
    await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 99999999999999)`;
    await expect(migrate(connection, migrations)).rejects.toMatchObject({ code: 'schema-newer' });
    await sql`delete from drizzle.__drizzle_migrations where hash = 'later'`;
    await sql.end();
  });

  it('never let a line of the audit trail be changed', async () => {
    const sql = client(connection, 1, {});
    await sql`insert into audit (at, actor, action, subject, detail) values (now(), 'a', 'b', 'c', '{}')`;
    await expect(sql`update audit set actor = 'x'`).rejects.toMatchObject({ code: '42501' });
    await expect(sql`delete from audit`).rejects.toMatchObject({ code: '42501' });
    await expect(sql`truncate audit`).rejects.toMatchObject({ code: '42501' });
    await sql.end();
  });
});

describe('the store', () => {
  it('keeps nothing of a change that fails half-way, nor of a rehearsal', async () => {
    const store = await openStore({ connection, poolSize: 4, migrations });
    const before = await store.data.version();
    await expect(
      store.change(async (tx) => {
        await tx.data.raise();
        throw new Error('half-way');
      }),
    ).rejects.toThrow('half-way');
    expect(await store.rehearse(async (tx) => tx.data.raise().then(() => 'seen'))).toBe('seen');
    expect(await store.data.version()).toEqual(before);
    await store.close();
  });

  it('reads on when its connections are ended', async () => {
    const store = await openStore({ connection, poolSize: 4, migrations });
    await store.data.version();
    const sql = client(connection, 1, {});
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${options.database} and pid <> pg_backend_pid()`;
    await sql.end();
    const answers = await Promise.all(Array.from({ length: 20 }, () => store.data.version()));
    expect(answers).toHaveLength(20);
    await store.close();
  });

  it('gives up on a database that does not answer, in its own time', async () => {
    const { sql, end } = connect(connection, 4);
    const begun = performance.now();
    await expect(within(100, Promise.resolve(sql`select pg_sleep(2)`))).rejects.toMatchObject({
      code: 'database-away',
    });
    expect(performance.now() - begun).toBeLessThan(1_500);
    await end();
  });

  it('tells a dead connection from other failures', () => {
    expect(isConnectionLost(Object.assign(new Error(), { code: 'ECONNREFUSED' }))).toBe(true);
    expect(isConnectionLost(Object.assign(new Error(), { code: '57P01' }))).toBe(true);
    expect(isConnectionLost(Object.assign(new Error(), { code: '23505' }))).toBe(false);
  });
});
