import type { KnownPublisher } from '../../domain/desk/publisher.ts';
import type { Handle } from '../connect.ts';

/** Old habits count less than recent ones, and the list must not grow slow with the log. */
const RECENT = 5_000;

/** Publishers that the desk's most recently changed events cite, most used first, each with its usual grade and host. */
export async function publishersUsed(sql: Handle, limit: number): Promise<KnownPublisher[]> {
  return sql<KnownPublisher[]>`
    select publisher, count(*)::int as used,
      mode() within group (order by grade) filter (where grade not like 'F_' and grade not like '_6') as grade,
      mode() within group (order by host) as host
    from (
      select s.publisher, s.reliability || s.credibility as grade,
        lower(substring(s.url from '^[Hh][Tt][Tt][Pp][Ss]?://(?:[Ww][Ww][Ww][.])?([^/:?#]+)')) as host
      from (select id from events where feed = 'desk' and status <> 'retracted'
        order by changed_at desc nulls last, id desc nulls last limit ${RECENT}) e
      join sources s on s.event_id = e.id
    ) cited
    group by publisher order by used desc, publisher limit ${limit}`;
}
