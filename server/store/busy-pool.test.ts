import { afterAll, describe, expect, it } from 'vitest';
import { testLog } from '../testing/request.ts';
import { client } from './connect.ts';

const { connection } = await testLog();
const sql = client(connection, 1, {});
afterAll(() => sql.end({ timeout: 1 }));

const one = () => sql.begin('isolation level repeatable read read only', async (tx) => (await tx`select 1 as one`)[0]);

describe('a pool whose every connection is busy', () => {
  it('begins a transaction behind the query that runs, and gives the connection back', async () => {
    await sql`select 1`;
    const running = sql`select pg_sleep(0.2)`.execute();
    expect(await one()).toEqual({ one: 1 });
    await running;
    expect(await Promise.all(Array.from({ length: 12 }, one))).toHaveLength(12);
    const [left] =
      await sql`select count(*)::int as open from pg_stat_activity where datname = current_database() and state like 'idle in%'`;
    expect(left).toEqual({ open: 0 });
  });
});
