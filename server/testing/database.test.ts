import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from './database.ts';

describe('a database for tests', async () => {
  const first = await testDatabase();
  const second = await testDatabase();
  const sql = postgres({ ...first.options, max: 1 });
  afterAll(() => sql.end());

  it('is empty, in UTC, and takes text of any language', async () => {
    expect(await sql`select 1 from pg_tables where schemaname = 'public'`).toHaveLength(0);
    const [answer] = await sql`select current_setting('timezone') as zone, upper('é') as upper`;
    expect(answer).toEqual({ zone: 'UTC', upper: 'É' });
  });

  it('belongs to one suite alone', () => {
    expect(first.options.database).not.toBe(second.options.database);
  });
});
