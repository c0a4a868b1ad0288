import type { Revision } from '../../domain/wire.ts';
import type { Handle } from '../connect.ts';

/** An event that somebody has worked on since an import, and by what; only the newest of each is told. */
export interface Dependent {
  id: string;
  newest: { by: string; at: string; action: Revision['action']; imported: boolean; release: string | null } | null;
  overriddenBy: string | null;
  reviewedBy: string | null;
  commentedBy: string | null;
  linkedBy: string | null;
  attachedBy: string | null;
}

/**
 * Events of the listed import on which something rests that was done after it, at most so many, with how many there are.
 * Call after `listImported`.
 */
export async function dependentsOn(
  sql: Handle,
  { vintage, limit }: { vintage: string; limit: number },
): Promise<{ total: number; events: Dependent[] }> {
  const since = sql`(select at from vintages where id = ${vintage})`;
  // A name that was assigned says nothing of one event, and an event that leaves the log takes it along. What a later
  // import did and its undo took back leaves the event as it was.
  const hinders = (listed: ReturnType<Handle>) => sql`
    r.version > ${listed}.last and (${listed}.first > 1 or r.action <> 'assign-name') and r.action <> 'undo-import'
    and not exists (select from vintages gone where gone.id = r.batch and gone.undone_at is not null)`;
  const rows = await sql<(Dependent & { total: number })[]>`
    with chosen as (
      select u.event_id as id, u.last, u.first from undoing u
      where (u.version <> u.last and exists (select from revisions r where r.event_id = u.event_id and ${hinders(sql`u`)}))
        or u.event_id in (select event_id from override_log where at > ${since})
        or u.event_id in (select event_id from reviews where decided_at > ${since})
        or u.event_id in (select event_id from comments where at > ${since})
        or u.event_id in (select event_id from attachments where at > ${since} and removed_at is null)
        or u.event_id in (select a from links where at > ${since} and batch is distinct from ${vintage})
        or u.event_id in (select b from links where at > ${since} and batch is distinct from ${vintage})
    ), told as (
      select chosen.*, e.from_day, count(*) over ()::int as total from chosen join events e on e.id = chosen.id
      order by e.from_day, chosen.id limit ${limit}
    )
    select t.id, t.total,
      (select json_build_object('by', r.by, 'at', r.at, 'action', r.action, 'imported', v.id is not null, 'release', v.release)
        from revisions r left join vintages v on v.id = r.batch
        where r.event_id = t.id and ${hinders(sql`t`)} order by r.version desc limit 1) as newest,
      (select o.by from override_log o where o.event_id = t.id and o.at > ${since} order by o.at desc limit 1) as "overriddenBy",
      (select r.decided_by from reviews r where r.event_id = t.id and r.decided_at > ${since}) as "reviewedBy",
      (select c.by from comments c where c.event_id = t.id and c.at > ${since} order by c.at desc limit 1) as "commentedBy",
      (select l.by from links l where (l.a = t.id or l.b = t.id) and l.at > ${since}
        and l.batch is distinct from ${vintage} order by l.at desc limit 1) as "linkedBy",
      (select a.by from attachments a where a.event_id = t.id and a.at > ${since} and a.removed_at is null
        order by a.at desc limit 1) as "attachedBy"
    from told t order by t.from_day, t.id`;
  return { total: rows[0]?.total ?? 0, events: rows.map(({ total: _, ...row }) => row) };
}

/** A later import of the same feed that found rows of this one again, so that what this one brought is also its own. */
export interface LaterImport {
  id: string;
  feed: string;
  feedTitle: string;
  release: string | null;
  file: string;
  at: string;
}

/** Later imports that stand and that held rows known before. They are undone first, the newest before the others. */
export async function laterImports(sql: Handle, vintage: string): Promise<LaterImport[]> {
  return sql<LaterImport[]>`
    select later.id, later.feed, f.title as "feedTitle", later.release, later.file_name as file, later.at
    from vintages v join vintages later on later.feed = v.feed and later.at > v.at join feeds f on f.id = v.feed
    where v.id = ${vintage} and later.undone_at is null and later.sample is null
      and ((later.counts ->> 'same')::int + (later.counts ->> 'changed')::int > 0
        or exists (select from published_values p where p.vintage = ${vintage} and p.replaced_by = later.id))
    order by later.at desc limit 20`;
}
