import type { Day } from '../../domain/event/calendar.ts';
import type { SampleName } from '../../domain/event/event-values.ts';
import type { CoverageSpan, FeedState } from '../../domain/reading/measure/tally.ts';
import { DESK_FEED } from '../../domain/reading/measure/desk-feed.ts';
import type { Terms } from '../../domain/licence.ts';
import type { ImportCounts, ReadingChange } from '../../domain/import/check.ts';
import { untouchedSince } from './as-it-stood.ts';
import type { Handle } from '../connect.ts';
import { standingNilReturns } from '../desk/nil-returns.ts';

/** A feed as it is kept. */
export interface Feed {
  id: string;
  title: string;
  licence: string;
  citation: string;
  redistribution: string;
  holdBack: number;
}

/** A feed with what the log holds of it. `accessed`: the day its newest rows were got from their publisher. */
export type FeedKept = Feed & { events: number; last_import: string | null; accessed: Day | null };

/** A declaration of coverage as it is kept; months are first days. */
export interface KeptCoverage {
  id: string;
  feed: string;
  from: string;
  to: string;
  countries: string[];
  indicators: string[] | null;
  note: string;
  declaredBy: string;
  declaredAt: string;
  vintage: string | null;
  sample: SampleName | null;
  /** Null: a file proposes it, and it counts for nothing until a person confirms it. */
  confirmedAt: string | null;
  confirmedBy: string | null;
}

/** One import, or one loading of a sample. */
export interface Vintage {
  id: string;
  feed: string;
  release: string | null;
  fileName: string;
  sha256: string;
  at: string;
  by: string;
  counts: ImportCounts;
  sample: SampleName | null;
}

/** Makes the feed known, with the newest wording of its licence. */
export async function keepFeed(sql: Handle, feed: Feed): Promise<void> {
  await sql`
    insert into feeds (id, title, licence, citation, redistribution, hold_back)
    values (${feed.id}, ${feed.title}, ${feed.licence}, ${feed.citation}, ${feed.redistribution}, ${feed.holdBack})
    on conflict (id) do update set (title, licence, citation, redistribution, hold_back) =
      (excluded.title, excluded.licence, excluded.citation, excluded.redistribution, excluded.hold_back)`;
}

/**
 * Every feed with its events counted. With a moment: the feeds there were by then, with those events alone that stand
 * as they stood then.
 */
export async function listFeeds(sql: Handle, at: string | null = null): Promise<FeedKept[]> {
  const imported = sql`from vintages v where v.feed = f.id and v.sample is null and ${stood(sql, at)}`;
  const feeds = await sql<FeedKept[]>`
    select f.id, f.title, f.licence, f.citation, f.redistribution, f.hold_back as "holdBack",
      (select count(*)::int from events e
        where e.feed = f.id and e.status <> 'retracted' ${untouchedSince(sql, at, 'e')}) as events,
      (select max(v.at)::date ${imported}) as last_import,
      (select coalesce(v.accessed, v.at::date) ${imported} order by v.at desc limit 1) as accessed
    from feeds f where ${at ? sql`f.id = 'desk' or exists (select ${imported})` : isThere(sql)}
    order by f.id = 'desk' desc, f.id`;
  // What the table says of the desk's own feed speaks to the desk alone; these words leave it.
  return feeds.map((feed) => (feed.id === DESK_FEED.id ? { ...feed, ...DESK_FEED, accessed: null } : feed));
}

/** The terms of every feed that ever was one, also of those whose imports were all undone: their events are still there. */
export async function feedTerms(sql: Handle): Promise<(Terms & { id: string })[]> {
  const rows = await sql<(Terms & { id: string })[]>`
    select f.id, f.title, f.licence, f.citation, f.redistribution,
      (select coalesce(v.accessed, v.at::date) from vintages v where v.feed = f.id and v.sample is null
        and ${stood(sql, null)} order by v.at desc limit 1) as accessed
    from feeds f order by f.id`;
  return rows.map((row) => (row.id === DESK_FEED.id ? { ...row, ...DESK_FEED, accessed: null } : row));
}

/** Writes how a feed is called and on what terms it may be passed on. False where there is none by that id. */
export async function setTerms(sql: Handle, feed: Omit<Terms, 'accessed'> & { id: string }): Promise<boolean> {
  const { count } = await sql`
    update feeds set title = ${feed.title}, licence = ${feed.licence}, citation = ${feed.citation},
      redistribution = ${feed.redistribution} where id = ${feed.id}`;
  return count > 0;
}

/** Every declaration of coverage that holds, or held at a moment; that of a sample held from the start. Proposals are none. */
export async function listCoverage(sql: Handle, at: string | null = null): Promise<KeptCoverage[]> {
  const holds = at
    ? sql`(confirmed_at <= ${at}::timestamptz or (sample is not null and confirmed_at is not null)) and (removed_at is null or removed_at > ${at}::timestamptz)`
    : sql`removed_at is null and confirmed_at is not null`;
  return coverageWhere(sql, holds);
}

/** What files propose and nobody has confirmed or refused yet. */
export async function listProposals(sql: Handle): Promise<KeptCoverage[]> {
  return coverageWhere(sql, sql`removed_at is null and confirmed_at is null`);
}

