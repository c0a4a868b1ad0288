import type { EventDraft, StoredEvent } from '../../domain/event/event.ts';
import type { Status } from '../../domain/event/event-values.ts';
import type { UndoCounts } from '../../domain/import/undo-words.ts';
import type { Handle } from '../connect.ts';
import { stored, storedColumns, type StoredRow } from '../events/event-reads.ts';

/** Who takes an import back, when and why; `batch` is the decision that the states written belong to. */
export interface Undoing {
  vintage: string;
  batch: string;
  at: string;
  by: string;
  reason: string | null;
}

/** Lists what an import did to each event, for the rest of the transaction: from the first state it made of one to the last. */
export async function listImported(sql: Handle, vintage: string): Promise<UndoCounts> {
  await sql`set local idle_in_transaction_session_timeout = 0`;
  await sql`set local statement_timeout = '300s'`;
  await sql`create temporary table undoing (event_id uuid primary key, first int not null, last int not null, version int not null, drops boolean not null) on commit drop`;
  // Read off the events themselves where they have one state only: an import is large, and its states are larger.
  await sql`
    insert into undoing
    select event_id, min(made), max(made), max(version), bool_or(status = 'retracted') from (
      select r.event_id, r.version as made, e.version, r.status from revisions r join events e on e.id = r.event_id
      where r.batch = ${vintage}
      union all
      select e.id, 1, e.version, 'published' from events e join vintages v on v.id = e.vintage
      where e.vintage = ${vintage} and e.logged_at >= v.at and (e.version = 1 or exists (
        select from revisions r where r.event_id = e.id and r.version = 1 and r.batch is null and r.action = 'import'))
      union all
      -- What a later import said otherwise is that one's too.
      select e.id, 1, e.version, 'published' from vintages v join events e on e.feed = v.feed
      where v.id = ${vintage} and e.version > 1 and e.vintage is distinct from v.id and e.logged_at >= v.at
        and e.logged_at < coalesce((select min(n.at) from vintages n
          where n.feed = v.feed and n.sample is null and n.at > v.at), 'infinity')
        and exists (select from revisions r where r.event_id = e.id and r.version = 1 and r.batch is null and r.action = 'import')
    ) as made group by event_id`;
  await sql`analyze undoing`;
  const [row] = await sql<UndoCounts[]>`
    select count(*) filter (where first = 1)::int as brought, count(*) filter (where first > 1 and not drops)::int as changed,
      count(*) filter (where first > 1 and drops)::int as dropped,
      (select count(*)::int from dataset_says s where s.vintage = ${vintage}
        and not exists (select from undoing u where u.event_id = s.event_id)) as noted,
      (select count(*)::int from coverage where vintage = ${vintage} and removed_at is null) as coverage,
      (select count(*)::int from published_values where vintage = ${vintage} and replaced_at is null) as published
    from undoing`;
  return row ?? { brought: 0, changed: 0, dropped: 0, noted: 0, coverage: 0, published: 0 };
}

/** Holds the listed events until the transaction ends, by order of id so that nobody waits in a circle. */
export async function holdListed(sql: Handle): Promise<void> {
  await sql`
    with held as (
      select id, version from events where id in (select event_id from undoing) order by id for update
    )
    update undoing set version = held.version from held
    where held.id = undoing.event_id and held.version <> undoing.version`;
}

/** Whether it changed events before imports kept what they changed together, so that it cannot be told what it did. */
export async function isUntold(sql: Handle, vintage: string): Promise<boolean> {
  const [row] = await sql<{ untold: boolean }[]>`
    select exists (select from events e join revisions r on r.event_id = e.id and r.version > 1
      where e.vintage = ${vintage} and r.version <= e.version and r.action = 'import' and r.batch is null
        and r.at >= v.at) as untold
    from vintages v where v.id = ${vintage}`;
  return row?.untold === true;
}

/** Where a piece of the listed events begins, and how many it has at most. */
export interface Piece {
  after: string;
  limit: number;
}

/**
 * Takes the next of what it brought out of the log; gives how many, and the last of them, which is null behind the last
 * piece. The states stay for views of an earlier day, and for a file that has the rows again.
 */
