import type { Day } from '../../domain/event/calendar.ts';
import type { EventDraft } from '../../domain/event/event.ts';
import type { SampleName, Status } from '../../domain/event/event-values.ts';
import type { Handle } from '../connect.ts';

/** States read at a time: matching a piece holds up everybody else for some hundredths of a second. */
const PIECE = 250;

/**
 * Ids of the events that are not as they stood at a moment: changed, logged or decided upon since. A sample event as
 * it was loaded stands from the day on that its own story says it was logged, whenever somebody loaded it
 * (docs/decisions/009-as-of.md).
 */
function touchedSince(sql: Handle, at: string) {
  const day = at.slice(0, 10);
  return sql`(
    select id from events
    where changed_at > ${at}::timestamptz and (sample is null or version > 1 or first_logged > ${day}::date)
    union select id from events where sample is not null and version = 1 and first_logged > ${day}::date
    union select event_id from override_log where at > ${at}::timestamptz)`;
}

/**
 * Only events that stand now as they stood at the moment, beginning with "and"; without a moment, no condition at all.
 * `of` names the table: events as `e`, or matches as `m`.
 */
export function untouchedSince(sql: Handle, at: string | null | undefined, of: 'e' | 'm') {
  if (!at) return sql``;
  const id = of === 'e' ? sql`e.id` : sql`m.event_id`;
  // Through a list, of which the planner knows nothing: told that hardly any was touched, it compares each with each.
  return sql`and not exists (
    select from unnest(array(select id from ${touchedSince(sql, at)} as since)) as touched (id) where touched.id = ${id})`;
}

/** An event as it stood at a moment. */
export interface StateThen {
  id: string;
  feed: string;
  externalId: string | null;
  vintage: string | null;
  sample: SampleName | null;
  status: Status;
  firstLogged: Day;
  version: number;
  loggedAt: string;
  loggedBy: string;
  /** When this state was written. */
  changedAt: string;
  draft: EventDraft;
}

/** Whose states are wanted; without feed and days, all. */
export interface ThenQuery {
  at: string;
  feed?: string | undefined;
  from?: Day | undefined;
  to?: Day | undefined;
}

/**
 * Every event touched since the moment, in the state it had then, piece by piece and in no order; those that were not
 * in the log yet are not given.
 */
export async function statesThen(
  sql: Handle,
  { at, feed, from, to }: ThenQuery,
): Promise<AsyncIterable<readonly StateThen[]>> {
  const day = at.slice(0, 10);
  const none = sql``;
  return sql<StateThen[]>`
    select e.id, e.feed, e.external_id as "externalId", e.vintage, e.sample, r.status, e.first_logged as "firstLogged",
      r.version, e.logged_at as "loggedAt", e.logged_by as "loggedBy", r.at as "changedAt", r.body as draft
    from ${touchedSince(sql, at)} as touched (id) join events e on e.id = touched.id
    cross join lateral (
      select r.version, r.at, r.status, r.body from revisions r
      where r.event_id = e.id and case when e.sample is not null and r.version = 1
        then e.first_logged <= ${day}::date else r.at <= ${at}::timestamptz end
      order by r.version desc limit 1
    ) r
    where true ${feed ? sql`and e.feed = ${feed}` : none}
      ${from ? sql`and r.body -> 'when' ->> 'from' >= ${from}` : none}
      ${to ? sql`and r.body -> 'when' ->> 'from' <= ${to}` : none}`.cursor(PIECE);
}

/** A decision over the rule as it stood at a moment. */
export interface DecisionThen {
  event: string;
  /** Forecast and indicator: "f/i". */
  name: string;
  counts: boolean;
  reason: string;
  at: string;
  by: string;
}

/**
 * The decisions by hand that stood at a moment, on the events touched since. The reason of one that was made anew or
 * taken back since is read from the audit trail, where it was written with the decision.
 */
export async function decisionsThen(sql: Handle, at: string): Promise<DecisionThen[]> {
  const rows = await sql<
    (Omit<DecisionThen, 'counts' | 'reason'> & { counts: boolean | null; reason: string | null })[]
  >`
    select distinct on (l.event_id, l.forecast, l.indicator) l.event_id as event, l.forecast || '/' || l.indicator as name,
      l.counts, o.reason, l.at, l.by
    from override_log l
    left join overrides o on (o.event_id, o.forecast, o.indicator, o.at) = (l.event_id, l.forecast, l.indicator, l.at)
    where l.at <= ${at}::timestamptz
      and exists (select from ${touchedSince(sql, at)} as touched (id) where touched.id = l.event_id)
    order by l.event_id, l.forecast, l.indicator, l.id desc`;
  const stood = rows.flatMap(({ counts, ...rest }) => (counts === null ? [] : [{ ...rest, counts }]));
  const told = await reasonsTold(
    sql,
    stood.filter(({ reason }) => reason === null).map(({ event }) => event),
  );
  const reasonOf = (row: { event: string; name: string; at: string }) =>
    told.find((line) => line.event === row.event && line.name === row.name && line.at >= row.at)?.reason ?? '';
  return stood.map((row) => ({ ...row, reason: row.reason ?? reasonOf(row) }));
}

/** What the audit trail says of decisions on these events, first to last: each line follows its decision at once. */
async function reasonsTold(
  sql: Handle,
  events: readonly string[],
): Promise<{ event: string; name: string; reason: string; at: string }[]> {
  if (events.length === 0) return [];
  return sql<{ event: string; name: string; reason: string; at: string }[]>`
    select subject as event, (detail ->> 'forecast') || '/' || (detail ->> 'indicator') as name,
      detail ->> 'reason' as reason, at
    from audit where action = 'override:decide' and subject = any(${[...events]}::text[]) and detail ? 'reason'
    order by id`;
}