async function coverageWhere(sql: Handle, holds: ReturnType<typeof stood>): Promise<KeptCoverage[]> {
  return sql<KeptCoverage[]>`
    select id, feed, from_month as from, to_month as to, countries, indicators, note, declared_by as "declaredBy",
      declared_at as "declaredAt", vintage, sample, confirmed_at as "confirmedAt", confirmed_by as "confirmedBy"
    from coverage where ${holds} order by feed, from_month, id`;
}

/** The feeds as the reckoning sees them, now or at a moment; then only events are counted that stand as they stood. */
export async function feedStates(sql: Handle, at: string | null = null): Promise<FeedState[]> {
  const [feeds, coverage] = [await listFeeds(sql, at), await listCoverage(sql, at)];
  const nil = (await standingNilReturns(sql, at)).map(({ forecast, indicator, from, to }) => ({
    forecast,
    indicator,
    from,
    to,
  }));
  const span = (row: KeptCoverage): CoverageSpan => ({
    from: row.from.slice(0, 7),
    to: row.to.slice(0, 7),
    countries: row.countries,
    indicators: row.indicators,
  });
  return feeds.map((feed) => ({
    id: feed.id,
    title: feed.title,
    coverage: coverage.filter((row) => row.feed === feed.id).map(span),
    // Only the desk can say of itself that it looked.
    nilReturns: feed.id === 'desk' ? nil : [],
    holdBack: feed.holdBack,
    currentTo: feed.id === 'desk' ? null : feed.last_import,
    events: feed.events,
    licence: feed.licence,
    citation: feed.citation,
    redistribution: feed.redistribution,
    accessed: feed.accessed,
  }));
}

/** How a feed's newest months are to be taken; null for a feed not known. Counts nothing, so it costs the same at any size. */
export async function reportingOf(sql: Handle, id: string): Promise<Pick<FeedState, 'holdBack' | 'currentTo'> | null> {
  const [row] = await sql<Pick<FeedState, 'holdBack' | 'currentTo'>[]>`
    select f.hold_back as "holdBack", case when f.id = 'desk' then null
      else (select max(v.at)::date from vintages v where v.feed = f.id and v.sample is null and ${stood(sql, null)}) end as "currentTo"
    from feeds f where f.id = ${id} and ${isThere(sql)}`;
  return row ?? null;
}

/** Whether an import `v` stands, or stood at a moment: one that was undone did so until then. */
function stood(sql: Handle, at: string | null) {
  return at
    ? sql`v.at <= ${at}::timestamptz and (v.undone_at is null or v.undone_at > ${at}::timestamptz)`
    : sql`v.undone_at is null`;
}

/** Whether a feed `f` is one: a dataset whose every import was undone is none, until it is imported again. */
function isThere(sql: Handle) {
  return sql`(f.id = 'desk' or not exists (select from vintages t where t.feed = f.id)
    or exists (select from vintages t where t.feed = f.id and t.undone_at is null))`;
}

/** Declares coverage, or keeps what a file proposes. */
export async function addCoverage(sql: Handle, row: KeptCoverage): Promise<void> {
  await sql`
    insert into coverage (id, feed, from_month, to_month, countries, indicators, note, declared_by, declared_at, vintage,
      sample, confirmed_at, confirmed_by)
    values (${row.id}, ${row.feed}, ${row.from}, ${row.to}, ${row.countries}::text[], ${row.indicators}::text[], ${row.note},
      ${row.declaredBy}, ${row.declaredAt}, ${row.vintage}, ${row.sample}, ${row.confirmedAt}, ${row.confirmedBy})`;
}

/** Makes a proposal hold, with the months and places a person says. Gives whose it is, or null when none waits. */
export async function confirmCoverage(
  sql: Handle,
  {
    id,
    from,
    to,
    countries,
    at,
    by,
  }: Pick<KeptCoverage, 'id' | 'from' | 'to' | 'countries'> & { at: string; by: string },
): Promise<{ feed: string } | null> {
  const [row] = await sql<{ feed: string }[]>`
    update coverage set from_month = ${from}, to_month = ${to}, countries = ${countries}::text[], confirmed_at = ${at},
      confirmed_by = ${by}
    where id = ${id} and removed_at is null and confirmed_at is null returning feed`;
  return row ?? null;
}

/** Takes a declaration back; it stays in the table with who and when. Gives whose it was, or null when none holds. */
export async function removeCoverage(
  sql: Handle,
  { id, at, by }: { id: string; at: string; by: string },
): Promise<{ feed: string } | null> {
  const [row] = await sql<{ feed: string }[]>`
    update coverage set removed_at = ${at}, removed_by = ${by} where id = ${id} and removed_at is null returning feed`;
  return row ?? null;
}

/** Notes an import. */
export async function addVintage(sql: Handle, vintage: Vintage): Promise<void> {
  await sql`
    insert into vintages (id, feed, release, file_name, sha256, at, by, counts, sample)
    values (${vintage.id}, ${vintage.feed}, ${vintage.release}, ${vintage.fileName}, ${vintage.sha256}, ${vintage.at},
      ${vintage.by}, ${JSON.stringify(vintage.counts)}::text::jsonb, ${vintage.sample})`;
}

/** What an import did is known only once its events are written, and those point to it. */
export async function settleVintage(
  sql: Handle,
  id: string,
  counts: ImportCounts,
  { readings, accessed }: { readings: readonly ReadingChange[]; accessed: Day | null },
): Promise<void> {
  await sql`
    update vintages set counts = ${JSON.stringify(counts)}::text::jsonb, readings = ${JSON.stringify(readings)}::text::jsonb,
      accessed = ${accessed}
    where id = ${id}`;
}
