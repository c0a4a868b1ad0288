import type { EventDraft } from '../../domain/event/event.ts';
import type { Status } from '../../domain/event/event-values.ts';
import type { DatasetSaid, KeptSaid } from '../../domain/import/dataset-says.ts';
import type { Fate, Standing } from '../../domain/import/settle.ts';
import type { Handle } from '../connect.ts';

/** How an import words that it retracted an event. */
export const GONE = 'No longer in the dataset';

interface StandingRow {
  id: string;
  draft: EventDraft;
  status: Status;
  before: Status | null;
  fate: Fate;
  imported: EventDraft | null;
  touched: boolean;
  said: KeptSaid | null;
}

/**
 * Events as they stand and as their dataset had them, by id, held until the transaction ends. What an import wrote that
 * was undone since is nothing a row is held against, unless there is nothing else.
 */
export async function standingOf(sql: Handle, ids: readonly string[]): Promise<Map<string, Standing>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<StandingRow[]>`
    select e.id, e.body as draft, e.status, imported.body as imported, before.status as before,
      exists (select from revisions p where p.event_id = e.id and p.version > imported.version
        and p.action not in ('import', 'undo-import', 'assign-name') and not ${goneFrom(sql)}) as touched,
      case when e.status <> 'retracted' then 'stands'
        when exists (select from links l where l.b = e.id and l.kind = 'merged') then 'merged'
        when last.gone then 'gone' else 'withdrawn' end as fate,
      (select ${asSaid(sql)} from dataset_says s where s.event_id = e.id order by s.at desc limit 1) as said
    from (select id, body, status from events where id = any(${[...ids]}::uuid[]) order by id for update) e
    left join lateral (
      select r.version, r.body from revisions r left join vintages v on v.id = r.batch
      where r.event_id = e.id and r.action in ('import', 'load-sample') and r.status <> 'retracted'
      order by (v.undone_at is null) desc, r.version desc limit 1
    ) imported on true
    left join lateral (
      select p.action in ('import', 'undo-import') or ${goneFrom(sql)} as gone
      from revisions p where p.event_id = e.id order by p.version desc limit 1
    ) last on true
    left join lateral (
      select r.status from revisions r
      where e.status = 'retracted' and r.event_id = e.id and r.status <> 'retracted' order by r.version desc limit 1
    ) before on true`;
  return new Map(rows.map((row) => [row.id, standing(row)]));
}

function standing({ id, draft, status, before, fate, imported, touched, said }: StandingRow): Standing {
  const base = said?.said.draft ?? (touched ? imported : null);
  return { id, draft, status, fate, statusBefore: before ?? status, base, said };
}

/** Whether a revision `p` is an import's retraction of what the file no longer held. */
function goneFrom(sql: Handle) {
  return sql`(p.action = 'retract' and (p.reason = ${GONE} or p.batch in (select id from vintages)))`;
}

/** A line `s` of what a dataset said, as the domain reads it. */
export function asSaid(sql: Handle) {
  return sql`json_build_object('vintage', s.vintage, 'hash', s.hash, 'at', s.at, 'said', json_build_object(
    'draft', s.draft, 'revised', s.revised,
    'kept', case when s.kept_by is not null then json_build_object('by', s.kept_by, 'at', s.kept_at) end))`;
}

/** Keeps what an import's rows say of events that people changed, beside what earlier imports said of them. */
export async function keepSays(
  sql: Handle,
  {
    vintage,
    at,
    rows,
  }: { vintage: string; at: string; rows: readonly { event: string; hash: string; says: DatasetSaid }[] },
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into dataset_says (event_id, vintage, draft, revised, hash, at)
    select event, ${vintage}::uuid, draft::jsonb, revised::jsonb, hash, ${at}::timestamptz from unnest(
      ${rows.map((row) => row.event)}::uuid[], ${rows.map((row) => JSON.stringify(row.says.draft))}::text[],
      ${rows.map((row) => JSON.stringify(row.says.revised))}::text[], ${rows.map((row) => row.hash)}::text[]
    ) as row (event, draft, revised, hash)
    on conflict (event_id, vintage) do update set (draft, revised, hash) = (excluded.draft, excluded.revised, excluded.hash)`;
}

/** What the dataset's newest row says of an event, or null where it says nothing that a person changed. */
export async function saidOf(sql: Handle, event: string): Promise<KeptSaid | null> {
  const [row] = await sql<{ said: KeptSaid }[]>`
    select ${asSaid(sql)} as said from dataset_says s where s.event_id = ${event} order by s.at desc limit 1`;
  return row?.said ?? null;
}

/** Notes who looked at what the dataset says and kept what stands; false where an import came in between. */
export async function markKept(
  sql: Handle,
  { event, vintage, by, at }: { event: string; vintage: string; by: string; at: string },
): Promise<boolean> {
  const rows = await sql`
    update dataset_says s set kept_by = ${by}, kept_at = ${at} where s.event_id = ${event} and s.vintage = ${vintage}
      and not exists (select from dataset_says n where n.event_id = s.event_id and n.at > s.at) returning 1`;
  return rows.length === 1;
}
