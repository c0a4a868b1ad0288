import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { client, type Connection } from '../connect.ts';
import { translated } from '../failure.ts';

/** What the database says of itself; nothing is changed, and no table need be there. */
export interface Examined {
  /** Such as 170005. */
  version: number;
  fsync: boolean;
  synchronousCommit: string;
  /** Milliseconds that its clock is before ours, the way there and back halved. */
  clockAhead: number;
  superuser: boolean;
  /** Whether our role owns the audit trail, and so could take its guards away; null where there is none. */
  ownsAudit: boolean | null;
  /** Guards of the audit trail that are there and switched on, of `guards`. */
  guarded: number;
  /** Steps of the tables that were made, and that this program knows. */
  migrations: { made: number; known: number; newer: boolean };
}

const GUARDS = ['audit_insert_only', 'audit_never_emptied', 'audit_chained', 'audit_head_follows', 'audit_head_stays'];
export const ALL_GUARDS = GUARDS.length;

/**
 * Asks the database over a connection of its own.
 * @throws Problem `database-away`
 */
export async function examine(connection: Connection, migrations: string): Promise<Examined> {
  const journal = JSON.parse(await readFile(path.join(migrations, 'meta', '_journal.json'), 'utf8')) as {
    entries: { when: number }[];
  };
  const sql = client(connection, 1, {});
  try {
    await sql`select 1`;
    const begun = Date.now();
    const [now] = await sql<{ ms: string }[]>`select (extract(epoch from clock_timestamp()) * 1000)::text as ms`;
    const clockAhead = Math.round(Number(now?.ms) - (begun + Date.now()) / 2);
    const [row] = await sql<(Omit<Examined, 'clockAhead' | 'migrations'> & { kept: boolean })[]>`
      select current_setting('server_version_num')::int as version, current_setting('fsync') = 'on' as fsync,
        current_setting('synchronous_commit') as "synchronousCommit",
        (select rolsuper from pg_roles where rolname = current_user) as superuser,
        (select pg_has_role(current_user, relowner, 'member') from pg_class where oid = to_regclass('public.audit')) as "ownsAudit",
        (select count(*)::int from pg_trigger where tgname = any(${GUARDS}) and tgenabled = 'A'
          and tgrelid in (to_regclass('public.audit'), to_regclass('public.audit_head'))) as guarded,
        to_regclass('drizzle.__drizzle_migrations') is not null as kept`;
    if (!row) throw new Error('a question without an answer');
    const { kept, ...said } = row;
    const [steps] = kept
      ? await sql<{ made: number; last: string }[]>`
          select count(*)::int as made, coalesce(max(created_at), 0)::text as last from drizzle.__drizzle_migrations`
      : [];
    const newer = Number(steps?.last ?? 0) > Math.max(...journal.entries.map(({ when }) => when));
    return { ...said, clockAhead, migrations: { made: steps?.made ?? 0, known: journal.entries.length, newer } };
  } catch (error) {
    throw translated(error);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
