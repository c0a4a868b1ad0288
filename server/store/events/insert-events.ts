import { setImmediate as turn } from 'node:timers/promises';
import type { Handle } from '../connect.ts';
import { bodyOf, eventColumns, type EventColumns } from './event-columns.ts';
import type { EventWrite } from './event-write.ts';
import { matchesInserted } from './insert-matches.ts';
import { bareList, listText } from './list-text.ts';
import type { MatchRow } from './match-rows.ts';

const MANY = 100;

/**
 * One statement for events, sources, revisions and what they match, with one array a column: bulk and single writes go the
 * same way, and each statement less is one way there and back less.
 */
export async function insertEvents(
  sql: Handle,
  writes: readonly EventWrite[],
  matches: readonly MatchRow[],
): Promise<void> {
  const rows = writes.map(eventColumns);
  // Of many the making alone takes as long as a page may have to wait.
  if (writes.length > MANY) await turn();
  const bodies = `[${writes.map(bodyOf).join()}]`;
  if (writes.length > MANY) await turn();
  const of = (key: keyof EventColumns) => listText(rows.map((row) => row[key]));
  const bare = (key: BareColumn) => bareList(rows.map((row) => row[key]));
  // Only a state that is not the first can meet one that is there.
  const revised = writes.some((write) => write.version > 1);
  const links = writes.flatMap((write) =>
    write.draft.sources.map((source, position) => ({ event: write.id, position, source })),
  );
  await sql`
    with given as (
      select * from rows from (unnest(
        ${bare('id')}::uuid[], ${of('feed')}::text[], ${of('externalId')}::text[], ${bare('vintage')}::uuid[],
        ${of('sample')}::text[], ${of('status')}::text[], ${bare('version')}::int[], ${bare('from')}::date[],
        ${bare('to')}::date[], ${of('precision')}::text[], ${of('kind')}::text[], ${of('actors')}::text[],
        ${of('placeWords')}::text[], ${of('placeName')}::text[], ${of('admin1')}::text[], ${of('admin2')}::text[],
        ${bare('lat')}::float8[], ${bare('lon')}::float8[], ${of('placePrecision')}::text[], ${bare('killed')}::int[],
        ${of('summary')}::text[], ${bare('sourceCount')}::int[], ${of('bestGrade')}::text[],        ${bare('firstLogged')}::date[], ${of('hash')}::text[], ${bare('loggedAt')}::timestamptz[],
        ${of('loggedBy')}::text[], ${bare('at')}::timestamptz[], ${of('by')}::text[], ${of('action')}::text[],
        ${of('reason')}::text[], ${bare('batch')}::uuid[]
      ), jsonb_array_elements(${bodies}::text::jsonb)) as row (id, feed, external_id, vintage, sample, status, version, from_day, to_day, precision, kind, actors,
        place_words, place_name, admin1, admin2, lat, lon, place_precision, killed, summary, source_count, best_grade,
        first_logged, content_hash, logged_at, logged_by, at, by, action, reason, batch, body)
    ), kept as (
      insert into events (id, feed, external_id, vintage, sample, status, version, from_day, to_day, precision, kind,
        actors, place_words, place_name, admin1, admin2, lat, lon, place_precision, killed, summary, source_count,
        best_grade, body, first_logged, content_hash, logged_at, logged_by, changed_at)
      select id, feed, external_id, vintage, sample, status, version, from_day, to_day, precision, kind,
        actors::text[], place_words::text[], place_name, admin1, admin2, lat, lon, place_precision, killed, summary,
        source_count, best_grade, body, first_logged, content_hash, logged_at, logged_by, at
      from given
      ${revised ? replacing(sql) : sql``}
    ), linked as (
      insert into sources (event_id, position, publisher, url, published, reliability, credibility)
      select * from unnest(
        ${bareList(links.map((link) => link.event))}::uuid[], ${bareList(links.map((link) => link.position))}::int[],
        ${listText(links.map((link) => link.source.publisher))}::text[], ${listText(links.map((link) => link.source.url ?? null))}::text[],
        ${bareList(links.map((link) => link.source.published ?? null))}::date[],
        ${listText(links.map((link) => link.source.reliability))}::text[], ${bareList(links.map((link) => link.source.credibility))}::int[])
    )
    ${matches.length > 0 ? sql`, matched as (${matchesInserted(sql, matches)})` : sql``}
    insert into revisions (event_id, version, at, by, action, reason, batch, status, body)
    select id, version, at, by, action, reason, batch, status, body from given`;
}

/** What becomes of an event that is there: everything but where it came from. */
function replacing(sql: Handle) {
  return sql`
      on conflict (id) do update set (vintage, status, version, from_day, to_day, precision, kind, actors, place_words,
        place_name, admin1, admin2, lat, lon, place_precision, killed, summary, source_count, best_grade, body,
        content_hash, changed_at) = (excluded.vintage, excluded.status, excluded.version, excluded.from_day,
        excluded.to_day, excluded.precision, excluded.kind, excluded.actors, excluded.place_words,
        excluded.place_name, excluded.admin1, excluded.admin2, excluded.lat, excluded.lon, excluded.place_precision,
        excluded.killed, excluded.summary, excluded.source_count, excluded.best_grade, excluded.body,
        coalesce(nullif(excluded.content_hash, ''), events.content_hash), excluded.changed_at)`;
}

/** Numbers, days and ids. */
type BareColumn =
  | 'id'
  | 'vintage'
  | 'version'
  | 'from'
  | 'to'
  | 'lat'
  | 'lon'
  | 'killed'
  | 'sourceCount'
  | 'firstLogged'
  | 'loggedAt'
  | 'at'
  | 'batch';
