import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { Handle } from '../connect.ts';

/** A step that changes the tables. */
export interface Step {
  when: number;
  hash: string;
  statements: readonly string[];
}

/** The steps of a folder of migrations, oldest first. */
export function stepsIn(folder: string): Step[] {
  return readMigrationFiles({ migrationsFolder: folder }).map(({ folderMillis, hash, sql }) => ({
    when: folderMillis,
    hash,
    statements: sql,
  }));
}

/**
 * Applies steps inside a transaction of one's own, and notes them where the ordinary way (`store/migrate.ts`) notes its
 * own, so that it takes them for done. That way begins a transaction by itself, and a restore must be one.
 */
export async function applySteps(sql: Handle, steps: readonly Step[]): Promise<void> {
  await sql`create schema if not exists drizzle`;
  await sql`
    create table if not exists drizzle.__drizzle_migrations (
      id serial primary key, hash text not null, created_at bigint)`;
  for (const { when, hash, statements } of steps) {
    for (const statement of statements) await sql.unsafe(statement);
    await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${when})`;
  }
}
