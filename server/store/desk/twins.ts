import type { Day } from '../../domain/event/calendar.ts';
import type { StoredEvent } from '../../domain/event/event.ts';
import type { Handle } from '../connect.ts';
import { stored, storedColumns, type StoredRow } from '../events/event-reads.ts';

/** Where and when to look for events that may be the same as one. */
export interface TwinQuery {
  /** First and last day, a day's grace included; null while no day is known. */
  days: { from: Day; to: Day } | null;
  kinds: readonly string[];
  box: Box | null;
  /** Words of the district and everything below it. */
  districts: readonly string[];
  /** The district as datasets may spell it, for events whose place has no word of its own. */
  districtKey: string | null;
  /** The town's name. */
  name: string | null;
  urls: readonly string[];
  /** The event itself, when it is stored; pairs already decided are passed over with it. */
  own: string | null;
  limit: number;
}

/** Degrees; `west` may be greater than `east` nowhere: a box over the date line is the whole circle. */
export interface Box {
  south: number;
  north: number;
  west: number;
  east: number;
}

/**
 * Events that may be the same as one, in one query: those with a link in common, and those of its days, kinds and
 * whereabouts. Days are narrow and have an index, so everything else may be a filter on few rows.
 */
export async function findTwins(sql: Handle, query: TwinQuery): Promise<StoredEvent[]> {
  const { days, own, limit } = query;
  const place = whereabouts(sql, query);
  const near =
    days && place && query.kinds.length > 0
      ? sql`
    select e.id from events e
    where e.from_day between ${days.from} and ${days.to} and e.kind = any(${[...query.kinds]}::text[]) and (${place})
    union
    select e.id from events e
    where e.from_day between ${days.from}::date - 31 and ${days.to}::date + 31
      and (e.to_day is not null or e.precision in ('week', 'month'))
      and e.kind = any(${[...query.kinds]}::text[]) and (${place})`
      : sql`select null::uuid as id where false`;
  const rows = await sql<StoredRow[]>`
    with linked as materialized (${linked(sql, query.urls)}), near as materialized (${near})
    select ${storedColumns(sql)} from events
    where id in (select id from linked union select id from near) and status <> 'retracted'
      ${
        own
          ? sql`and id <> ${own} and not exists (select from links l where l.a = least(events.id, ${own}::uuid) and l.b = greatest(events.id, ${own}::uuid))
      and not exists (select from links l where l.a = greatest(events.id, ${own}::uuid) and l.b = least(events.id, ${own}::uuid))`
          : sql``
      }
    order by id in (select id from linked) desc, abs(from_day - ${days?.from ?? '2000-01-01'}::date), id
    limit ${limit}`;
  return rows.map(stored);
}

/** One look-up of the index on `link_key` a link: as a plain join the planner may read every source instead. */
function linked(sql: Handle, urls: readonly string[]) {
  if (urls.length === 0) return sql`select null::uuid as id where false`;
  return sql`
    select found.event_id as id from (select distinct link_key(url) as key from unnest(${[...urls]}::text[]) as url) wanted
    cross join lateral (
      select s.event_id from sources s where link_key(s.url) = wanted.key and s.url is not null limit 50
    ) found`;
}

function whereabouts(sql: Handle, { box, districts, districtKey, name }: TwinQuery) {
  const ways = [
    ...(box
      ? [
          sql`(e.lat between ${box.south} and ${box.north} and e.lon between ${box.west} and ${box.east}
            and e.place_precision not in ('district', 'province', 'country'))`,
        ]
      : []),
    ...(districts.length > 0 ? [sql`e.place_words && ${[...districts]}::text[]`] : []),
    ...(districtKey ? [sql`e.admin2 ilike ${`%${districtKey.replaceAll('-', '%')}%`}`] : []),
    ...(name ? [sql`lower(e.place_name) = lower(${name})`] : []),
  ];
  return ways.length === 0 ? null : ways.reduce((all, way) => sql`${all} or ${way}`);
}
