import type { ForecastStand } from '../../domain/desk/share-news.ts';
import type { Handle } from '../connect.ts';

/**
 * Where everything stands that the numbers of one forecast rest on, on one feed: its events, and how often coverage, nil
 * returns and decisions by hand changed. Only ever counted, so it names nothing.
 */
export async function forecastStand(
  sql: Handle,
  { forecast, tracked, feed }: { forecast: string; tracked: readonly number[]; feed: string },
): Promise<Omit<ForecastStand, 'definitions'>> {
  const [row] = await sql<Omit<ForecastStand, 'definitions'>[]>`
    select those.events, those.versions,
      (select (count(*) + count(removed_at))::int from coverage where feed = ${feed})
        + (select (count(*) + count(withdrawn_at))::int from nil_returns where forecast = ${forecast})
        + (select count(*)::int from override_log where forecast = ${forecast}) as other
    from (
      select count(*)::int as events, coalesce(sum(e.version), 0)::float8 as versions from events e
      where e.feed = ${feed} and exists (
        select from matches m where m.event_id = e.id and m.tracked = any(${[...tracked]}::int[]))
    ) as those`;
  return row ?? { events: 0, versions: 0, other: 0 };
}
