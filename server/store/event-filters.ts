import type { Day } from '../domain/event/calendar.ts';
import type { Status } from '../domain/event/event.ts';
import type { Handle } from './connect.ts';

/** Filters of a list, in words of the store: names are already spread over everything below them. */
export interface EventFilters {
  q?: string | undefined;
  /** Actors and targets whose names hold the words searched for. */
  named?: readonly string[] | undefined;
  feed?: string | undefined;
  kinds?: readonly string[] | undefined;
  actors?: readonly string[] | undefined;
  places?: readonly string[] | undefined;
  status?: Status | undefined;
  from?: Day | undefined;
  to?: Day | undefined;
  /** Only events behind these indicators' numbers, in this role; left-out events are not behind any. */
  matches?: { tracked: readonly number[]; role: string } | undefined;
}

/** The filters as conditions on `events e`, each beginning with "and". */
export function eventFilters(sql: Handle, query: EventFilters) {
  const like = query.q ? `%${query.q.replace(/[\\%_]/g, '\\$&')}%` : null;
  const { matches } = query;
  return sql`
    ${
      like
        ? sql`and (e.summary ilike ${like} or e.place_name ilike ${like} or e.admin1 ilike ${like} or e.admin2 ilike ${like} or e.external_id ilike ${like}
      or e.actors && ${[...(query.named ?? [])]}::text[])`
        : sql``
    }
    ${query.feed ? sql`and e.feed = ${query.feed}` : sql``}
    ${query.kinds ? sql`and e.kind = any(${[...query.kinds]}::text[])` : sql``}
    ${query.actors ? sql`and e.actors && ${[...query.actors]}::text[]` : sql``}
    ${query.places ? sql`and e.place_words && ${[...query.places]}::text[]` : sql``}
    ${query.status ? sql`and e.status = ${query.status}` : sql``}
    ${query.from ? sql`and e.from_day >= ${query.from}` : sql``}
    ${query.to ? sql`and e.from_day <= ${query.to}` : sql``}
    ${
      matches
        ? sql`and exists (select from matches m where m.event_id = e.id and m.tracked = any(${[...matches.tracked]}::int[])
            and m.role = ${matches.role} and not m.left_out)`
        : sql``
    }`;
}
