import { CATCH_ALL, type Assigned, type Levels } from '../../domain/import/names-known.ts';
import type { Handle } from '../connect.ts';
import type { KeptUnknown } from './names.ts';

/** A spelling in the log that may be unknown: the domain decides. */
export interface Spelled {
  what: Assigned['what'];
  /** Of an actor its name; null of a place. */
  name: string | null;
  actor: string | null;
  admin1: string | null;
  admin2: string | null;
  words: string[];
  events: number;
  example: string;
}

/** Spellings of a feed's events that stand beside a wide word, in countries whose words are known. */
export async function spelledIn(sql: Handle, feed: string, levels: Levels): Promise<Spelled[]> {
  const wide = [...levels.countries, ...levels.districted];
  const newest = sql`(array_agg(e.id order by e.from_day desc, e.id))[1]`;
  const actors = sql<Spelled[]>`
    select 'actor' as what, part ->> 'name' as name, part ->> 'actor' as actor, null as admin1, null as admin2,
      e.place_words as words, count(distinct e.id)::int as events, ${newest} as example
    from events e
    cross join lateral jsonb_array_elements((e.body -> 'by') || (e.body -> 'with') || (e.body -> 'between')) as part
    where e.feed = ${feed} and e.status <> 'retracted' and e.actors && ${[...CATCH_ALL]}::text[]
      and e.place_words && ${[...levels.inside]}::text[]
      and part ->> 'actor' = any(${[...CATCH_ALL]}::text[]) and part ->> 'name' is not null
    group by part ->> 'name', part ->> 'actor', e.place_words`;
  const places = sql<Spelled[]>`
    select 'place' as what, null as name, null as actor, e.admin1, e.admin2, e.place_words as words,
      count(*)::int as events, ${newest} as example
    from events e
    where e.feed = ${feed} and e.status <> 'retracted' and e.place_words && ${wide}::text[]
      and coalesce(e.admin1, e.admin2) is not null
    group by e.admin1, e.admin2, e.place_words`;
  return [...(await actors), ...(await places)];
}

/** The names of a feed that are not known, in the place of those noted before. */
export async function keepUnknown(
  sql: Handle,
  { feed, at, names }: { feed: string; at: string; names: readonly Omit<KeptUnknown, 'feed' | 'seenAt'>[] },
): Promise<void> {
  const column = <K extends keyof (typeof names)[number]>(key: K) => names.map((name) => name[key]);
  await sql`
    with noted as (
      select * from unnest(${column('what')}::text[], ${column('plain')}::text[], ${column('country')}::text[],
        ${column('spelling')}::text[], ${column('events')}::int[], ${column('example')}::uuid[])
        as n (what, plain, country, spelling, events, example)
    ), gone as (
      delete from unknown_names u where u.feed = ${feed} and not exists (
        select from noted n where (n.what, n.plain, n.country) = (u.what, u.plain, u.country))
    )
    insert into unknown_names (feed, what, plain, country, spelling, events, example, seen_at)
    select ${feed}, what, plain, country, spelling, events, example, ${at}::timestamptz from noted
    on conflict (feed, what, plain, country) do update
      set (spelling, events, example) = (excluded.spelling, excluded.events, excluded.example)`;
}

/** The queue: names that nobody has assigned or put aside, the most frequent first, and how many there are. */
export async function listUnknown(
  sql: Handle,
  { feed, what, limit }: { feed: string | undefined; what: Assigned['what'] | undefined; limit: number },
): Promise<{ names: (KeptUnknown & { feedTitle: string })[]; total: number }> {
  const rows = await sql<(KeptUnknown & { feedTitle: string; total: number })[]>`
    select u.what, u.feed, f.title as "feedTitle", u.plain, u.spelling, u.country, u.events, u.example,
      u.seen_at as "seenAt", count(*) over ()::int as total
    from unknown_names u join feeds f on f.id = u.feed
    where not exists (
      select from name_assignments a where a.removed_at is null and a.what = u.what and a.plain = u.plain
        and coalesce(a.feed, u.feed) = u.feed and coalesce(a.country, u.country) = u.country)
      ${feed === undefined ? sql`` : sql`and u.feed = ${feed}`} ${what === undefined ? sql`` : sql`and u.what = ${what}`}
    order by u.events desc, u.what, u.plain, u.feed, u.country limit ${limit}`;
  return { names: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** Feeds that hold events, by id. */
export async function feedsWithEvents(sql: Handle): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from feeds f where exists (select from events e where e.feed = f.id) order by id`;
  return rows.map(({ id }) => id);
}
