import type { Handle } from './connect.ts';

/** One line of the audit trail. */
export interface AuditLine {
  at: string;
  actor: string;
  action: string;
  subject: string;
  detail: Record<string, unknown>;
}

/** Writes a line of the audit trail. */
export async function noteAudit(sql: Handle, line: AuditLine): Promise<void> {
  await sql`
    insert into audit (at, actor, action, subject, detail)
    values (${line.at}, ${line.actor}, ${line.action}, ${line.subject}, ${JSON.stringify(line.detail)}::text::jsonb)`;
}

/** An answer kept under its Idempotency-Key. */
export interface KeptAnswer {
  fingerprint: string;
  status: number;
  body: unknown;
}

/**
 * Takes the key for this transaction. True when it is ours; false when another request holds it at this moment.
 * The lock ends with the transaction, so a killed server leaves no key behind that nobody can use.
 */
export async function takeKey(sql: Handle, actor: string, key: string): Promise<boolean> {
  const [row] = await sql<{ ours: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended(${`${actor} ${key}`}, 860)) as ours`;
  return row?.ours === true;
}

/** The answer given under this key before, or null. */
export async function answerUnder(sql: Handle, actor: string, key: string): Promise<KeptAnswer | null> {
  const [row] = await sql<KeptAnswer[]>`
    select fingerprint, status::int as status, body from idempotency where actor = ${actor} and key = ${key}`;
  return row ?? null;
}

/** Keeps an answer under its key. */
export async function keepAnswer(
  sql: Handle,
  { actor, key, at, ...answer }: KeptAnswer & { actor: string; key: string; at: string },
): Promise<void> {
  await sql`
    insert into idempotency (key, actor, fingerprint, status, body, at)
    values (${key}, ${actor}, ${answer.fingerprint}, ${answer.status}, ${JSON.stringify(answer.body)}::text::jsonb, ${at})`;
}

/** Forgets answers given before a moment. */
export async function forgetAnswers(sql: Handle, before: string): Promise<void> {
  await sql`delete from idempotency where at < ${before}`;
}

/** A choice made once, or null. */
export async function readSetting(sql: Handle, key: string): Promise<unknown> {
  const [row] = await sql<{ value: unknown }[]>`select value from settings where key = ${key}`;
  return row?.value ?? null;
}

/** Remembers a choice. */
export async function keepSetting(
  sql: Handle,
  key: string,
  value: string | number | boolean | Readonly<Record<string, unknown>>,
): Promise<void> {
  await sql`
    insert into settings (key, value) values (${key}, ${JSON.stringify(value)}::text::jsonb)
    on conflict (key) do update set value = excluded.value`;
}
