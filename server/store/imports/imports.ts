import type { ImportCheck } from '../../domain/import/check.ts';
import type { Import, ImportProgress } from '../../domain/import/import.ts';
import type { ImportSettings } from '../../domain/import/settings.ts';
import type { ImportState } from '../../domain/import/states.ts';
import type { Handle } from '../connect.ts';
import { keptJson } from './kept-json.ts';

/** Seconds for which a process holds an import it works on. Renewed meanwhile; afterwards another process takes it. */
export const HELD_SECONDS = 15;

/** Takes in a file that was just looked at. */
export async function insertImport(
  sql: Handle,
  row: Omit<Import, 'progress' | 'check' | 'problem' | 'vintage' | 'changedAt'> &
    Partial<Pick<Import, 'check' | 'vintage'>>,
): Promise<void> {
  await sql`
    insert into imports (id, state, origin, file, size, sha256, look, settings, "check", vintage, at, by, changed_at)
    values (${row.id}, ${row.state}, ${row.origin}, ${row.file}, ${row.size}, ${row.sha256}, ${keptJson(row.look)}::text::jsonb,
      ${keptJson(row.settings)}::text::jsonb, ${keptJson(row.check ?? null)}::text::jsonb, ${row.vintage ?? null}, ${row.at}, ${row.by},
      ${row.at})`;
}

/** An import, or null when there is none with this id. */
export async function readImport(sql: Handle, id: string): Promise<Import | null> {
  const [row] = await sql<Import[]>`select ${columns(sql)} from imports where id = ${id}`;
  return row ?? null;
}

/** Imports, newest first, at most so many. Those whose pages a connector still fetches are told by the connector. */
export async function listImports(sql: Handle, limit: number): Promise<Import[]> {
  // What a check lists may be long, as may the first rows of a file; a list of imports reads none of it but the counts.
  const counts = sql`"check" || '{"groups": [], "skipped": [], "changed": [], "gone": [], "duplicates": [], "names": [], "readings": []}'::jsonb`;
  const look = sql`look || '{"first": []}'::jsonb`;
  return sql<Import[]>`select ${columns(sql)}, ${counts} as "check", ${look} as look from imports
    where size > 0 or origin <> 'connector' order by at desc, id desc limit ${limit}`;
}

/** The import of the same file by the same person that has not ended, so that a file sent twice is one import. */
export async function sameOpen(sql: Handle, { sha256, by }: { sha256: string; by: string }): Promise<Import | null> {
  // Sent twice at once it is still one: the second waits until the first is kept.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import ${by} ${sha256}`}, 0))`;
  const [row] = await sql<Import[]>`
    select ${columns(sql)} from imports
    where sha256 = ${sha256} and by = ${by} and state in ('looked', 'checking', 'checked', 'importing', 'failed')
    order by at desc limit 1`;
  return row ?? null;
}

/** Keeps other settings; what was checked holds no more. False where it is being worked on or has ended. */
export async function keepSettings(
  sql: Handle,
  { id, settings, at }: { id: string; settings: ImportSettings; at: string },
): Promise<boolean> {
  const rows = await sql`
    update imports set state = 'looked', settings = ${keptJson(settings)}::text::jsonb, "check" = null, problem = null,
      progress = null, changed_at = ${at}
    where id = ${id} and state in ('looked', 'checked', 'failed') returning 1`;
  return rows.length === 1;
}

/** Moves an import from one of these states to another, for the job or to its end; false when it is in none of them. */
export async function moveImport(
  sql: Handle,
  { id, from, to, at }: { id: string; from: readonly ImportState[]; to: ImportState; at: string },
): Promise<boolean> {
  const rows = await sql`
    update imports set state = ${to}, problem = null, progress = null, held_until = null, changed_at = ${at}
    where id = ${id} and state = any(${[...from]}::text[]) returning 1`;
  return rows.length === 1;
}

/** An import that is worked on; `tries` counts how often it was begun without an end, 1 for the first time. */
export interface TakenImport extends Import {
  tries: number;
}

/** The next import that waits for work and that no process holds, held from now on; null when there is none. */
export async function takeNext(sql: Handle, only: string | null = null): Promise<TakenImport | null> {
  // The count stands beside the progress, which whoever ends the work puts away, however it ended.
  const [row] = await sql<TakenImport[]>`
    update imports set held_until = clock_timestamp() + make_interval(secs => ${HELD_SECONDS}),
      progress = coalesce(progress, '{"step": "reading", "rows": 0, "of": null}'::jsonb) || jsonb_build_object('tries', ${tries(sql)} + 1)
    where id = (
      select id from imports
      where state in ('checking', 'importing') and (held_until is null or held_until < clock_timestamp())
        ${only === null ? sql`` : sql`and id = ${only}`}
      order by at, id limit 1 for update skip locked)
    returning ${columns(sql)}, ${tries(sql)} as tries`;
  return row ?? null;
}

/** Goes on holding it and says how far it has come; false when it was given up or finished meanwhile. */
export async function keepProgress(
  sql: Handle,
  { id, progress }: { id: string; progress: ImportProgress },
): Promise<boolean> {
  const rows = await sql`
    update imports set held_until = clock_timestamp() + make_interval(secs => ${HELD_SECONDS}),
      progress = ${keptJson(progress)}::text::jsonb || jsonb_build_object('tries', ${tries(sql)})
    where id = ${id} and state in ('checking', 'importing') returning 1`;
  return rows.length === 1;
}

/** Lets go of it for some seconds, so that whatever is in its way can end first. */
export async function putOff(sql: Handle, id: string, seconds: number): Promise<void> {
  await sql`
    update imports set held_until = clock_timestamp() + make_interval(secs => ${seconds}), progress = progress - 'tries'
    where id = ${id} and state in ('checking', 'importing')`;
}

/**
 * Ends a piece of work on it: checked, done or failed, or back to be checked. False when it was given up or finished
 * meanwhile; whoever holds a transaction then takes it back.
 */
export async function settleImport(
  sql: Handle,
  done: {
    id: string;
    from: ImportState;
    to: ImportState;
    check?: ImportCheck | null;
    problem: Import['problem'];
    vintage?: string | null;
    at: string;
  },
): Promise<boolean> {
  const rows = await sql`
    update imports set state = ${done.to}, problem = ${keptJson(done.problem)}::text::jsonb, progress = null, held_until = null,
      vintage = ${done.vintage ?? null}, changed_at = ${done.at}
      ${done.check === undefined ? sql`` : sql`, "check" = ${keptJson(done.check)}::text::jsonb`}
    where id = ${done.id} and state = ${done.from} returning 1`;
  return rows.length === 1;
}

/** Forgets the bytes of imports that ended before a moment. What they did stays told. */
export async function forgetPieces(sql: Handle, before: string): Promise<void> {
  await sql`
    delete from import_pieces p using imports i
    where i.id = p.import and i.state in ('done', 'given-up', 'failed') and i.changed_at < ${before}`;
}

function columns(sql: Handle) {
  return sql`id, state, origin, file, size, sha256, look, settings, progress - 'tries' as progress, "check", problem, vintage, at, by,
    changed_at as "changedAt"`;
}

function tries(sql: Handle) {
  return sql`coalesce((progress ->> 'tries')::int, 0)`;
}
