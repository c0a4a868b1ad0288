import type { Handle } from '../connect.ts';

/** Somebody who is told of changes by mail. */
export interface KeptSubscriber {
  id: string;
  forecast: string;
  address: string;
  token: string;
  toldThrough: number;
  at: string;
  by: string;
  byName: string;
  leftAt: string | null;
}

const columns = (sql: Handle) => sql`
  id, forecast, address, token, told_through as "toldThrough", at, by, by_name as "byName", left_at as "leftAt"`;

/** Everybody who is told, by address. */
export async function listSubscribers(sql: Handle): Promise<KeptSubscriber[]> {
  return sql<KeptSubscriber[]>`
    select ${columns(sql)} from digest_subscribers where left_at is null order by forecast, lower(address)`;
}

/** One of them, also one who has left. */
export async function readSubscriber(sql: Handle, id: string): Promise<KeptSubscriber | null> {
  const [row] = await sql<KeptSubscriber[]>`select ${columns(sql)} from digest_subscribers where id = ${id}`;
  return row ?? null;
}

/** Enters an address; false where it is told already. */
export async function addSubscriber(sql: Handle, row: Omit<KeptSubscriber, 'leftAt'>): Promise<boolean> {
  const { count } = await sql`
    insert into digest_subscribers (id, forecast, address, token, told_through, at, by, by_name)
    values (${row.id}, ${row.forecast}, ${row.address}, ${row.token}, ${row.toldThrough}, ${row.at}, ${row.by},
      ${row.byName})
    on conflict do nothing`;
  return count > 0;
}

/** Subscribers whom something new was not told yet. */
export async function subscribersBehind(sql: Handle): Promise<KeptSubscriber[]> {
  return sql<KeptSubscriber[]>`
    select ${columns(sql)} from digest_subscribers s
    where left_at is null
      and exists (select 1 from verdict_changes c where c.forecast = s.forecast and c.n > s.told_through)
    order by id limit 200`;
}

/** Notes how far somebody was told; false where another server has done so. */
export async function markTold(
  sql: Handle,
  { id, from, to }: { id: string; from: number; to: number },
): Promise<boolean> {
  const { count } = await sql`
    update digest_subscribers set told_through = ${to}
    where id = ${id} and told_through = ${from} and left_at is null`;
  return count > 0;
}

/** Takes somebody off the list, by id or by the token of their mail; null where nobody is there. */
export async function leaveDigest(
  sql: Handle,
  { id, token, at, by }: { id: string | null; token: string | null; at: string; by: string },
): Promise<KeptSubscriber | null> {
  const [row] = await sql<KeptSubscriber[]>`
    update digest_subscribers set left_at = ${at}, left_by = ${by}
    where left_at is null and (id = ${id}::uuid or token = ${token}) returning ${columns(sql)}`;
  return row ?? null;
}

/** Who has this token, also when they have left. */
export async function subscriberByToken(sql: Handle, token: string): Promise<KeptSubscriber | null> {
  const [row] = await sql<KeptSubscriber[]>`select ${columns(sql)} from digest_subscribers where token = ${token}`;
  return row ?? null;
}
