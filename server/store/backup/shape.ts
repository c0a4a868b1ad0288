import type { Handle } from '../connect.ts';

/** A table as the database has it. */
export interface TableShape {
  name: string;
  /** Those that can be written; what the database reckons by itself is left to it. */
  columns: string[];
  rows: number;
  /** Holds bytes: its rows can be large, so they are read one at a time. */
  heavy: boolean;
}

export interface SequenceShape {
  name: string;
  value: string;
  called: boolean;
}

/** Never in a backup: whoever found it could sign in with what they hold. */
export const LEFT_OUT: readonly string[] = ['sessions', 'one_time_links'];

/** Every table of the log by the database's own account, so that none can be forgotten; without those left out. */
export async function tablesOf(sql: Handle): Promise<TableShape[]> {
  const tables = await sql<Omit<TableShape, 'rows'>[]>`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns,
      bool_or(a.atttypid = 'bytea'::regtype) as heavy
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by c.relname order by c.relname`;
  const kept = tables.filter(({ name }) => !LEFT_OUT.includes(name));
  const counted: TableShape[] = [];
  for (const table of kept) {
    const [row] = await sql<{ rows: string }[]>`select count(*)::text as rows from ${sql(table.name)}`;
    counted.push({ ...table, rows: Number(row?.rows ?? 0) });
  }
  return counted;
}

/** Where every sequence stands. */
export async function sequencesOf(sql: Handle): Promise<SequenceShape[]> {
  const found = await sql<{ name: string }[]>`
    select relname as name from pg_class
    where relkind = 'S' and relnamespace = 'public'::regnamespace order by relname`;
  const list: SequenceShape[] = [];
  for (const { name } of found) {
    const [row] = await sql<{ value: string; called: boolean }[]>`
      select last_value::text as value, is_called as called from ${sql(name)}`;
    if (row) list.push({ name, ...row });
  }
  return list;
}

/** The newest migration that was applied, and how many were; null in a database that has none. */
export async function migrationOf(sql: Handle): Promise<{ when: number; count: number } | null> {
  const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`;
  if (!table?.['there']) return null;
  const [row] = await sql<{ when: string | null; count: number }[]>`
    select max(created_at)::text as when, count(*)::int as count from drizzle.__drizzle_migrations`;
  return row?.when ? { when: Number(row.when), count: row.count } : null;
}
