import { Problem } from '../../domain/problem.ts';
import { client, type Connection, type Handle } from '../connect.ts';
import { translated } from '../failure.ts';
import { MIGRATION_LOCK } from '../migration-lock.ts';
import { applySteps, stepsIn } from './apply-migrations.ts';
import { aside } from './constraints.ts';
import { LEFT_OUT, tablesOf, type SequenceShape } from './shape.ts';

/** What a backup says of itself, as far as the database must know it. */
export interface Stored {
  migration: { when: number; count: number };
  tables: readonly { name: string; columns: readonly string[] }[];
  sequences: readonly SequenceShape[];
}

/** A table's name when it begins, and its rows as JSON text. */
export type StoredRows = { table: string } | { rows: string[] };

/**
 * Brings a backup into an empty database, in one transaction: the tables as they were when it was made, its rows, its
 * sequences, then every step that came since. What fails leaves the database as empty as it was. `rows` may throw until
 * its end; nothing is kept then.
 * @throws Problem `database-not-empty`, `backup-newer`, `backup-unreadable`, `database-away`
 */
export async function restoreInto(
  connection: Connection,
  migrations: string,
  stored: Stored,
  rows: AsyncIterable<StoredRows>,
): Promise<void> {
  const sql = client(connection, 1, {});
  const steps = stepsIn(migrations);
  try {
    await sql.begin(async (begun) => {
      const tx = begun as unknown as Handle;
      await tx`select set_config(name, '0', true)
        from unnest(array['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']) as name`;
      // A server that starts meanwhile waits here, and finds a log that is whole.
      await tx`select pg_advisory_xact_lock(${MIGRATION_LOCK})`;
      await refuseFull(tx);
      const { when, count } = stored.migration;
      const then = steps.filter((step) => step.when <= when);
      if (then.length < count || when > (steps.at(-1)?.when ?? 0)) throw new Problem('backup-newer');
      await applySteps(tx, then);
      await refuseMisfit(tx, stored);
      const putBack = await aside(tx);
      await bringRows(tx, stored, rows);
      for (const { name, value, called } of stored.sequences)
        await tx`select setval(${`public."${name}"`}::regclass, ${value}::text::bigint, ${called})`;
      await putBack();
      await applySteps(tx, steps.slice(then.length));
    });
    await sql`analyze`;
  } catch (error) {
    throw refused(error);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

async function refuseFull(tx: Handle): Promise<void> {
  const found = await tx<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`;
  if (found.length === 0) return;
  throw new Problem('database-not-empty', `The database holds ${found.length} tables already, so nothing was restored`);
}

/** A backup whose tables are not those of its migration was not made by us, or not whole. */
async function refuseMisfit(tx: Handle, stored: Stored): Promise<void> {
  const here = (await tablesOf(tx)).map(({ name, columns }) => `${name}(${[...columns].sort().join()})`);
  const there = stored.tables.map(({ name, columns }) => `${name}(${[...columns].sort().join()})`);
  if (here.join() !== [...there].sort().join() && [...here].sort().join() !== [...there].sort().join())
    throw new Problem('backup-unreadable', 'The backup cannot be used. Its tables are not those of its version');
}

async function bringRows(tx: Handle, stored: Stored, pieces: AsyncIterable<StoredRows>): Promise<void> {
  // Steps write a few rows of their own, such as the desk's feed; the backup has them as they became.
  const all = [...stored.tables.map(({ name }) => name), ...(await leftOutHere(tx))];
  await tx`truncate ${tx(all)}`;
  let table = stored.tables[0];
  for await (const piece of pieces) {
    if ('table' in piece) table = stored.tables.find(({ name }) => name === piece.table);
    else if (table) {
      const { name, columns } = table;
      // One text of JSON: no value of it passes through JavaScript, so none can lose a digit.
      await tx`
        insert into ${tx(name)} (${tx(columns as string[])}) overriding system value
        select ${tx(columns as string[])} from json_populate_recordset(null::${tx(name)}, ${`[${piece.rows.join(',')}]`}::text::json)`;
    }
  }
}

async function leftOutHere(tx: Handle): Promise<string[]> {
  const found = await tx<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname = any(${[...LEFT_OUT]})`;
  return found.map(({ name }) => name);
}

/** Rows that the database itself refuses were not written by us: the sums of the file do not prove who wrote it. */
function refused(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(22|23)/.test(code))
    return new Problem(
      'backup-unreadable',
      'The backup cannot be used. Rows of it contradict each other or the tables',
    );
  if (code === '42501')
    return new Problem(
      'setting-wrong',
      'This database role may not make the tables, or not put rules aside meanwhile',
      {
        fix: 'Restore as the owner of the database.',
      },
    );
  return translated(error);
}
