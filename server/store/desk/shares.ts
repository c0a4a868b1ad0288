import type { Handle } from '../connect.ts';

/** A shared link as it is kept, without what a frozen one holds. */
export interface KeptShare {
  id: string;
  opens: 'pages' | 'chart';
  kind: 'live' | 'frozen';
  forecast: string;
  indicator: string | null;
  feed: string | null;
  asOf: string | null;
  address: string;
  withEvents: boolean;
  note: string;
  at: string;
  by: string;
  expiresAt: string;
  revokedAt: string | null;
  revokedBy: string | null;
}

/** Most links that a list shows; whoever makes more has the newest. */
const MOST_LISTED = 500;

// Never the hash: nobody who reads a list needs it.
const columns = (sql: Handle) => sql`
  id, opens, kind, forecast, indicator, feed, as_of as "asOf", address, with_events as "withEvents", note, at, by,
  expires_at as "expiresAt", revoked_at as "revokedAt", revoked_by as "revokedBy"`;

/** Every link, newest first. */
export async function listShares(sql: Handle): Promise<KeptShare[]> {
  return sql<KeptShare[]>`select ${columns(sql)} from shares order by at desc, id desc limit ${MOST_LISTED}`;
}

/** One link, or null. */
export async function readShare(sql: Handle, id: string): Promise<KeptShare | null> {
  const [row] = await sql<KeptShare[]>`select ${columns(sql)} from shares where id = ${id}`;
  return row ?? null;
}

/** The link whose token has this hash, or null. Found by index over hashes, so time tells nothing of a token. */
export async function shareByHash(sql: Handle, hash: string): Promise<KeptShare | null> {
  const [row] = await sql<KeptShare[]>`select ${columns(sql)} from shares where token_hash = ${hash}`;
  return row ?? null;
}

/** One of the answers that a frozen link keeps, or null where it kept none under this name. */
export async function frozenAnswer(sql: Handle, id: string, name: string): Promise<unknown> {
  const [row] = await sql<{ answer: unknown }[]>`select frozen -> ${name}::text as answer from shares where id = ${id}`;
  return row?.answer ?? null;
}

/** Keeps a new link with the hash of its token. */
export async function addShare(
  sql: Handle,
  { hash, frozen, ...share }: KeptShare & { hash: string; frozen: Readonly<Record<string, unknown>> | null },
): Promise<void> {
  await sql`
    insert into shares (id, token_hash, opens, kind, forecast, indicator, feed, as_of, address, with_events, note,
      frozen, at, by, expires_at)
    values (${share.id}, ${hash}, ${share.opens}, ${share.kind}, ${share.forecast}, ${share.indicator}, ${share.feed},
      ${share.asOf}, ${share.address}, ${share.withEvents}, ${share.note},
      ${frozen === null ? null : JSON.stringify(frozen)}::text::jsonb, ${share.at}, ${share.by}, ${share.expiresAt})`;
}

/** Gives a link another token; the one before opens nothing any more. False when the link is closed for good. */
export async function rekeyShare(sql: Handle, id: string, hash: string): Promise<boolean> {
  const { count } = await sql`update shares set token_hash = ${hash} where id = ${id} and revoked_at is null`;
  return count > 0;
}

/** Forgets what frozen links kept that expired before a moment: nobody can read it any more. */
export async function forgetExpired(sql: Handle, before: string): Promise<void> {
  await sql`
    update shares set frozen = '{}'::jsonb
    where expires_at <= ${before} and frozen is not null and frozen <> '{}'::jsonb`;
}

/** Closes a link and forgets what it kept; null when it was closed before. */
export async function revokeShare(
  sql: Handle,
  { id, at, by }: { id: string; at: string; by: string },
): Promise<KeptShare | null> {
  const [row] = await sql<KeptShare[]>`
    update shares set revoked_at = ${at}, revoked_by = ${by},
      frozen = case when frozen is null then null else '{}'::jsonb end
    where id = ${id} and revoked_at is null returning ${columns(sql)}`;
  return row ?? null;
}
