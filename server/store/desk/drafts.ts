import type { DraftIn, DraftKept, DraftList, DraftOut } from '../../domain/desk/draft.ts';
import type { Handle } from '../connect.ts';

/** A draft and whose it is. */
export interface DraftOf {
  id: string;
  owner: string;
}

/** A person's drafts without their bodies, the newest first. */
export async function listDrafts(sql: Handle, owner: string): Promise<DraftList['drafts']> {
  return sql<DraftList['drafts']>`
    select id, title, event_id as event, version, changed_at as "changedAt"
    from drafts where owner = ${owner} order by changed_at desc, id`;
}

/** One draft of this person; null when there is none, or it is somebody else's. */
export async function readDraft(sql: Handle, { id, owner }: DraftOf): Promise<DraftOut | null> {
  const [row] = await sql<DraftOut[]>`
    select id, title, event_id as event, version, changed_at as "changedAt", body
    from drafts where id = ${id} and owner = ${owner}`;
  return row ?? null;
}

/** Whether this id is taken by anybody's draft, and by which version of it. The id is held until the transaction ends. */
export async function holdDraft(sql: Handle, id: string): Promise<{ owner: string; version: number } | null> {
  // A row that is not there yet cannot be locked: two pages would both begin the draft, and one would lose its words.
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 861))`;
  const [row] = await sql<{ owner: string; version: number }[]>`
    select owner, version from drafts where id = ${id} for update`;
  return row ?? null;
}

/** Whether what is kept under this id is what is handed in: a request that is sent again after its answer was lost. */
export async function isSameDraft(sql: Handle, id: string, { title, body }: DraftIn): Promise<boolean> {
  const [row] = await sql`
    select 1 from drafts where id = ${id} and title = ${title} and body = ${JSON.stringify(body)}::text::jsonb`;
  return row !== undefined;
}

/** How many drafts this person keeps. */
export async function countDrafts(sql: Handle, owner: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from drafts where owner = ${owner}`;
  return row?.count ?? 0;
}

/** Writes a draft over what was there, one version up. */
export async function writeDraft(
  sql: Handle,
  { id, owner, at, title, event, body, version }: DraftIn & DraftOf & { at: string },
): Promise<DraftKept> {
  await sql`
    insert into drafts (id, owner, event_id, title, body, version, changed_at)
    values (${id}, ${owner}, ${event}, ${title}, ${JSON.stringify(body)}::text::jsonb, ${version + 1}, ${at})
    on conflict (id) do update set event_id = excluded.event_id, title = excluded.title, body = excluded.body,
      version = excluded.version, changed_at = excluded.changed_at`;
  return { id, version: version + 1, changedAt: at };
}

/** Forgets a draft of this person; false when there was none. */
export async function forgetDraft(sql: Handle, { id, owner }: DraftOf): Promise<boolean> {
  const rows = await sql`delete from drafts where id = ${id} and owner = ${owner} returning 1`;
  return rows.length === 1;
}
