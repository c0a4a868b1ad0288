import type { Role, RolesHeld } from '../../domain/role.ts';
import type { Handle } from '../connect.ts';

/** A person as kept, without password, second factor and recovery codes. */
export interface KeptPerson {
  id: string;
  email: string;
  name: string;
  role: Role;
  forecasts: RolesHeld | null;
  mustSecondFactor: boolean;
  disabledAt: string | null;
  createdAt: string;
  version: number;
  secondFactor: boolean;
}

/** With what signing in needs; for `auth` alone, and in no answer. */
export interface Secrets extends KeptPerson {
  passwordHash: string | null;
  totpSecret: string | null;
  totpPending: string | null;
  totpLastStep: number | null;
  recoveryHashes: string[];
}

const columns = (sql: Handle) => sql`
  p.id, p.email, p.name, p.role, p.forecasts, p.must_second_factor as "mustSecondFactor", p.disabled_at as "disabledAt",
  p.created_at as "createdAt", p.version, p.totp_secret is not null as "secondFactor"`;
const secrets = (sql: Handle) => sql`
  p.password_hash as "passwordHash", p.totp_secret as "totpSecret", p.totp_pending as "totpPending",
  p.totp_last_step as "totpLastStep", p.recovery_hashes as "recoveryHashes"`;

/** Everybody, by name, with the moment they were last seen. */
export async function listPeople(sql: Handle): Promise<(KeptPerson & { seenAt: string | null })[]> {
  return sql<(KeptPerson & { seenAt: string | null })[]>`
    select ${columns(sql)}, (select max(s.seen_at) from sessions s where s.person_id = p.id) as "seenAt"
    from people p order by lower(p.name), p.id limit 5000`;
}

/** One person, or null. */
export async function personById(sql: Handle, id: string): Promise<Secrets | null> {
  const [row] = await sql<Secrets[]>`select ${columns(sql)}, ${secrets(sql)} from people p where p.id = ${id}`;
  return row ?? null;
}

/** The person with this address, in whatever case, or null. */
export async function personByEmail(sql: Handle, email: string): Promise<Secrets | null> {
  const [row] = await sql<Secrets[]>`
    select ${columns(sql)}, ${secrets(sql)} from people p where lower(p.email) = lower(${email})`;
  return row ?? null;
}

/** How many have an account, and how many of them are admins who can sign in. */
export async function countPeople(sql: Handle): Promise<{ all: number; admins: number }> {
  const [row] = await sql<{ all: number; admins: number }[]>`
    select count(*)::int as "all", count(*) filter (where role = 'admin' and disabled_at is null)::int as admins from people`;
  return row ?? { all: 0, admins: 0 };
}

/** Holds changes of people one after the other, to the end of the transaction: the last admin must not vanish between two. */
export async function holdPeople(sql: Handle): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('people', 860))`;
}

/** Keeps a new person; false when the address is taken. */
export async function addPerson(
  sql: Handle,
  person: Pick<KeptPerson, 'id' | 'email' | 'name' | 'role' | 'forecasts'> & { passwordHash: string; at: string },
): Promise<boolean> {
  const { count } = await sql`
    insert into people (id, email, name, role, forecasts, password_hash, recovery_hashes, must_second_factor, created_at, version)
    values (${person.id}, ${person.email}, ${person.name}, ${person.role},
      ${person.forecasts === null ? null : JSON.stringify(person.forecasts)}::text::jsonb, ${person.passwordHash},
      '{}', false, ${person.at}, 1)
    on conflict (lower(email)) do nothing`;
  return count === 1;
}

/** Changes of a person; what is missing stays. */
export interface PersonChange {
  name?: string;
  role?: Role;
  forecasts?: RolesHeld | null;
  mustSecondFactor?: boolean;
  disabledAt?: string | null;
  passwordHash?: string;
  totpSecret?: string | null;
  totpPending?: string | null;
  totpLastStep?: number | null;
  recoveryHashes?: string[];
}

const COLUMN: Record<keyof PersonChange, string> = {
  name: 'name',
  role: 'role',
  forecasts: 'forecasts',
  mustSecondFactor: 'must_second_factor',
  disabledAt: 'disabled_at',
  passwordHash: 'password_hash',
  totpSecret: 'totp_secret',
  totpPending: 'totp_pending',
  totpLastStep: 'totp_last_step',
  recoveryHashes: 'recovery_hashes',
};

/** Changes a person and gives them a new version. */
export async function changePerson(sql: Handle, id: string, { forecasts, ...change }: PersonChange): Promise<void> {
  const set = Object.fromEntries(
    Object.entries(change).map(([name, value]) => [COLUMN[name as keyof PersonChange], value]),
  );
  if (Object.keys(set).length > 0) await sql`update people set ${sql(set)} where id = ${id}`;
  if (forecasts !== undefined)
    await sql`update people set forecasts = ${forecasts === null ? null : JSON.stringify(forecasts)}::text::jsonb where id = ${id}`;
  await sql`update people set version = version + 1 where id = ${id}`;
}

/** Takes a step of the authenticator for used; false when it, or a later one, was used before. */
export async function useStep(sql: Handle, id: string, step: number): Promise<boolean> {
  const { count } = await sql`
    update people set totp_last_step = ${step}
    where id = ${id} and totp_secret is not null and (totp_last_step is null or totp_last_step < ${step})`;
  return count === 1;
}

/** Takes a recovery code for used; false when there is none like it. */
export async function useRecovery(sql: Handle, id: string, hash: string): Promise<boolean> {
  const { count } = await sql`
    update people set recovery_hashes = array_remove(recovery_hashes, ${hash}) where id = ${id} and ${hash} = any(recovery_hashes)`;
  return count === 1;
}
