import type { EventDraft } from '../../domain/event/event.ts';
import type { Status } from '../../domain/event/event-values.ts';
import type { BatchAction } from '../../domain/desk/batch-actions.ts';
import type { Handle } from '../connect.ts';

/** A decision that changed several events at once. */
export interface Batch {
  id: string;
  action: BatchAction;
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

/** Batches by id, each with how many events it changed. */
export async function readBatches(sql: Handle, ids: readonly string[]): Promise<(Batch & { events: number })[]> {
  if (ids.length === 0) return [];
  return sql<(Batch & { events: number })[]>`
    select id, action, at, by, reason, undone_at as "undoneAt", undone_by as "undoneBy",
      (select count(*)::int from revisions where batch = batches.id) as events
    from batches where id = any(${[...ids]}::uuid[])`;
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

/** Holds every event of a batch until the transaction ends, by order of id so that nobody waits in a circle. */
export async function holdEvents(sql: Handle, id: string): Promise<void> {
  await sql`
    select 1 from events where id in (select event_id from revisions where batch = ${id}) order by id for update`;
}

/** An event as it was before a batch, the version the batch made of it, and the one it has now. */
export interface StateBefore {
  event: string;
  madeVersion: number;
  madeStatus: Status;
  status: Status;
  body: EventDraft;
  nowVersion: number;
  nowSummary: string;
}

/** Every event of a batch with its state before. */
export async function statesOf(sql: Handle, id: string): Promise<StateBefore[]> {
  return sql<StateBefore[]>`
    select made.event_id as event, made.version as "madeVersion", made.status as "madeStatus", before.status, before.body,
      events.version as "nowVersion", events.summary as "nowSummary"
    from revisions made
    join revisions before on before.event_id = made.event_id and before.version = made.version - 1
    join events on events.id = made.event_id
    where made.batch = ${id} order by made.event_id`;
}

/** Into which event this one was merged, and by which batch; null when it was not. */
export async function mergeOf(
  sql: Handle,
  event: string,
): Promise<{ kept: string; summary: string; batch: string | null } | null> {
  const [row] = await sql<{ kept: string; summary: string; batch: string | null }[]>`
    select links.a as kept, events.summary, links.batch from links join events on events.id = links.a
    where links.b = ${event} and links.kind = 'merged' order by links.at desc limit 1`;
  return row ?? null;
}

/** Forgets what a batch said of two events. */
export async function dropLinks(sql: Handle, batch: string): Promise<void> {
  await sql`delete from links where batch = ${batch}`;
}

/** Forgets that an event was merged away. */
export async function dropMerge(sql: Handle, event: string): Promise<void> {
  await sql`delete from links where b = ${event} and kind = 'merged'`;
}
