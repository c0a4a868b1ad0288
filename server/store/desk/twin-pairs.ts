import type { Handle } from '../connect.ts';

/** Two events that look alike, by their columns alone. */
export interface PairOf {
  /** Logged later. */
  a: string;
  b: string;
}

/**
 * Pairs of counted events on days no further apart than one that share a link, or a kind and a spot; at least one of
 * the two is the desk's own and was logged since the moment given. What was merged, linked or told apart already is
 * not asked again. `alike` pairs each kind with those that are the same, wider or narrower.
 *
 * Each step is a look-up for each of the `newest` events ("offset 0" keeps it one): joined as a whole, the planner
 * holds every event against every other of its kind.
 */
export async function twinPairs(
  sql: Handle,
  {
    since,
    alike,
    newest,
    limit,
  }: { since: string; alike: readonly (readonly [string, string])[]; newest: number; limit: number },
): Promise<PairOf[]> {
  return sql<PairOf[]>`
    with kinds as (
      select * from unnest(${alike.map(([kind]) => kind)}::text[], ${alike.map(([, other]) => other)}::text[]) as k (kind, other)
    ), fresh as materialized (
      select e.id, e.kind, e.from_day, e.sample, e.killed, e.lat, e.lon, e.place_words, e.place_name, e.admin2 from events e
      where e.feed = 'desk' and e.changed_at >= ${since} and e.logged_at >= ${since} and e.status <> 'retracted'
        and e.precision = 'day' and e.to_day is null
      order by e.changed_at desc nulls last, e.id desc nulls last limit ${newest}
    ), found as (
      select f.id as one, o.id as other, 0 as linked
      from fresh f join kinds k on k.kind = f.kind
      cross join lateral (
        select e.id, e.sample, e.killed, e.lat, e.lon, e.place_words, e.place_name, e.admin2 from events e
        where e.kind = k.other and e.from_day between f.from_day - 1 and f.from_day + 1 and e.id <> f.id
          and e.status <> 'retracted' and e.precision = 'day'
        offset 0
      ) o
      where o.sample is not distinct from f.sample
        and (f.killed is null or o.killed is null or abs(f.killed - o.killed) <= 0.5 * greatest(f.killed, o.killed))
        and ((o.lat between f.lat - 0.02 and f.lat + 0.02 and o.lon between f.lon - 0.03 and f.lon + 0.03)
          or (f.killed = o.killed and f.killed > 0 and (o.place_words && f.place_words
            or lower(o.place_name) = lower(f.place_name) or lower(o.admin2) = lower(f.admin2))))
      union all
      select f.id, o.id, 1
      from fresh f
      cross join lateral (select url from sources where event_id = f.id and url is not null offset 0) mine
      cross join lateral (
        select s.event_id from sources s where link_key(s.url) = link_key(mine.url) and s.url is not null limit 20
      ) quoted
      cross join lateral (
        select e.id from events e
        where e.id = quoted.event_id and e.id <> f.id and e.status <> 'retracted'
          and e.sample is not distinct from f.sample and e.from_day between f.from_day - 1 and f.from_day + 1
        offset 0
      ) o
    ), pairs as (
      select least(one, other) as low, greatest(one, other) as high, max(linked) as linked from found group by 1, 2
    )
    select case when (x.logged_at, x.id) > (y.logged_at, y.id) then x.id else y.id end as a,
      case when (x.logged_at, x.id) > (y.logged_at, y.id) then y.id else x.id end as b
    from pairs join events x on x.id = low join events y on y.id = high
    where not exists (select from links l where (l.a = low and l.b = high) or (l.a = high and l.b = low))
    order by linked desc, coalesce((x.killed = y.killed and x.killed > 0)::int, 0) desc,
      coalesce(cardinality(array(select unnest(x.actors) intersect select unnest(y.actors))), 0) desc,
      x.from_day = y.from_day desc, greatest(x.logged_at, y.logged_at) desc, low, high
    limit ${limit}`;
}
