import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, inject } from 'vitest';
import type { Address } from '../store/embedded/embedded.ts';

/** A database of a suite's own. */
export interface TestDatabase {
  /** To be given to `openStore`. */
  options: Address;
}

/**
 * Makes an empty database for one suite and drops it afterwards. Call it where tests are collected, before the suite's
 * own hooks: `const { options } = await testDatabase();` (hooks registered later run earlier at the end).
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('server');
  if (!server) throw new Error(`No PostgreSQL for the tests: ${inject('serverTrouble')}`);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(server, (sql) => sql`create database ${sql(name)} template template0`);
  afterAll(() => administer(server, (sql) => sql`drop database if exists ${sql(name)} with (force)`));
  return { options: { ...server, database: name } };
}

async function administer(server: Address, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres({ ...server, max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
