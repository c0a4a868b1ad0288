import type { Day } from '../../domain/event/calendar.ts';
import type { PlaceTally } from '../../domain/reading/measure/place-tally.ts';
import { untouchedSince } from './as-it-stood.ts';
import type { Handle } from '../connect.ts';

/**
 * The events counted for a tracked indicator on a feed up to a day, added up by month and by the places they name. With
 * a moment, only events that stand as they stood then; the others are added in the state they had.
 */
export async function placesChanged(
  sql: Handle,
  { tracked, feed, to, at }: { tracked: number; feed: string; to: Day; at?: string | null },
): Promise<PlaceTally[]> {
  return sql<PlaceTally[]>`
    select e.place_words as words, to_char(m.month, 'YYYY-MM') as month, count(*)::int as events,
      coalesce(sum(m.value), 0)::float8 as sum
    from matches m join events e on e.id = m.event_id
    where m.tracked = ${tracked} and m.feed = ${feed} and m.role = 'counts' and not m.left_out and m.day <= ${to}
      ${untouchedSince(sql, at, 'm')}
    group by 1, 2 order by 2, 1`;
}
