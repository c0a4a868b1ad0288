import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as apply } from 'drizzle-orm/postgres-js/migrator';
import { Problem } from '../domain/problem.ts';
import { client, type Connection } from './connect.ts';
import { translated } from './failure.ts';
import { MIGRATION_LOCK } from './migration-lock.ts';

/** Called before the tables of a log that holds something are changed; what it throws leaves them as they are. */
export type BeforeMigrating = () => Promise<void>;

/**
 * Brings the tables up to date, one process at a time, all or nothing. Waits for a database that is still starting, a
 * minute where nothing else is said.
 * @throws Problem `schema-newer` when the database was made by a newer version.
 */
export async function migrate(
  connection: Connection,
  folder: string,
  onWait: () => void = () => {},
  { before = async () => {}, patience = 60_000 }: { before?: BeforeMigrating; patience?: number } = {},
): Promise<void> {
  const journal = JSON.parse(await readFile(path.join(folder, 'meta', '_journal.json'), 'utf8')) as {
    entries: { when: number }[];
  };
  const newest = Math.max(...journal.entries.map((entry) => entry.when));
  await reachable(connection, onWait, patience);
  const sql = client(connection, 1, {});
  try {
    await sql`set statement_timeout = 0`;
    await sql`set lock_timeout = 0`;
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`;
    if (table?.there) {
      const [last] = await sql`select max(created_at)::text as at from drizzle.__drizzle_migrations`;
      const at = Number(last?.at ?? 0);
      if (at > newest) throw new Problem('schema-newer');
      // Under the lock, so that of several processes one alone makes the backup.
      if (at > 0 && at < newest) await before();
    }
    await apply(drizzle(sql), { migrationsFolder: folder });
  } finally {
    // Ending the connection frees the lock, whatever happened.
    await sql.end({ timeout: 2 });
  }
}

/** Comes back when the database answers; says once that it is waiting. */
async function reachable(connection: Connection, onWait: () => void, patience: number): Promise<void> {
  const begun = performance.now();
  for (let attempt = 0; ; attempt++) {
    const sql = client(connection, 1, {});
    try {
      await sql`select 1`;
      return;
    } catch (error) {
      // Away, starting, or out of connections: all of that passes. A wrong password does not.
      const why = translated(error);
      if (!(why instanceof Problem && why.code === 'database-away')) throw error;
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
