import { Problem } from '../../domain/problem.ts';
import { client, type Connection, type Handle } from '../connect.ts';
import { translated } from '../failure.ts';
import { LEFT_OUT, migrationOf, sequencesOf, tablesOf, type SequenceShape, type TableShape } from './shape.ts';

/** The whole log as it stood at one moment, to be read while everybody goes on writing. */
export interface Snapshot {
  at: string;
  migration: { when: number; count: number };
  tables: TableShape[];
  leftOut: readonly string[];
  sequences: SequenceShape[];
  auditHead: string | null;
  /** Every row of a table as JSON text, some at a time; those of heavy tables one by one. */
  rowsOf(table: Pick<TableShape, 'name' | 'columns'>): AsyncIterable<string[]>;
}

/** Two backups at once would only take each other's disk. */
const BACKUP_LOCK = 860_003;

/**
 * Takes a snapshot and hands it to the work, over a connection of its own that ends with it.
 * @throws Problem `backup-running`, `database-away`, or `backup-not-found` where there is no log to keep
 */
export async function withSnapshot<T>(connection: Connection, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const sql = client(connection, 1, {}, { fetch_types: true });
  try {
    // Outside of the transaction, and ended with the connection, whatever happens.
    const [lock] = await sql`select pg_try_advisory_lock(${BACKUP_LOCK}) as ours`;
    if (!lock?.['ours']) throw new Problem('backup-running');
    return (await sql.begin('isolation level repeatable read read only', async (tx) => {
      await tx`select set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true)`;
      return work(await snapshotOn(tx as unknown as Handle));
    })) as T;
  } catch (error) {
    throw translated(error);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function snapshotOn(sql: Handle): Promise<Snapshot> {
  const migration = await migrationOf(sql);
  if (!migration)
    throw new Problem('backup-not-found', 'The database holds no log yet', { fix: 'Start Signposts once.' });
  const [now] = await sql<{ at: string }[]>`
    select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at`;
  const tables = await tablesOf(sql);
  const heavy = new Set(tables.filter((table) => table.heavy).map(({ name }) => name));
  return {
    at: now?.at ?? '',
    migration,
    tables,
    leftOut: LEFT_OUT,
    // Read last: a number taken meanwhile only leaves a gap, one given back twice would be a fault.
    sequences: await sequencesOf(sql),
    auditHead: await auditHead(sql),
    rowsOf: ({ name, columns }) => rowsOf(sql, name, columns, heavy.has(name) ? 1 : 500),
  };
}

async function* rowsOf(sql: Handle, table: string, columns: readonly string[], atOnce: number) {
  const rows = sql<{ line: string }[]>`
    select row_to_json(t)::text as line from (select ${sql(columns as string[])} from ${sql(table)}) t`;
  for await (const some of rows.cursor(atOnce)) yield some.map(({ line }) => line);
}

/** The newest hash of the audit trail; null in a log from before it was chained. */
async function auditHead(sql: Handle): Promise<string | null> {
  const [chained] = await sql`select to_regclass('public.audit_head') is not null as there`;
  if (!chained?.['there']) return null;
  const [row] = await sql<{ hash: string }[]>`select hash from audit_head`;
  return row?.hash ?? null;
}
