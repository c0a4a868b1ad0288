import type { EventDraft, StoredEvent } from '../../domain/event/event.ts';
import type { SampleName, Status } from '../../domain/event/event-values.ts';
import type { Revision } from '../../domain/wire.ts';
import type { Handle } from '../connect.ts';

/** An event's row, as it is read back. */
export interface StoredRow {
  id: string;
  feed: string;
  external_id: string | null;
  vintage: string | null;
  sample: SampleName | null;
  status: Status;
  version: number;
  first_logged: string;
  content_hash: string;
  logged_at: string;
  logged_by: string;
  changed_at: string;
  body: EventDraft;
}

/** An event, or null when there is none with this id. */
export async function readEvent(sql: Handle, id: string): Promise<StoredEvent | null> {
  const [row] = await sql<StoredRow[]>`select ${storedColumns(sql)} from events where id = ${id}`;
  return row ? stored(row) : null;
}

/** What these events are called, by id; those that are gone are left out. */
export async function summariesOf(sql: Handle, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<{ id: string; summary: string }[]>`
    select id, summary from events where id = any(${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, summary }) => [id, summary]));
}

/** The same, held until the transaction ends, so that a version read is the version changed. */
export async function lockEvent(sql: Handle, id: string): Promise<StoredEvent | null> {
  const [row] = await sql<StoredRow[]>`select ${storedColumns(sql)} from events where id = ${id} for update`;
  return row ? stored(row) : null;
}

/** Events by id order, for work over the whole log; held against changes until the transaction ends. */
export async function eventsAfter(
  sql: Handle,
  after: string,
  limit: number,
): Promise<{ id: string; feed: string; status: Status; draft: EventDraft }[]> {
  return sql`
    select id, feed, status, body as draft from events
    where id > ${after} and status in ('published', 'disputed') order by id limit ${limit} for share`;
}

/** Counted events changed at or after a moment: what a rematch may have passed by. */
export async function eventsChangedSince(
  sql: Handle,
  moment: string,
): Promise<{ id: string; feed: string; status: Status; draft: EventDraft }[]> {
  return sql`select id, feed, status, body as draft from events where changed_at >= ${moment} and status in ('published', 'disputed')`;
}

/** How many events are counted, for progress. */
export async function countCounted(sql: Handle): Promise<number> {
  const [row] = await sql<
    { n: number }[]
  >`select count(*)::int as n from events where status in ('published', 'disputed')`;
  return row?.n ?? 0;
}

/** A state an event once had. */
export interface KeptRevision extends Revision {
  /** The decision over several events that it was part of. */
  batch: string | null;
  status: Status;
  draft: EventDraft;
}

/** Every state of an event, first to last. */
export async function revisionsOf(sql: Handle, id: string): Promise<KeptRevision[]> {
  return sql<KeptRevision[]>`
    select version, at, by, action, reason, batch, status, body as draft
    from revisions where event_id = ${id} order by version`;
}

/** The event as it is kept, from its row. */
export function stored(row: StoredRow): StoredEvent {
  return {
    ...row.body,
    id: row.id,
    feed: row.feed,
    externalId: row.external_id,
    vintage: row.vintage,
    sample: row.sample,
    status: row.status,
    firstLogged: row.first_logged,
    version: row.version,
    loggedAt: row.logged_at,
    loggedBy: row.logged_by,
    changedAt: row.changed_at,
  };
}

/** The columns such a row is made of. */
export function storedColumns(sql: Handle) {
  return sql`id, feed, external_id, vintage, sample, status, version, first_logged, content_hash, logged_at, logged_by, changed_at, body`;
}
