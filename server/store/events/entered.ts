import type { Day } from '../../domain/event/calendar.ts';
import type { Handle } from '../connect.ts';

/** How many events that count for each of these indicators were entered since a day; sample data is nobody's entry. */
export async function enteredSince(
  sql: Handle,
  { tracked, feed, since, from, to }: { tracked: readonly number[]; feed: string; since: Day; from: Day; to: Day },
): Promise<Map<number, number>> {
  const rows = await sql<{ tracked: number; events: number }[]>`
    select m.tracked, count(*)::int as events
    from events e join matches m on m.event_id = e.id
    where e.logged_at >= ${since}::date and e.sample is null and e.feed = ${feed}
      and m.tracked = any(${[...tracked]}::int[]) and m.role = 'counts' and not m.left_out
      and e.from_day between ${from} and ${to}
    group by m.tracked`;
  return new Map(rows.map((row) => [row.tracked, row.events]));
}
