import type { Handle } from '../connect.ts';
import { draftColumns } from './draft-columns.ts';
import type { EventWrite } from './event-write.ts';

/** One statement for events, sources and revisions, with one array a column: bulk and single writes go the same way. */
export async function insertEvents(sql: Handle, writes: readonly EventWrite[]): Promise<void> {
  const rows = writes.map(columns);
  const of = <K extends keyof Columns>(key: K): Columns[K][] => rows.map((row) => row[key]);
  const links = writes.flatMap((write) =>
    write.draft.sources.map((source, position) => ({ event: write.id, position, source })),
  );
  await sql`
    with given as (
      select * from unnest(
        ${of('id')}::uuid[], ${of('feed')}::text[], ${of('externalId')}::text[], ${of('vintage')}::uuid[],
        ${of('sample')}::text[], ${of('status')}::text[], ${of('version')}::int[], ${of('from')}::date[],
        ${of('to')}::date[], ${of('precision')}::text[], ${of('kind')}::text[], ${of('actors')}::text[],
        ${of('placeWords')}::text[], ${of('placeName')}::text[], ${of('admin1')}::text[], ${of('admin2')}::text[],
        ${of('lat')}::float8[], ${of('lon')}::float8[], ${of('placePrecision')}::text[], ${of('killed')}::int[],
        ${of('summary')}::text[], ${of('sourceCount')}::int[], ${of('bestGrade')}::text[], ${of('body')}::text[],
        ${of('firstLogged')}::date[], ${of('hash')}::text[], ${of('loggedAt')}::timestamptz[],
        ${of('loggedBy')}::text[], ${of('at')}::timestamptz[], ${of('by')}::text[], ${of('action')}::text[],
        ${of('reason')}::text[], ${of('batch')}::uuid[]
      ) as row (id, feed, external_id, vintage, sample, status, version, from_day, to_day, precision, kind, actors,
        place_words, place_name, admin1, admin2, lat, lon, place_precision, killed, summary, source_count, best_grade,
        body, first_logged, content_hash, logged_at, logged_by, at, by, action, reason, batch)
    ), kept as (
      insert into events (id, feed, external_id, vintage, sample, status, version, from_day, to_day, precision, kind,
        actors, place_words, place_name, admin1, admin2, lat, lon, place_precision, killed, summary, source_count,
        best_grade, body, first_logged, content_hash, logged_at, logged_by, changed_at)
      select id, feed, external_id, vintage, sample, status, version, from_day, to_day, precision, kind,
        actors::text[], place_words::text[], place_name, admin1, admin2, lat, lon, place_precision, killed, summary,
        source_count, best_grade, body::jsonb, first_logged, content_hash, logged_at, logged_by, at
      from given
      on conflict (id) do update set (vintage, status, version, from_day, to_day, precision, kind, actors, place_words,
        place_name, admin1, admin2, lat, lon, place_precision, killed, summary, source_count, best_grade, body,
        content_hash, changed_at) = (excluded.vintage, excluded.status, excluded.version, excluded.from_day,
        excluded.to_day, excluded.precision, excluded.kind, excluded.actors, excluded.place_words,
        excluded.place_name, excluded.admin1, excluded.admin2, excluded.lat, excluded.lon, excluded.place_precision,
        excluded.killed, excluded.summary, excluded.source_count, excluded.best_grade, excluded.body,
        coalesce(nullif(excluded.content_hash, ''), events.content_hash), excluded.changed_at)
    ), linked as (
      insert into sources (event_id, position, publisher, url, published, reliability, credibility)
      select * from unnest(
        ${links.map((link) => link.event)}::uuid[], ${links.map((link) => link.position)}::int[],
        ${links.map((link) => link.source.publisher)}::text[], ${links.map((link) => link.source.url ?? null)}::text[],
        ${links.map((link) => link.source.published ?? null)}::date[],
        ${links.map((link) => link.source.reliability)}::text[], ${links.map((link) => link.source.credibility)}::int[])
    )
    insert into revisions (event_id, version, at, by, action, reason, batch, status, body)
    select id, version, at, by, action, reason, batch, status, body::jsonb from given`;
}

type Columns = ReturnType<typeof columns>;

function columns(write: EventWrite) {
  const { draft } = write;
  const { actors, placeWords, ...single } = draftColumns(draft);
  return {
    ...single,
    id: write.id,
    feed: write.feed,
    externalId: write.externalId,
    vintage: write.vintage,
    sample: write.sample,
    status: write.status,
    version: write.version,
    actors: arrayText(actors),
    placeWords: arrayText(placeWords),
    body: JSON.stringify(draft),
    firstLogged: write.firstLogged,
    hash: write.hash,
    loggedAt: write.loggedAt,
    loggedBy: write.loggedBy,
    at: write.at,
    by: write.by,
    action: write.action,
    reason: write.reason,
    batch: write.batch ?? null,
  };
}

/** A list as PostgreSQL writes one: arrays of arrays are flattened by unnest, so a list travels as text. */
export function arrayText(items: readonly string[]): string {
  return `{${items.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
