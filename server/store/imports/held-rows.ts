import type { StoredEvent } from '../../domain/event/event.ts';
import type { Handle } from '../connect.ts';
import type { EventWrite } from '../events/event-write.ts';

/** A new row of a file that is like an event, kept aside until the whole file is known. */
export interface HeldRow {
  line: number;
  write: EventWrite;
  other: StoredEvent;
  because: string[];
}

/** Begins to keep rows aside, in the database: a file may tell every one of its rows once more. */
export async function beginHolding(sql: Handle): Promise<void> {
  await sql`
    create temporary table held_rows (n serial, other uuid not null, other_external text, row jsonb not null) on commit drop`;
}

/** Keeps rows aside. */
export async function holdRows(sql: Handle, rows: readonly HeldRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into held_rows (other, other_external, row)
    select (row #>> '{other,id}')::uuid, row #>> '{other,externalId}', row
    from jsonb_array_elements(${JSON.stringify(rows)}::text::jsonb) with ordinality as given (row, n) order by given.n`;
}

/** Whether the event that a row is like still stands in the file: then its publisher tells the two apart. */
type Which = 'all' | 'not-in-file' | 'in-file';

const chosen = (sql: Handle, which: Which) => {
  if (which === 'all') return sql`true`;
  const there = sql`exists (select from seen where seen.external_id = held_rows.other_external)`;
  return which === 'in-file' ? there : sql`not ${there}`;
};

/** How many rows were kept aside, and the first of them in the file. */
export async function heldFirst(
  sql: Handle,
  { which, limit }: { which: Which; limit: number },
): Promise<{ rows: number; first: HeldRow[] }> {
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from held_rows where ${chosen(sql, which)}`;
  const first = await sql<{ row: HeldRow }[]>`
    select row from held_rows where ${chosen(sql, which)} order by n limit ${limit}`;
  return { rows: row?.n ?? 0, first: first.map((each) => each.row) };
}

/** The next of them: those that are like one event stand together, in the order of the file. */
export async function heldAfter(
  sql: Handle,
  { which, after, limit }: { which: Which; after: { other: string; n: number }; limit: number },
): Promise<{ n: number; row: HeldRow }[]> {
  return sql`
    select n, row from held_rows where ${chosen(sql, which)} and (other, n) > (${after.other}::uuid, ${after.n}::int)
    order by other, n limit ${limit}`;
}
