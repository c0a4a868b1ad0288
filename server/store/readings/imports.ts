import type { Day } from '../../domain/event/calendar.ts';
import type { StoredEvent } from '../../domain/event/event.ts';
import type { SampleName, Status } from '../../domain/event/event-values.ts';
import type { Handle } from '../connect.ts';
import { readEvent } from '../events/event-reads.ts';

/** What an import needs to know of an event that is there already. */
export interface KnownEvent {
  id: string;
  external_id: string;
  version: number;
  status: Status;
  content_hash: string;
  sample: SampleName | null;
  first_logged: Day;
  logged_at: string;
  logged_by: string;
}

/** Takes the feed for this transaction; false while another import of it runs. */
export async function takeFeed(sql: Handle, feed: string): Promise<boolean> {
  const [row] = await sql<
    { ours: boolean }[]
  >`select pg_try_advisory_xact_lock(hashtextextended(${feed}, 861)) as ours`;
  return row?.ours === true;
}

/** An import is one long transaction: it may take its time between statements, and each may take a minute. */
export async function patientTransaction(sql: Handle): Promise<void> {
  await sql`set local idle_in_transaction_session_timeout = 0`;
  await sql`set local statement_timeout = '300s'`;
  await sql`create temporary table seen (external_id text primary key) on commit drop`;
}

/** Events of the feed with these ids, by id. Notes the ids as seen in the file; ids seen before are given back. */
export async function knownEvents(
  sql: Handle,
  feed: string,
  externalIds: readonly string[],
): Promise<{ known: Map<string, KnownEvent>; fresh: Set<string> }> {
  const ids = [...externalIds];
  const fresh = await sql<{ external_id: string }[]>`
    insert into seen select distinct * from unnest(${ids}::text[]) on conflict do nothing returning external_id`;
  const rows = await sql<KnownEvent[]>`
    select id, external_id, version, status, content_hash, sample, first_logged, logged_at, logged_by
    from events where feed = ${feed} and external_id = any(${ids}::text[])`;
  return {
    known: new Map(rows.map((row) => [row.external_id, row])),
    fresh: new Set(fresh.map((row) => row.external_id)),
  };
}

/** Events of the feed within the file's days and places that the file no longer has. */
export async function goneEvents(
  sql: Handle,
  { feed, from, to, places }: { feed: string; from: Day; to: Day; places: readonly string[] },
): Promise<{ id: string; externalId: string }[]> {
  return sql`
    select id, external_id as "externalId" from events e
    where feed = ${feed} and external_id is not null and status <> 'retracted' and sample is null
      and from_day between ${from} and ${to} and place_words && ${[...places]}::text[]
      and not exists (select from seen s where s.external_id = e.external_id)
    order by from_day, id`;
}

/** Whole events by id, for retracting those that are gone. */
export async function eventsById(sql: Handle, ids: readonly string[]): Promise<StoredEvent[]> {
  const found: StoredEvent[] = [];
  for (const id of ids) {
    const event = await readEvent(sql, id);
    if (event) found.push(event);
  }
  return found;
}
