import type { ReviewReason } from '../../domain/desk/review.ts';
import type { Tab } from '../../domain/desk/queue.ts';
import type { Handle } from '../connect.ts';

/** Why an event is looked at, and what was decided. */
export interface Review {
  event: string;
  reasons: ReviewReason[];
  openedAt: string;
  openedBy: string;
  decision: 'keep' | 'merge' | 'reject' | 'ask' | null;
  decidedAt: string | null;
  decidedBy: string | null;
  note: string | null;
}

/** A place in the queue: its moment, then its event. */
export interface QueueMark {
  at: string;
  id: string;
}

/** What is known of the review of an event, or null when it was never in the queue by itself. */
export async function readReview(sql: Handle, event: string): Promise<Review | null> {
  return (await reviewsOf(sql, [event])).get(event) ?? null;
}

/** The same for many events, by event. */
export async function reviewsOf(sql: Handle, events: readonly string[]): Promise<Map<string, Review>> {
  const rows = await sql<Review[]>`
    select event_id as event, reasons, opened_at as "openedAt", opened_by as "openedBy", decision,
      decided_at as "decidedAt", decided_by as "decidedBy", note
    from reviews where event_id = any(${[...events]}::uuid[])`;
  return new Map(rows.map((row) => [row.event, row]));
}

/** Keeps the review of an event, in place of the one before. */
export async function keepReview(sql: Handle, row: Review): Promise<void> {
  await sql`
    insert into reviews (event_id, reasons, opened_at, opened_by, decision, decided_at, decided_by, note)
    values (${row.event}, ${JSON.stringify(row.reasons)}::text::jsonb, ${row.openedAt}, ${row.openedBy}, ${row.decision},
      ${row.decidedAt}, ${row.decidedBy}, ${row.note})
    on conflict (event_id) do update set (reasons, opened_at, opened_by, decision, decided_at, decided_by, note) =
      (excluded.reasons, excluded.opened_at, excluded.opened_by, excluded.decision, excluded.decided_at,
      excluded.decided_by, excluded.note)`;
}

/** Forgets that an event was to be looked at: every reason has gone, and none was ever accepted. */
export async function forgetReview(sql: Handle, event: string): Promise<void> {
  await sql`delete from reviews where event_id = ${event}`;
}

/** A line of the queue as it is kept, beside the event's own row. */
export interface QueueRow extends Review {
  version: number;
  /** What the list is sorted by. */
  at: string;
}

/** One page of a tab, newest first, by key. `since` is the moment from which decisions are listed. */
export async function queuePage(
  sql: Handle,
  { tab, after, since, limit }: { tab: Tab; after: QueueMark | undefined; since: string; limit: number },
): Promise<QueueRow[]> {
  const behind = after ? sql`where (q.at, q.event) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``;
  return sql<QueueRow[]>`
    select * from (${queue(sql, tab, since)}) as q ${behind} order by q.at desc, q.event desc limit ${limit}`;
}

/** The same line for one event, whether it waits or not; null when there is no such event. */
export async function queueLine(sql: Handle, event: string): Promise<QueueRow | null> {
  const [row] = await sql<QueueRow[]>`
    select ${columns(sql)}, coalesce(r.opened_at, e.changed_at) as at
    from events e left join reviews r on r.event_id = e.id where e.id = ${event}`;
  return row ?? null;
}

/** How many lines each tab has. */
export async function queueCounts(sql: Handle, since: string): Promise<Record<Tab, number>> {
  const n = (tab: Tab) => sql`(select count(*)::int from (${queue(sql, tab, since)}) as counted)`;
  const [row] = await sql<Record<Tab, number>[]>`
    select ${n('to-decide')} as "to-decide", ${n('sensitive')} as sensitive, ${n('one-source')} as "one-source",
      ${n('verdict')} as verdict, ${n('decided')} as decided`;
  return row ?? { 'to-decide': 0, sensitive: 0, 'one-source': 0, verdict: 0, decided: 0 };
}

/**
 * The lines of a tab. What waits is found from both ends, each with an index: reviews that are open, and events whose
 * status says so. An event that was retracted or merged away waits no more, and waits again once it is brought back.
 */
function queue(sql: Handle, tab: Tab, since: string) {
  if (tab === 'decided') {
    return sql`
      select ${columns(sql)}, r.decided_at as at from reviews r join events e on e.id = r.event_id
      where r.decided_at >= ${since} and r.decision in ('keep', 'merge', 'reject') and e.status <> 'in-review'`;
  }
  const wanted = {
    // A lone source is listed in its own tab and asks for no decision, unless it is what holds the event.
    'to-decide': sql`e.status = 'in-review' or r.decision = 'ask' or ${asks(sql, 'sensitive')} or ${asks(sql, 'verdict')}`,
    sensitive: asks(sql, 'sensitive'),
    'one-source': asks(sql, 'one-source'),
    verdict: asks(sql, 'verdict'),
  }[tab];
  return sql`
    select ${columns(sql)}, coalesce(r.opened_at, e.changed_at) as at
    from (select event_id as id from reviews where decision is null or decision = 'ask'
      union select id from events where status = 'in-review') as waiting
    join events e on e.id = waiting.id left join reviews r on r.event_id = e.id
    where e.status not in ('retracted', 'draft') and (${wanted})`;
}

/** Whether a reason of this code is there that nobody accepted. */
function asks(sql: Handle, code: string) {
  return sql`exists (select from jsonb_array_elements(r.reasons) as reason
    where reason ->> 'code' = ${code} and reason -> 'accepted' is null)`;
}

function columns(sql: Handle) {
  return sql`
    e.id as event, e.version::int as version, coalesce(r.reasons, '[]') as reasons,
    coalesce(r.opened_at, e.changed_at) as "openedAt", coalesce(r.opened_by, e.logged_by) as "openedBy",
    r.decision, r.decided_at as "decidedAt", r.decided_by as "decidedBy", r.note`;
}
