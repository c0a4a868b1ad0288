import { isSeries } from '../../domain/indicator/series-feed.ts';
import type { SeriesRole } from '../../domain/indicator/series-fit.ts';
import type { PublishedNumber } from '../../domain/reading/measure/tally.ts';
import type { Handle } from '../connect.ts';

/** Which number of a series: of this indicator, this part of it, this month (its first day). */
export interface PublishedPlace {
  forecast: string;
  indicator: string;
  role: SeriesRole;
  month: string;
}

/** A published number as it is kept; a revised one stays with when and by which vintage it was replaced. */
export interface PublishedValue extends PublishedPlace {
  id: string;
  feed: string;
  value: number;
  publisher: string;
  title: string;
  url: string | null;
  published: string | null;
  vintage: string;
  at: string;
  replacedAt: string | null;
  replacedBy: string | null;
}

/** The numbers of tracked indicators on these feeds, now or as they stood at a moment; feeds of events are not asked. */
export async function publishedNumbers(
  sql: Handle,
  { tracked, feeds, at }: { tracked: readonly number[]; feeds: readonly string[]; at?: string | null },
): Promise<(PublishedNumber & { tracked: number; feed: string })[]> {
  const series = feeds.filter(isSeries);
  if (series.length === 0) return [];
  return sql<(PublishedNumber & { tracked: number; feed: string })[]>`
    select t.id as tracked, p.feed, p.role, to_char(p.month, 'YYYY-MM') as month, p.value
    from published_values p
    join tracked_indicators t on t.forecast = p.forecast and t.indicator = p.indicator and t.id = any(${[...tracked]}::int[])
    where p.feed = any(${series}::text[]) and ${standing(sql, at)}
    order by t.id, p.feed, p.role, p.month`;
}

/** All that stands of a feed, now or at a moment. */
export async function publishedOf(
  sql: Handle,
  { feed, at }: { feed: string; at?: string | null },
): Promise<PublishedValue[]> {
  return sql<PublishedValue[]>`
    select ${columns(sql)} from published_values p where p.feed = ${feed} and ${standing(sql, at)}
    order by p.forecast, p.indicator, p.role, p.month`;
}

/** Every number one indicator has had in these months (first days), the oldest first; entered by the moment, if one is named. */
export async function publishedHistory(
  sql: Handle,
  {
    feed,
    forecast,
    indicator,
    from,
    to,
    at,
  }: Omit<PublishedPlace, 'role' | 'month'> & {
    feed: string;
    from: string;
    to: string;
    at: string | null;
  },
): Promise<(PublishedValue & { release: string | null; undoneAt: string | null })[]> {
  return sql<(PublishedValue & { release: string | null; undoneAt: string | null })[]>`
    select ${columns(sql)}, v.release, v.undone_at as "undoneAt"
    from published_values p join vintages v on v.id = p.vintage
    where p.feed = ${feed} and p.forecast = ${forecast} and p.indicator = ${indicator}
      and p.month between ${from}::date and ${to}::date ${at ? sql`and p.at <= ${at}::timestamptz` : sql``}
    order by p.month, p.role, p.at, p.id`;
}

/** What a vintage wrote, and what it replaced. */
export async function publishedBy(
  sql: Handle,
  vintage: string,
): Promise<{ wrote: PublishedValue[]; replaced: PublishedValue[] }> {
  const wrote = await sql<
    PublishedValue[]
  >`select ${columns(sql)} from published_values p where p.vintage = ${vintage}`;
  const replaced = await sql<
    PublishedValue[]
  >`select ${columns(sql)} from published_values p where p.replaced_by = ${vintage}`;
  return { wrote, replaced };
}

/** Adds numbers. What they replace must have been ended before: only one stands for a month. */
export async function addPublished(sql: Handle, values: readonly PublishedValue[]): Promise<void> {
  const of = <K extends keyof PublishedValue>(key: K) => values.map((value) => value[key]);
  await sql`
    insert into published_values (id, feed, forecast, indicator, role, month, value, publisher, title, url, published,
      vintage, at)
    select * from unnest(${of('id')}::uuid[], ${of('feed')}::text[], ${of('forecast')}::text[],
      ${of('indicator')}::text[], ${of('role')}::text[], ${of('month')}::date[], ${of('value')}::float8[],
      ${of('publisher')}::text[], ${of('title')}::text[], ${of('url')}::text[], ${of('published')}::date[],
      ${of('vintage')}::uuid[], ${of('at')}::timestamptz[])`;
}

/** Ends numbers: they stay with when, and by which vintage where one took their place. */
export async function endPublished(
  sql: Handle,
  { ids, at, by }: { ids: readonly string[]; at: string; by: string | null },
): Promise<void> {
  await sql`
    update published_values set replaced_at = ${at}, replaced_by = ${by}
    where id = any(${[...ids]}::uuid[]) and replaced_at is null`;
}

/** Notes that a feed holds totals. */
export async function markSeries(sql: Handle, feed: string): Promise<void> {
  await sql`update feeds set kind = 'series' where id = ${feed}`;
}

/** Vintages of a series that stand, the newest first. */
export async function standingVintages(sql: Handle, feed: string): Promise<{ id: string; at: string }[]> {
  return sql<{ id: string; at: string }[]>`
    select id, at from vintages where feed = ${feed} and undone_at is null order by at desc, id desc`;
}

/** A vintage of a series, or null. */
export async function seriesVintage(
  sql: Handle,
  id: string,
): Promise<{ id: string; feed: string; undoneAt: string | null } | null> {
  const [row] = await sql<{ id: string; feed: string; undoneAt: string | null }[]>`
    select id, feed, undone_at as "undoneAt" from vintages where id::text = ${id}`;
  return row ?? null;
}

/** Notes that a vintage was taken back. */
export async function markVintageUndone(
  sql: Handle,
  { id, at, by }: { id: string; at: string; by: string },
): Promise<void> {
  await sql`update vintages set undone_at = ${at}, undone_by = ${by} where id = ${id}`;
}

/** Ends the coverage that earlier vintages of a series declared; what people declared by hand stays. */
export async function endSeriesCoverage(
  sql: Handle,
  { feed, at, by }: { feed: string; at: string; by: string },
): Promise<void> {
  await sql`
    update coverage set removed_at = ${at}, removed_by = ${by}
    where feed = ${feed} and vintage is not null and removed_at is null`;
}

function standing(sql: Handle, at: string | null | undefined) {
  return at
    ? sql`p.at <= ${at}::timestamptz and (p.replaced_at is null or p.replaced_at > ${at}::timestamptz)`
    : sql`p.replaced_at is null`;
}

function columns(sql: Handle) {
  return sql`p.id, p.feed, p.forecast, p.indicator, p.role, p.month, p.value, p.publisher, p.title, p.url, p.published,
    p.vintage, p.at, p.replaced_at as "replacedAt", p.replaced_by as "replacedBy"`;
}
