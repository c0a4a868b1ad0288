import type { Stage } from '../../domain/account/session.ts';
import type { KeyScope } from '../../domain/key-scope.ts';
import type { Role, RolesHeld } from '../../domain/role.ts';
import type { Handle } from '../connect.ts';
import type { Installation } from './installation.ts';

/** A person who asks, and in what installation. */
interface Asker {
  personId: string;
  name: string;
  role: Role;
  forecasts: RolesHeld | null;
  disabledAt: string | null;
  mode: Installation['mode'];
}

/** Who came in by a session. */
export interface BySession extends Asker {
  id: string;
  stage: Stage;
  madeAt: string;
  seenAt: string;
  endsAt: string;
  sessionsValidFrom: string | null;
}

/** Who came in by a key. */
export interface ByKey extends Asker {
  id: string;
  scopes: KeyScope[];
  limitedTo: string[] | null;
  endsAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

const asker = (sql: Handle) => sql`
  p.id as "personId", p.name, p.role, p.forecasts, p.disabled_at as "disabledAt", coalesce(i.mode, 'normal') as mode`;

/** Whether anybody has an account, and how the installation is set. */
export async function whoIsThere(sql: Handle): Promise<{ accounts: boolean; mode: Installation['mode'] }> {
  const [row] = await sql<{ accounts: boolean; mode: Installation['mode'] }[]>`
    select exists (select from people) as accounts, coalesce((select mode from installation), 'normal') as mode`;
  return row ?? { accounts: true, mode: 'normal' };
}

/** Whose session a token's hash is, with all that decides whether it opens, in one way there and back. */
export async function whoBySession(sql: Handle, hash: string): Promise<BySession | null> {
  const [row] = await sql<BySession[]>`
    select ${asker(sql)}, s.id, s.stage, s.made_at as "madeAt", s.seen_at as "seenAt", s.ends_at as "endsAt",
      i.sessions_valid_from as "sessionsValidFrom"
    from sessions s join people p on p.id = s.person_id left join installation i on true where s.hash = ${hash}`;
  return row ?? null;
}

/**
 * Which of these sessions and keys still open something, and whether this machine does, which it does while nobody has an
 * account. Of an installation without access, those of admins.
 */
export async function whoStands(
  sql: Handle,
  {
    sessions,
    keys,
    now,
    usedSince,
  }: { sessions: readonly string[]; keys: readonly string[]; now: string; usedSince: string },
): Promise<{ sessions: string[]; keys: string[]; machine: boolean }> {
  const [row] = await sql<{ sessions: string[]; keys: string[]; machine: boolean }[]>`
    with entering as (
      select p.id from people p left join installation i on true
      where p.disabled_at is null and (coalesce(i.mode, 'normal') <> 'no-access' or p.role = 'admin')
    )
    select
      array(select s.id::text from sessions s join entering e on e.id = s.person_id left join installation i on true
        where s.id = any(${[...sessions]}::uuid[]) and s.stage = 'full' and s.ends_at > ${now} and s.seen_at > ${usedSince}
          and (i.sessions_valid_from is null or s.made_at >= i.sessions_valid_from)) as sessions,
      array(select k.id::text from api_keys k join entering e on e.id = k.person_id
        where k.id = any(${[...keys]}::uuid[]) and k.revoked_at is null and k.ends_at > ${now}) as keys,
      not exists (select from people) as machine`;
  return row ?? { sessions: [], keys: [], machine: false };
}

/** The same of a key. */
export async function whoByKey(sql: Handle, hash: string): Promise<ByKey | null> {
  const [row] = await sql<ByKey[]>`
    select ${asker(sql)}, k.id, k.scopes, k.forecasts as "limitedTo", k.ends_at as "endsAt",
      k.last_used_at as "lastUsedAt", k.revoked_at as "revokedAt"
    from api_keys k join people p on p.id = k.person_id left join installation i on true where k.hash = ${hash}`;
  return row ?? null;
}
