import type { KeyScope } from '../../domain/key-scope.ts';
import type { Handle } from '../connect.ts';

/** A key as kept, without its hash. */
export interface KeptApiKey {
  id: string;
  prefix: string;
  personId: string;
  person: string;
  name: string;
  scopes: KeyScope[];
  forecasts: string[] | null;
  madeAt: string;
  endsAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

const columns = (sql: Handle) => sql`
  k.id, k.prefix, k.person_id as "personId", p.name as person, k.name, k.scopes, k.forecasts, k.made_at as "madeAt",
  k.ends_at as "endsAt", k.last_used_at as "lastUsedAt", k.revoked_at as "revokedAt"`;

/** Keys of a person, or of everybody; the newest first. */
export async function listApiKeys(sql: Handle, personId: string | null): Promise<KeptApiKey[]> {
  return sql<KeptApiKey[]>`
    select ${columns(sql)} from api_keys k join people p on p.id = k.person_id
    where ${personId}::uuid is null or k.person_id = ${personId}::uuid order by k.made_at desc, k.id limit 1000`;
}

/** One key, or null. */
export async function apiKeyById(sql: Handle, id: string): Promise<KeptApiKey | null> {
  const [row] = await sql<KeptApiKey[]>`
    select ${columns(sql)} from api_keys k join people p on p.id = k.person_id where k.id = ${id}`;
  return row ?? null;
}

/** Keeps a new key. */
export async function addApiKey(
  sql: Handle,
  { hash, ...key }: Omit<KeptApiKey, 'person' | 'lastUsedAt' | 'revokedAt'> & { hash: string },
): Promise<void> {
  await sql`
    insert into api_keys (id, prefix, hash, person_id, name, scopes, forecasts, made_at, ends_at)
    values (${key.id}, ${key.prefix}, ${hash}, ${key.personId}, ${key.name}, ${key.scopes}::text[],
      ${key.forecasts}::text[], ${key.madeAt}, ${key.endsAt})`;
}

/** Closes a key for good; false when it was closed. */
export async function revokeApiKey(sql: Handle, id: string, at: string): Promise<boolean> {
  const { count } = await sql`update api_keys set revoked_at = ${at} where id = ${id} and revoked_at is null`;
  return count === 1;
}

/** Closes all of a person; gives how many. */
export async function revokeApiKeysOf(sql: Handle, personId: string, at: string): Promise<number> {
  const { count } = await sql`
    update api_keys set revoked_at = ${at} where person_id = ${personId} and revoked_at is null`;
  return count;
}

/** Writes down that a key was used. */
export async function seeApiKey(sql: Handle, id: string, at: string): Promise<void> {
  await sql`update api_keys set last_used_at = ${at} where id = ${id}`;
}
