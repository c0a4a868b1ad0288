import type { Day } from '../../domain/event/calendar.ts';
import type { SampleName } from '../../domain/event/event-values.ts';
import { UNMOVED, type News } from '../../domain/live.ts';
import type { ForecastReading } from '../../domain/reading/reading.ts';
import { untouchedSince } from './as-it-stood.ts';
import type { Handle } from '../connect.ts';
import { CHANNEL } from '../listen.ts';

/** Events of a feed up to a day by what a reading says of them; with a moment, only of those that stand as they stood then. */
export async function eventTotals(
  sql: Handle,
  feed: string,
  through: Day,
  at: string | null = null,
): Promise<ForecastReading['events']> {
  const [row] = await sql<ForecastReading['events'][]>`
    select count(*)::int as total, (count(*) filter (where counted))::int as counted,
      (count(*) filter (where status = 'in-review'))::int as "inReview",
      (count(*) filter (where counted and source_count >= 1))::int as "withSource",
      (count(*) filter (where counted and source_count >= 2))::int as "withTwoSources"
    from (select status, source_count, status in ('published', 'disputed') as counted
      from events e where feed = ${feed} and from_day <= ${through} and status <> 'retracted' ${untouchedSince(sql, at, 'e')}) as those`;
  return row ?? { total: 0, counted: 0, inReview: 0, withSource: 0, withTwoSources: 0 };
}

/** All events, and those a person logged here. */
export async function logSize(sql: Handle): Promise<{ events: number; own: number }> {
  const [row] = await sql<{ events: number; own: number }[]>`
    select (select count(*)::int from events) as events,
      (select count(*)::int from events where feed = 'desk' and sample is null) as own`;
  return row ?? { events: 0, own: 0 };
}

/** Sample data that is loaded. */
export async function samplesLoaded(sql: Handle): Promise<{ name: SampleName; events: number; loadedAt: string }[]> {
  return sql`
    select v.sample as name, (select count(*)::int from events e where e.sample = v.sample) as events, v.at as "loadedAt"
    from vintages v where v.sample is not null order by v.at`;
}

/** Grows with every change of events, coverage or definitions, in the same transaction; and the epoch of definitions. */
export async function dataVersion(sql: Handle): Promise<{ n: number; epoch: number }> {
  const [row] = await sql<{ n: number; epoch: number }[]>`
    select (select coalesce(sum(n), 0)::bigint from data_version) as n,
      (select value::int from settings where key = 'matching-epoch') as epoch`;
  return row ?? { n: 0, epoch: 0 };
}

/**
 * Raises the data version, and tells every process what moved; they hear of it with the commit, or never. Called last
 * in a transaction, because its row stays locked until the commit.
 */
export async function raiseDataVersion(sql: Handle, news: News = { ...UNMOVED, page: null }): Promise<void> {
  await sql`
    with raised as (update data_version set n = n + 1 where shard = pg_backend_pid() % 64)
    select pg_notify(${CHANNEL}, ${JSON.stringify(news)})`;
}
