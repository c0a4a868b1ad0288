import type { Handle } from '../connect.ts';

/** What is watched in the database. */
export interface OperatingNumbers {
  /** Events that count, without those retracted. */
  events: number;
  /** Lines of the audit trail. */
  audit: number;
  /** Work in the background that waits or runs: imports and undos. */
  imports: number;
  undos: number;
  /** Deliveries that wait or are sent at this moment. */
  deliveries: number;
  /** Deliveries that failed for good. */
  failed: number;
  /** Connections of ours by what they do: active, idle, idle in transaction. */
  connections: Record<string, number>;
}

/** All of it in one question. */
export async function operatingNumbers(sql: Handle): Promise<OperatingNumbers> {
  const [row] = await sql<OperatingNumbers[]>`
    select (select count(*) from events where status <> 'retracted') as events,
      (select seq from audit_head) as audit,
      (select count(*) from imports where state in ('checking', 'importing')) as imports,
      (select count(*) from undos where state = 'undoing') as undos,
      (select count(*) from delivery_log where state in ('waiting', 'sending')) as deliveries,
      (select count(*) from delivery_log where state = 'failed') as failed,
      (select coalesce(jsonb_object_agg(state, n), '{}') from (
        select coalesce(state, 'other') as state, count(*) as n from pg_stat_activity
        where datname = current_database() and application_name = 'signposts' group by 1) as c) as connections`;
  if (!row) throw new Error('a question without an answer');
  return row;
}
