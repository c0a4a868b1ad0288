import type { LinkKind } from '../../domain/account/one-time-link.ts';
import type { Role, RolesHeld } from '../../domain/role.ts';
import type { Handle } from '../connect.ts';

/** A link that opens once, without its hash. */
export interface KeptLink {
  kind: LinkKind;
  personId: string | null;
  email: string | null;
  role: Role;
  forecasts: RolesHeld | null;
  madeAt: string;
  madeBy: string;
  endsAt: string;
  usedAt: string | null;
}

const columns = (sql: Handle) => sql`
  kind, person_id as "personId", email, role, forecasts, made_at as "madeAt", made_by as "madeBy", ends_at as "endsAt",
  used_at as "usedAt"`;

/** The link whose token has this hash, or null. */
export async function linkByHash(sql: Handle, hash: string): Promise<KeptLink | null> {
  const [row] = await sql<KeptLink[]>`select ${columns(sql)} from one_time_links where hash = ${hash}`;
  return row ?? null;
}

/** Keeps a new link. */
export async function addLink(
  sql: Handle,
  { hash, ...link }: Omit<KeptLink, 'usedAt'> & { hash: string },
): Promise<void> {
  await sql`
    insert into one_time_links (hash, kind, person_id, email, role, forecasts, made_at, made_by, ends_at)
    values (${hash}, ${link.kind}, ${link.personId}, ${link.email}, ${link.role},
      ${link.forecasts === null ? null : JSON.stringify(link.forecasts)}::text::jsonb, ${link.madeAt}, ${link.madeBy}, ${link.endsAt})`;
}

/** Takes a link for used; false when it was used before or does not open any more. Of two at once one gets true. */
export async function useLink(sql: Handle, hash: string, at: string): Promise<boolean> {
  const { count } = await sql`
    update one_time_links set used_at = ${at} where hash = ${hash} and used_at is null and ends_at > ${at}`;
  return count === 1;
}

/** Closes what still opens: links of one kind for a person or an address, or for nobody in particular. */
export async function closeLinks(
  sql: Handle,
  { kind, personId, email, at }: { kind: LinkKind; personId: string | null; email: string | null; at: string },
): Promise<void> {
  await sql`
    update one_time_links set used_at = ${at} where kind = ${kind} and used_at is null
      and person_id is not distinct from ${personId}::uuid and lower(email) is not distinct from lower(${email})`;
}

/** Closes every link of a person that still opens. */
export async function closeLinksOf(sql: Handle, personId: string, at: string): Promise<void> {
  await sql`update one_time_links set used_at = ${at} where person_id = ${personId} and used_at is null`;
}
