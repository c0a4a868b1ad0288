import type { Stage } from '../../domain/account/session.ts';
import type { Handle } from '../connect.ts';

/** A session as kept, without its hash. */
export interface KeptSession {
  id: string;
  personId: string;
  stage: Stage;
  madeAt: string;
  seenAt: string;
  endsAt: string;
  address: string;
  agent: string;
  secondFactorAt: string | null;
}

const columns = (sql: Handle) => sql`
  id, person_id as "personId", stage, made_at as "madeAt", seen_at as "seenAt", ends_at as "endsAt", address, agent,
  second_factor_at as "secondFactorAt"`;

/** The session whose token has this hash, or null. */
export async function sessionByHash(sql: Handle, hash: string): Promise<KeptSession | null> {
  const [row] = await sql<KeptSession[]>`select ${columns(sql)} from sessions where hash = ${hash}`;
  return row ?? null;
}

/** All of a person, newest use first. */
export async function sessionsOf(sql: Handle, personId: string): Promise<KeptSession[]> {
  return sql<KeptSession[]>`
    select ${columns(sql)} from sessions where person_id = ${personId} and stage = 'full' order by seen_at desc, id limit 500`;
}

/** Keeps a new session. */
export async function addSession(sql: Handle, { hash, ...session }: KeptSession & { hash: string }): Promise<void> {
  await sql`
    insert into sessions (hash, id, person_id, stage, made_at, seen_at, ends_at, address, agent, second_factor_at)
    values (${hash}, ${session.id}, ${session.personId}, ${session.stage}, ${session.madeAt}, ${session.seenAt},
      ${session.endsAt}, ${session.address}, ${session.agent}, ${session.secondFactorAt})`;
}

/** Writes down that a session was used. */
export async function seeSession(sql: Handle, id: string, at: string): Promise<void> {
  await sql`update sessions set seen_at = greatest(seen_at, ${at}::timestamptz) where id = ${id}`;
}

/** Ends the session of a token; false when there was none. */
export async function endByHash(sql: Handle, hash: string): Promise<boolean> {
  const { count } = await sql`delete from sessions where hash = ${hash}`;
  return count === 1;
}

/** Ends one session of a person; false when they have none with this id. */
export async function endSession(sql: Handle, personId: string, id: string): Promise<boolean> {
  const { count } = await sql`delete from sessions where person_id = ${personId} and id = ${id}`;
  return count === 1;
}

/** Ends all sessions of a person but one; gives how many. */
export async function endSessions(sql: Handle, personId: string, but: string | null): Promise<number> {
  const { count } = await sql`delete from sessions where person_id = ${personId} and id is distinct from ${but}::uuid`;
  return count;
}

/** Forgets sessions that ended before a moment. */
export async function forgetSessions(sql: Handle, before: string): Promise<void> {
  await sql`delete from sessions where ends_at < ${before}`;
}
