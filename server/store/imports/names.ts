import type { EventDraft, StoredEvent } from '../../domain/event/event.ts';
import type { Assigned } from '../../domain/import/names-known.ts';
import type { Handle } from '../connect.ts';
import { carriesUnknown, carriesWord, type NameAsked } from './carries-name.ts';
import { stored, storedColumns, type StoredRow } from '../events/event-reads.ts';

/** A name as it was assigned, and how far the events in the log have followed. */
export interface KeptAssignment extends Assigned {
  id: string;
  spelling: string;
  at: string;
  by: string;
  removedAt: string | null;
  removedBy: string | null;
  /** Whether the events in the log were written anew, and how many. */
  written: boolean;
  events: number;
}

/** A name of the queue. */
export interface KeptUnknown {
  what: Assigned['what'];
  feed: string;
  plain: string;
  spelling: string;
  country: string;
  events: number;
  example: string;
  seenAt: string;
}

/** Assignments that hold, and those still to be taken back, the newest first. */
export async function listAssignments(sql: Handle, limit: number | null = null): Promise<KeptAssignment[]> {
  return sql<KeptAssignment[]>`
    select ${assignment(sql)} from name_assignments a left join batches b on b.id = a.id
    where a.removed_at is null or (a.word is not null and b.undone_at is null) order by a.at desc, a.id desc limit ${limit}`;
}

/** One of them, or null. */
export async function readAssignment(sql: Handle, id: string): Promise<KeptAssignment | null> {
  const [row] = await sql<KeptAssignment[]>`
    select ${assignment(sql)} from name_assignments a left join batches b on b.id = a.id where a.id = ${id}`;
  return row ?? null;
}

/** Whether one waits for its events to be written anew or put back. */
export async function someWait(sql: Handle): Promise<boolean> {
  const [row] = await sql<{ waits: boolean }[]>`
    select exists (select from name_assignments a left join batches b on b.id = a.id
      where a.word is not null and b.undone_at is null and (b.id is null or a.removed_at is not null)) as waits`;
  return row?.waits === true;
}

/** The oldest whose events are still to be written anew or put back, held until the transaction ends; null where none is. */
export async function nextAssignment(sql: Handle): Promise<KeptAssignment | null> {
  const [row] = await sql<KeptAssignment[]>`
    select ${assignment(sql)} from name_assignments a left join batches b on b.id = a.id
    where a.word is not null and b.undone_at is null and (b.id is null or a.removed_at is not null)
    order by a.at, a.id limit 1 for update of a skip locked`;
  return row ?? null;
}

function assignment(sql: Handle) {
  return sql`a.id, a.what, a.feed, a.plain, a.spelling, a.country, a.word, a.at, a.by, a.removed_at as "removedAt",
    a.removed_by as "removedBy",
    b.id is not null as written, (select count(*)::int from revisions r where r.batch = a.id and b.undone_at is null
      and r.action = 'assign-name') as events`;
}

/** Keeps an assignment; false where the name has one already. */
export async function addAssignment(
  sql: Handle,
  {
    id,
    what,
    feed,
    plain,
    spelling,
    country,
    word,
    at,
    by,
  }: Assigned & Pick<KeptAssignment, 'id' | 'spelling' | 'at' | 'by'>,
): Promise<boolean> {
  const rows = await sql`
    insert into name_assignments (id, what, feed, plain, spelling, country, word, at, by)
    values (${id}, ${what}, ${feed}, ${plain}, ${spelling}, ${country}, ${word}, ${at}, ${by})
    on conflict do nothing returning 1`;
  return rows.length === 1;
}

/** Takes an assignment back; false when somebody was faster. */
export async function removeAssignment(
  sql: Handle,
  { id, at, by }: { id: string; at: string; by: string },
): Promise<boolean> {
  const rows = await sql`
    update name_assignments set removed_at = ${at}, removed_by = ${by} where id = ${id} and removed_at is null returning 1`;
  return rows.length === 1;
}

/** An event of an assignment: as it stands, and as its dataset and earlier assignments made it. */
export interface Carrying {
  event: StoredEvent;
  /** Its draft as it was written, whose fingerprint is that of its row where nobody changed it. */
  body: EventDraft;
  /** The newest state that an import or an assignment wrote; null of events that were logged by hand. */
  imported: EventDraft | null;
  contentHash: string;
  /** What the dataset's row says where a person changed the event. */
  said: { draft: EventDraft; hash: string } | null;
}

interface CarryingRow extends StoredRow {
  imported: EventDraft | null;
  said: Carrying['said'];
}

/** Where an assignment applies. */
export interface Reach {
  asked: NameAsked;
  feed: string | null;
  /** Words in the country it is bound to; null: anywhere. */
  places: readonly string[] | null;
  /** Null: events whose name is not known. A word: events that have it for this name. */
  word: string | null;
}

/** How many events it applies to. */
export async function countCarrying(sql: Handle, reach: Reach): Promise<number> {
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from events e where ${reached(sql, reach)}`;
  return row?.n ?? 0;
}

/** The next events that carry the name, by id, held until the transaction ends. Retracted ones stay as they are. */
export async function eventsCarrying(
  sql: Handle,
  { after, limit, ...reach }: Reach & { after: string; limit: number },
): Promise<Carrying[]> {
  const rows = await sql<CarryingRow[]>`
    select ${storedColumns(sql)}, more.imported, more.said from (
      select e.id as event_id, (
        select r.body from revisions r where r.event_id = e.id and r.action in ('import', 'assign-name', 'load-sample')
          and r.status <> 'retracted' order by r.version desc limit 1) as imported,
        (select json_build_object('draft', s.draft, 'hash', s.hash) from dataset_says s
          where s.event_id = e.id order by s.at desc limit 1) as said
      from (
        select e.id from events e
        where e.id > ${after}::uuid and ${reached(sql, reach)}
        order by e.id limit ${limit} for update
      ) e
    ) more join events on events.id = more.event_id order by events.id`;
  return rows.map((row) => ({
    event: stored(row),
    body: row.body,
    imported: row.imported,
    contentHash: row.content_hash,
    said: row.said,
  }));
}

function reached(sql: Handle, { asked, feed, places, word }: Reach) {
  return sql`e.status <> 'retracted' ${feed === null ? sql`` : sql`and e.feed = ${feed}`}
    ${places === null ? sql`` : sql`and e.place_words && ${[...places]}::text[]`}
    and ${word === null ? carriesUnknown(sql, asked) : carriesWord(sql, asked, word)}`;
}

/** Keeps what the dataset's row says of an event in the words its names have now. */
export async function resaid(
  sql: Handle,
  rows: readonly { event: string; draft: EventDraft; hash: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update dataset_says s set draft = row.draft::jsonb, hash = row.hash
    from unnest(${rows.map((row) => row.event)}::uuid[], ${rows.map((row) => JSON.stringify(row.draft))}::text[],
      ${rows.map((row) => row.hash)}::text[]) as row (event, draft, hash)
    where s.event_id = row.event
      and not exists (select from dataset_says n where n.event_id = s.event_id and n.at > s.at)`;
}
