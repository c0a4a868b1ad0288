import type { EventDraft, Status } from '../domain/event/event.ts';
import type { Handle } from './connect.ts';

/** A decision that changed several events at once. */
export interface Batch {
  id: string;
  action: 'merge' | 'bulk-edit';
  at: string;
  by: string;
  reason: string | null;
  undoneAt: string | null;
  undoneBy: string | null;
}

/** A batch, or null when there is none with this id. */
export async function readBatch(sql: Handle, id: string): Promise<Batch | null> {
  const [row] = await sql<Batch[]>`
    select id, action, at, by, reason, undone_at as "undoneAt", undone_by as "undoneBy" from batches where id = ${id}`;
  return row ?? null;
}

/** Begins a batch; the states written with its id belong to it. */
export async function openBatch(
  sql: Handle,
  { id, action, at, by, reason }: Pick<Batch, 'id' | 'action' | 'at' | 'by' | 'reason'>,
): Promise<void> {
  await sql`insert into batches (id, action, at, by, reason) values (${id}, ${action}, ${at}, ${by}, ${reason})`;
}

/** Marks it as taken back; false when somebody was faster. */
export async function markUndone(
  sql: Handle,
  { id, at, by }: { id: string; at: string; by: string },
): Promise<boolean> {
  const rows = await sql`
    update batches set undone_at = ${at}, undone_by = ${by} where id = ${id} and undone_at is null returning 1`;
  return rows.length === 1;
}

/** An event as it was before a batch, and the version the batch made of it. */
export interface StateBefore {
  event: string;
  madeVersion: number;
  status: Status;
  body: EventDraft;
}

/** Every event of a batch with its state before. */
export async function statesOf(sql: Handle, id: string): Promise<StateBefore[]> {
  return sql<StateBefore[]>`
    select made.event_id as event, made.version as "madeVersion", before.status, before.body
    from revisions made join revisions before on before.event_id = made.event_id and before.version = made.version - 1
    where made.batch = ${id} order by made.event_id`;
}
