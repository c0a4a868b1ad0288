import type { EventDraft } from '../../domain/event/event.ts';
import type { Handle } from '../connect.ts';
import { untouchedSince } from './as-it-stood.ts';

const PIECE = 500;

/** An event that serves an indicator in whatever role. */
export interface ServingEvent {
  id: string;
  draft: EventDraft;
}

/** A decision over the rule on such an event, with who took it and why. */
export interface ServingDecision {
  event: string;
  indicator: string;
  counts: boolean;
  reason: string;
  by: string;
  at: string;
}

/** Every event of a feed that serves one of these indicators, piece by piece; with a moment, those that stand as then. */
export async function servingEvents(
  sql: Handle,
  { tracked, feed, at }: { tracked: readonly number[]; feed: string; at: string | null },
): Promise<AsyncIterable<readonly ServingEvent[]>> {
  return sql<ServingEvent[]>`
    select e.id, e.body as draft from events e
    where e.feed = ${feed} ${untouchedSince(sql, at, 'e')} and exists (
      select from matches m where m.event_id = e.id and m.feed = ${feed} and m.tracked = any(${[...tracked]}::int[]))
    order by e.id`.cursor(PIECE);
}

/** The decisions that stand over a forecast's rules on the events of a feed. */
export async function decisionsIn(
  sql: Handle,
  { forecast, feed }: { forecast: string; feed: string },
): Promise<ServingDecision[]> {
  return sql<ServingDecision[]>`
    select o.event_id as event, o.indicator, o.counts, o.reason, o.by, o.at
    from overrides o join events e on e.id = o.event_id
    where o.forecast = ${forecast} and e.feed = ${feed} order by o.event_id, o.indicator`;
}
