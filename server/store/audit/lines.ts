import type { Handle } from '../connect.ts';

/** A line of the audit trail as it stands in the chain. */
export interface ChainedLine {
  /** From 1, without a gap. */
  seq: number;
  at: string;
  actor: string;
  action: string;
  subject: string;
  detail: unknown;
  /** The hash of the line before; 64 zeros before the first. */
  previous: string;
  /** SHA-256 of `text`, in hexadecimal digits. */
  hash: string;
  /** What the hash is taken of: number, previous hash, moment, actor, action, subject and detail as one JSON text. */
  text: string;
}

/** Which lines; what is left out does not matter. */
export interface AuditFilter {
  actor?: string | undefined;
  action?: string | undefined;
  subject?: string | undefined;
  /** First and last day, in UTC. */
  from?: string | undefined;
  to?: string | undefined;
}

/** Lines before a number (from the newest, where there is none), the newest first. */
export async function auditPage(
  sql: Handle,
  { actor, action, subject, from, to }: AuditFilter,
  { before, limit }: { before: number | null; limit: number },
): Promise<ChainedLine[]> {
  return sql<ChainedLine[]>`
    select ${columns(sql)} from audit
    where (${before}::bigint is null or seq < ${before})
      and (${actor ?? null}::text is null or actor = ${actor ?? null})
      and (${action ?? null}::text is null or action = ${action ?? null})
      and (${subject ?? null}::text is null or subject = ${subject ?? null})
      and (${from ?? null}::date is null or at >= ${from ?? null}::date::timestamp at time zone 'UTC')
      and (${to ?? null}::date is null or at < (${to ?? null}::date + 1)::timestamp at time zone 'UTC')
    order by seq desc limit ${limit}`;
}

/** So many lines after a number, the oldest first. */
export async function auditLines(sql: Handle, after: number, limit: number): Promise<ChainedLine[]> {
  return sql<ChainedLine[]>`select ${columns(sql)} from audit where seq > ${after} order by seq limit ${limit}`;
}

/** Where the chain ends. */
export async function auditHead(sql: Handle): Promise<{ seq: number; hash: string } | null> {
  const [row] = await sql<{ seq: number; hash: string }[]>`select seq, hash from audit_head`;
  return row ?? null;
}

/** The text is made here and not by the database's own function: who can change that one could hide a change of a line. */
function columns(sql: Handle) {
  return sql`seq, at, actor, action, subject, detail, previous, hash, jsonb_build_array(seq, previous,
    to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor, action, subject, detail)::text as text`;
}
