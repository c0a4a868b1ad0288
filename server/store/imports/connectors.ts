import type { FileLook } from '../../domain/import/file-look.ts';
import type { ImportSettings } from '../../domain/import/settings.ts';
import type { Handle } from '../connect.ts';
import { keptJson } from './kept-json.ts';

/** Seconds for which a process holds a connector it works on. Renewed meanwhile; afterwards another process takes it. */
export const CONNECTOR_HELD_SECONDS = 30;

/** How a connector stands. `running`: a process holds it now. */
export interface KeptConnector {
  feed: string;
  cursor: Record<string, unknown> | null;
  lastRunAt: string | null;
  lastDoneAt: string | null;
  nextAt: string | null;
  problem: { code: string; detail: string; fix: string } | null;
  running: boolean;
}

/** Every connector that ever ran or was asked to. */
export async function listConnectors(sql: Handle): Promise<KeptConnector[]> {
  return sql<KeptConnector[]>`select ${columns(sql)} from connectors order by feed`;
}

/** Holds a connector that nobody holds; with `due`, only when its time has come. Null where it is held or not due. */
export async function takeConnector(
  sql: Handle,
  { feed, at, due }: { feed: string; at: string; due: boolean },
): Promise<KeptConnector | null> {
  await sql`insert into connectors (feed) values (${feed}) on conflict do nothing`;
  const [row] = await sql<KeptConnector[]>`
    update connectors set last_run_at = ${at}, held_until = clock_timestamp() + make_interval(secs => ${CONNECTOR_HELD_SECONDS})
    where feed = ${feed} and (held_until is null or held_until < clock_timestamp())
      ${due ? sql`and (next_at is null or next_at <= ${at})` : sql``}
    returning ${columns(sql)}`;
  return row ?? null;
}

/** Goes on holding it. */
export async function holdConnector(sql: Handle, feed: string): Promise<void> {
  await sql`
    update connectors set held_until = clock_timestamp() + make_interval(secs => ${CONNECTOR_HELD_SECONDS})
    where feed = ${feed} and held_until is not null`;
}

/** Has it run as soon as a process looks. */
export async function askConnector(sql: Handle, { feed, at }: { feed: string; at: string }): Promise<void> {
  await sql`
    insert into connectors (feed, next_at) values (${feed}, ${at})
    on conflict (feed) do update set next_at = excluded.next_at`;
}

/** Keeps how far it has come, in the transaction that keeps what came. */
export async function keepCursor(
  sql: Handle,
  { feed, cursor }: { feed: string; cursor: Record<string, unknown> },
): Promise<void> {
  await sql`update connectors set cursor = ${keptJson(cursor)}::text::jsonb where feed = ${feed}`;
}

/** Ends a run: lets go of it and says when the next one is due. */
export async function settleConnector(
  sql: Handle,
  done: { feed: string; problem: KeptConnector['problem']; doneAt: string | null; nextAt: string },
): Promise<void> {
  const problem = keptJson(done.problem);
  await sql`
    update connectors set held_until = null, problem = ${problem}::text::jsonb, next_at = ${done.nextAt},
      last_done_at = coalesce(${done.doneAt}::timestamptz, last_done_at)
    where feed = ${done.feed}`;
}

/** Lets an import that was put together from pages be checked: from here on it is one as any other. */
export async function arriveImport(
  sql: Handle,
  row: { id: string; size: number; sha256: string; look: FileLook; settings: ImportSettings; at: string },
): Promise<void> {
  await sql`
    update imports set state = 'checking', size = ${row.size}, sha256 = ${row.sha256}, problem = null,
      look = ${keptJson(row.look)}::text::jsonb, settings = ${keptJson(row.settings)}::text::jsonb,
      changed_at = ${row.at}
    where id = ${row.id} and origin = 'connector' and state = 'given-up' and size = 0`;
}

/** Forgets an import whose pages never all came, with those that did. */
export async function forgetFetched(sql: Handle, id: string): Promise<void> {
  await sql`delete from imports where id = ${id} and origin = 'connector' and state = 'given-up' and size = 0`;
}

/** The publisher's ids of events. */
export async function externalIds(sql: Handle, ids: readonly string[]): Promise<string[]> {
  const rows = await sql<{ externalId: string }[]>`
    select external_id as "externalId" from events where id = any(${[...ids]}::uuid[]) and external_id is not null`;
  return rows.map(({ externalId }) => externalId);
}

function columns(sql: Handle) {
  return sql`feed, cursor, last_run_at as "lastRunAt", last_done_at as "lastDoneAt", next_at as "nextAt", problem,
    coalesce(held_until > clock_timestamp(), false) as running`;
}

export const CONNECTOR_READS = { list: listConnectors, externalIds } as const;
export const CONNECTOR_CHANGES = {
  ...CONNECTOR_READS,
  take: takeConnector,
  hold: holdConnector,
  ask: askConnector,
  keep: keepCursor,
  settle: settleConnector,
  arrive: arriveImport,
  forgetFetched,
} as const;
