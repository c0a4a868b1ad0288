import type { EventDraft, StoredEvent } from '../../domain/event/event.ts';
import type { Status } from '../../domain/event/event-values.ts';
import type { ReadingChange } from '../../domain/import/check.ts';
import type { KeptSaid } from '../../domain/import/dataset-says.ts';
import type { VintageOut, VintagePart } from '../../domain/import/vintage.ts';
import type { Handle } from '../connect.ts';
import { stored, storedColumns, type StoredRow } from '../events/event-reads.ts';
import { asSaid } from './dataset-says.ts';

/** An import as it is kept; `domain/import/feed-name.ts` gives its name. */
export type KeptVintage = Omit<VintageOut, 'title'>;

/** Imports that were written, newest first, at most so many. */
export async function listVintages(sql: Handle, limit: number): Promise<KeptVintage[]> {
  return sql<KeptVintage[]>`
    select ${columns(sql)} from vintages v join feeds f on f.id = v.feed
    where v.sample is null order by v.at desc, v.id desc limit ${limit}`;
}

/** One of them, or null. */
export async function readVintage(sql: Handle, id: string): Promise<KeptVintage | null> {
  const [row] = await sql<KeptVintage[]>`
    select ${columns(sql)} from vintages v join feeds f on f.id = v.feed where v.id = ${id} and v.sample is null`;
  return row ?? null;
}

/** Verdicts that imports of a feed turned by revising what was known, of imports that stand, or stood at a moment. */
export async function revisedVerdicts(sql: Handle, feed: string, at: string | null = null): Promise<RevisedBy[]> {
  return sql<RevisedBy[]>`
    select v.id as vintage, v.feed, f.title as "feedTitle", v.release, v.at, r.change
    from vintages v join feeds f on f.id = v.feed
    cross join lateral jsonb_array_elements(v.readings) as r (change)
    where v.feed = ${feed} and v.readings is not null and jsonb_typeof(v.readings) = 'array'
      and r.change #>> '{before,verdict}' <> r.change #>> '{after,verdict}'
      and ${at ? sql`v.at <= ${at}::timestamptz and (v.undone_at is null or v.undone_at > ${at}::timestamptz)` : sql`v.undone_at is null`}
    order by v.at desc limit 2000`;
}

/** A verdict that an import turned. */
export interface RevisedBy extends Pick<KeptVintage, 'feed' | 'feedTitle' | 'release' | 'at'> {
  vintage: string;
  change: ReadingChange;
}

/** How many events each part of an import has. */
export async function vintageParts(sql: Handle, id: string): Promise<Record<VintagePart, number>> {
  const n = (part: VintagePart) => sql`(select count(*)::int from (${eventsIn(sql, id, part)}) as those)`;
  const [row] = await sql<Record<VintagePart, number>[]>`
    select ${n('changed')} as changed, ${n('gone')} as gone, ${n('new')} as new, ${n('noted')} as noted`;
  return row ?? { changed: 0, gone: 0, new: 0, noted: 0 };
}

/** An event of an import: as it stands, as it was before and after it, and what the dataset says of it. */
export interface VintageEvent {
  event: StoredEvent;
  before: { draft: EventDraft; status: Status } | null;
  after: { draft: EventDraft; status: Status } | null;
  said: KeptSaid | null;
}

interface VintageEventRow extends StoredRow {
  before: VintageEvent['before'];
  after: VintageEvent['after'];
  said: KeptSaid | null;
}

/** The next events of one part, by id. */
export async function vintageEvents(
  sql: Handle,
  { id, part, after, limit }: { id: string; part: VintagePart; after: string | undefined; limit: number },
): Promise<VintageEvent[]> {
  const state = (version: ReturnType<Handle>) => sql`(
    select json_build_object('draft', r.body, 'status', r.status) from revisions r
    where r.event_id = chosen.event_id and r.version = ${version})`;
  const rows = await sql<VintageEventRow[]>`
    select ${storedColumns(sql)}, ${state(sql`chosen.first - 1`)} as before, ${state(sql`chosen.last`)} as after,
      (select ${asSaid(sql)} from dataset_says s where s.event_id = chosen.event_id and s.vintage = ${id}) as said
    from (
      select * from (${eventsIn(sql, id, part)}) as those ${after ? sql`where event_id > ${after}::uuid` : sql``}
      order by event_id limit ${limit}
    ) as chosen join events on events.id = chosen.event_id order by chosen.event_id`;
  return rows.map((row) => ({ event: stored(row), before: row.before, after: row.after, said: row.said }));
}

/** What an import wrote of each event of a part: the first and the last version it made. */
export function eventsIn(sql: Handle, id: string, part: VintagePart) {
  if (part === 'noted') {
    return sql`
      select s.event_id, null::int as first, null::int as last from dataset_says s
      where s.vintage = ${id} and jsonb_array_length(s.revised) > 0`;
  }
  if (part === 'new') {
    return sql`
      select event_id, 1 as first, 1 as last from revisions where batch = ${id} and version = 1
      union select r.event_id, 1, 1 from vintages v
        join events e on e.feed = v.feed join revisions r on r.event_id = e.id and r.version = 1
          and r.batch is null and r.action = 'import'
      where v.id = ${id} and r.at >= v.at and r.at < coalesce(
        (select min(n.at) from vintages n where n.feed = v.feed and n.sample is null and n.at > v.at), 'infinity')`;
  }
  const drops = sql`bool_or(status = 'retracted')`;
  return sql`
    select event_id, min(version) as first, max(version) as last from revisions where batch = ${id}
    group by event_id having min(version) > 1 and ${part === 'gone' ? drops : sql`not ${drops}`}`;
}

function columns(sql: Handle) {
  return sql`v.id, v.feed, f.title as "feedTitle", v.release,
    v.file_name as file, v.sha256, v.at, v.by, v.accessed, v.counts, v.readings, v.undone_at as "undoneAt",
    v.undone_by as "undoneBy", (select json_build_object('state', u.state, 'at', u.at, 'by', u.by, 'progress', u.progress,
      'problem', u.problem) from undos u where u.vintage = v.id and u.state <> 'done') as undo`;
}
