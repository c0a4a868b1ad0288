import type { Day } from '../../domain/event/calendar.ts';
import type { StoredEvent } from '../../domain/event/event.ts';
import type { SampleName, Status } from '../../domain/event/event-values.ts';
import type { Handle } from '../connect.ts';
import { decisionsOn } from '../desk/overrides.ts';
import { stored, storedColumns, type StoredRow } from '../events/event-reads.ts';
import type { EventWrite } from '../events/event-write.ts';
import { insertMatches } from '../events/insert-matches.ts';
import { bareList, listText } from '../events/list-text.ts';
import { matchInTurns } from '../events/match-in-turns.ts';
import type { Tracked } from '../events/match-rows.ts';

/** What an import needs to know of an event that is there already. */
export interface KnownEvent {
  id: string;
  external_id: string;
  version: number;
  status: Status;
  /** Of the dataset's newest row, also where a person's words stand in its place. */
  content_hash: string;
  sample: SampleName | null;
  first_logged: Day;
  logged_at: string;
  logged_by: string;
}

/** What is known of some rows of a file, by the ids they give. */
export interface KnownRows {
  /** The events that are there already. */
  known: Map<string, KnownEvent>;
  /** The ids that the file did not give before. */
  fresh: Set<string>;
  /** The line that gave an id first, of those that are given twice. */
  first: Map<string, number>;
}

/** Takes the feed for this transaction; false while another import of it runs. */
export async function takeFeed(sql: Handle, feed: string): Promise<boolean> {
  const [row] = await sql<
    { ours: boolean }[]
  >`select pg_try_advisory_xact_lock(hashtextextended(${feed}, 861)) as ours`;
  return row?.ours === true;
}

/** An import is one long transaction: it may take its time between statements, and each may take some minutes. */
export async function patientTransaction(sql: Handle): Promise<void> {
  await sql`set local idle_in_transaction_session_timeout = 0`;
  await sql`set local statement_timeout = '300s'`;
  await sql`create temporary table seen (external_id text primary key, line int) on commit drop`;
}

/** Events of the feed with these ids, by id. Notes the ids as seen in the file; ids seen before are not fresh. */
export async function knownEvents(
  sql: Handle,
  feed: string,
  rows: readonly { externalId: string; line: number }[],
): Promise<KnownRows> {
  const [ids, lines] = [rows.map(({ externalId }) => externalId), rows.map(({ line }) => line)];
  // One statement, because each way there and back costs an import more than what is asked. Told of the ids are those
  // seen before, which are few.
  const told = await sql<(KnownEvent & { before: boolean })[]>`
    with given as (
      select id, min(line) as line from unnest(${listText(ids)}::text[], ${bareList(lines)}::int[]) as row (id, line) group by id
    ), noted as (
      insert into seen select id, line from given on conflict do nothing returning external_id
    )
    select null::uuid as id, given.id as external_id, null::int as version, null::text as status, null::text as content_hash,
      null::text as sample, null::date as first_logged, null::timestamptz as logged_at, null::text as logged_by, true as before
    from given left join noted on external_id = given.id where external_id is null
    union all
    select e.id, e.external_id, e.version, e.status, coalesce(s.hash, e.content_hash), e.sample, e.first_logged,
      e.logged_at, e.logged_by, false
    from events e left join lateral (
      select hash from dataset_says where event_id = e.id order by at desc limit 1) s on true
    where e.feed = ${feed} and e.external_id = any(${listText(ids)}::text[])`;
  const [before, found] = [told.filter((row) => row.before), told.filter((row) => !row.before)];
  const fresh = new Set(ids);
  for (const row of before) fresh.delete(row.external_id);
  const twice = fresh.size === ids.length ? [] : await linesSeen(sql, ids);
  return {
    known: new Map(found.map((row) => [row.external_id, row])),
    fresh,
    first: new Map(twice.map((row) => [row.external_id, row.line])),
  };
}

/** On which line each of these ids was seen first. */
async function linesSeen(sql: Handle, ids: readonly string[]): Promise<{ external_id: string; line: number }[]> {
  return sql`select external_id, line from seen where external_id = any(${[...ids]}::text[])`;
}

/** Whole events by id. */
export async function linesOf(sql: Handle, ids: readonly string[]): Promise<Map<string, StoredEvent>> {
  if (ids.length === 0) return new Map();
  return new Map((await eventsById(sql, ids)).map((event) => [event.id, event]));
}

/** Which of these ids stand in the file. */
export async function seenIn(sql: Handle, externalIds: readonly string[]): Promise<Set<string>> {
  const rows = await sql<{ external_id: string }[]>`
    select external_id from seen where external_id = any(${[...externalIds]}::text[])`;
  return new Set(rows.map((row) => row.external_id));
}

/** Events of the feed within the file's days and places, their ids beginning alike, that the file no longer has. */
export async function goneEvents(
  sql: Handle,
  {
    feed,
    from,
    to,
    places,
    idsBegin,
  }: { feed: string; from: Day; to: Day; places: readonly string[]; idsBegin: string },
): Promise<{ id: string; externalId: string }[]> {
  return sql`
    select id, external_id as "externalId" from events e
    where feed = ${feed} and external_id is not null and status <> 'retracted' and sample is null
      and starts_with(external_id, ${idsBegin}) and from_day between ${from} and ${to} and place_words && ${[...places]}::text[]
      and not exists (select from seen s where s.external_id = e.external_id)
    order by from_day, id`;
}

/** Whole events by id, in the order of their days. */
export async function eventsById(sql: Handle, ids: readonly string[]): Promise<StoredEvent[]> {
  const rows = await sql<StoredRow[]>`
    select ${storedColumns(sql)} from events where id = any(${[...ids]}::uuid[]) order by from_day, id`;
  return rows.map(stored);
}

/** The matches that these states would have, without the states themselves: a check reckons with them and takes them back. */
export async function matchOnly(
  sql: Handle,
  writes: readonly EventWrite[],
  tracked: readonly Tracked[],
): Promise<void> {
  const again = writes.filter((write) => write.version > 1).map((write) => write.id);
  if (again.length > 0) await sql`delete from matches where event_id = any(${again}::uuid[])`;
  const decisions = await decisionsOn(sql, again);
  await insertMatches(sql, await matchInTurns(writes, tracked, decisions));
}
