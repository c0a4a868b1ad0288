import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as apply } from 'drizzle-orm/postgres-js/migrator';
import { Problem } from '../domain/problem.ts';
import { client, type Connection } from './connect.ts';
import { isConnectionLost } from './failure.ts';

/** Any number will do, as long as every process of Signposts uses the same. */
const MIGRATION_LOCK = 860_001;

/**
 * Brings the tables up to date, one process at a time, all or nothing. Waits up to a minute for a database that
 * is still starting.
 * @throws Problem `schema-newer` when the database was made by a newer version.
 */
export async function migrate(connection: Connection, folder: string, onWait: () => void = () => {}): Promise<void> {
  const journal = JSON.parse(await readFile(path.join(folder, 'meta', '_journal.json'), 'utf8')) as {
    entries: { when: number }[];
  };
  const newest = Math.max(...journal.entries.map((entry) => entry.when));
  await reachable(connection, onWait);
  const sql = client(connection, 1, {});
  try {
    await sql`set statement_timeout = 0`;
    await sql`set lock_timeout = 0`;
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`;
    if (table?.there) {
      const [last] = await sql`select max(created_at)::text as at from drizzle.__drizzle_migrations`;
      if (Number(last?.at ?? 0) > newest) throw new Problem('schema-newer');
    }
    await apply(drizzle(sql), { migrationsFolder: folder });
  } finally {
    // Ending the connection frees the lock, whatever happened.
    await sql.end({ timeout: 2 });
  }
}

/** Comes back when the database answers; says once that it is waiting. */
async function reachable(connection: Connection, onWait: () => void, patience = 60_000): Promise<void> {
  const begun = performance.now();
  for (let attempt = 0; ; attempt++) {
    const sql = client(connection, 1, {});
    try {
      await sql`select 1`;
      return;
    } catch (error) {
      if (!isConnectionLost(error)) throw error;
      if (performance.now() - begun >= patience) {
        throw new Problem('database-away', 'The database did not answer within a minute');
      }
      if (attempt === 0) onWait();
    } finally {
      await sql.end({ timeout: 0 });
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