export async function retractBrought(
  sql: Handle,
  { batch, at, by, reason }: Undoing,
  { after, limit }: Piece,
): Promise<{ events: number; last: string | null }> {
  const [piece] = await sql<{ events: number; last: string | null }[]>`
    select count(*)::int as events, max(event_id::text) as last from (
      select event_id from undoing where first = 1 and event_id > ${after}::uuid order by event_id limit ${limit}) as next`;
  const last = piece?.last ?? null;
  if (last === null) return { events: 0, last };
  // Between two ids, so that each piece is found by the index and never by reading all there is.
  await sql`
    with uncounted as (
      delete from matches m using undoing u
      where u.event_id = m.event_id and u.first = 1 and m.event_id > ${after}::uuid and m.event_id <= ${last}::uuid
        and u.event_id > ${after}::uuid and u.event_id <= ${last}::uuid
    ), moved as (
      update events e set (status, version, changed_at) = ('retracted', e.version + 1, ${at}::timestamptz)
      from undoing u where u.event_id = e.id and u.first = 1 and e.status <> 'retracted'
        and e.id > ${after}::uuid and e.id <= ${last}::uuid and u.event_id > ${after}::uuid and u.event_id <= ${last}::uuid
      returning e.id, e.version, e.body
    )
    insert into revisions (event_id, version, at, by, action, reason, batch, status, body)
    select id, version, ${at}::timestamptz, ${by}, 'undo-import', ${reason}, ${batch}::uuid, 'retracted', body from moved`;
  return { events: piece?.events ?? 0, last };
}

/** An event that the import changed, and the state it had before. */
export interface StateToRestore {
  event: StoredEvent;
  before: { draft: EventDraft; status: Status; vintage: string | null };
  /** Hash of the dataset's row before, where that was kept beside the event. */
  hash: string | null;
  /** What the last import before had written. */
  imported: EventDraft | null;
  drops: boolean;
}

interface RestoreRow extends StoredRow {
  before_body: EventDraft;
  before_status: Status;
  before_vintage: string | null;
  before_hash: string | null;
  imported: EventDraft | null;
  drops: boolean;
}

/** Events it changed or retracted, by id, the next so many behind `after`. */
export async function statesToRestore(
  sql: Handle,
  vintage: string,
  { after, limit }: Piece,
): Promise<StateToRestore[]> {
  const rows = await sql<RestoreRow[]>`
    select ${storedColumns(sql)}, u.drops, u.before_body, u.before_status, u.before_hash, u.imported,
      coalesce(u.imported_by, (select v.id from vintages v
        where v.feed = events.feed and v.sample is null and v.at <= u.imported_at and v.id <> ${vintage}
        order by v.at desc limit 1)) as before_vintage
    from (
      select u.event_id, u.drops, b.body as before_body, b.status as before_status, written.body as imported,
        written.batch as imported_by, written.at as imported_at,
        (select s.hash from dataset_says s where s.event_id = u.event_id and s.vintage <> ${vintage}
          order by s.at desc limit 1) as before_hash
      from (select * from undoing where first > 1 and event_id > ${after}::uuid order by event_id limit ${limit}) u
      join revisions b on b.event_id = u.event_id and b.version = u.first - 1
      left join lateral (
        select r.at, r.batch, r.body from revisions r left join vintages v on v.id = r.batch
        where r.event_id = u.event_id and r.version < u.first and r.action = 'import'
        order by (v.undone_at is null) desc, r.version desc limit 1
      ) written on true
    ) u join events on events.id = u.event_id
    order by u.event_id`;
  return rows.map((row) => ({
    event: stored(row),
    before: { draft: row.before_body, status: row.before_status, vintage: row.before_vintage },
    hash: row.before_hash,
    imported: row.imported,
    drops: row.drops,
  }));
}

/** Takes back what else the import said: coverage, and what its rows said of events that people changed. */
export async function takeBackRest(sql: Handle, { vintage, at, by }: Undoing): Promise<void> {
  await sql`
    update coverage set removed_at = ${at}, removed_by = ${by} where vintage = ${vintage} and removed_at is null`;
  await sql`delete from links where batch = ${vintage}`;
  await sql`delete from dataset_says where vintage = ${vintage}`;
}

/** Marks it as undone; false when somebody was faster. */
export async function markVintageUndone(sql: Handle, { vintage, at, by }: Undoing): Promise<boolean> {
  const rows = await sql`
    update vintages set undone_at = ${at}, undone_by = ${by} where id = ${vintage} and undone_at is null returning 1`;
  await sql`update batches set undone_at = ${at}, undone_by = ${by} where id = ${vintage} and undone_at is null`;
  return rows.length === 1;
}
