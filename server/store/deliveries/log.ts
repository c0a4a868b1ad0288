import type { Attempt, SentFile } from '../../domain/delivery/delivery.ts';
import type { DeliveryState } from '../../domain/delivery/delivery-values.ts';
import type { Target } from '../../domain/delivery/schedule.ts';
import type { Handle } from '../connect.ts';
import { keptJson } from '../imports/kept-json.ts';

/** Seconds for which a process holds what it sends. Renewed meanwhile; afterwards another process goes on. */
export const DELIVERY_HELD_SECONDS = 30;
const MOST_LISTED = 100;

/** One sending as it is kept. */
export interface KeptDelivery {
  id: string;
  kind: 'report' | 'test' | 'digest';
  schedule: string | null;
  subscriber: string | null;
  changes: string[] | null;
  target: Target;
  title: string;
  dueAt: string;
  missed: number;
  state: DeliveryState;
  attempts: number;
  brokenOff: number;
  nextAt: string | null;
  reached: string[];
  files: SentFile[];
  by: string;
  at: string;
  endedAt: string | null;
  acknowledgedAt: string | null;
  acknowledgedBy: string | null;
}

const columns = (sql: Handle) => sql`
  id, kind, schedule, subscriber, changes, target, title, due_at as "dueAt", missed, state, attempts,
  broken_off as "brokenOff", next_at as "nextAt", reached, files, by, at, ended_at as "endedAt",
  acknowledged_at as "acknowledgedAt", acknowledged_by as "acknowledgedBy"`;

/** The newest sendings, and every failure that nobody has acknowledged, newest first. */
export async function listDeliveries(sql: Handle): Promise<KeptDelivery[]> {
  return sql<KeptDelivery[]>`
    select ${columns(sql)} from delivery_log
    where id in (select id from delivery_log order by at desc, id desc limit ${MOST_LISTED})
      or (state = 'failed' and acknowledged_at is null)
    order by at desc, id desc limit ${MOST_LISTED * 5}`;
}

/** One sending, or null. */
export async function readDelivery(sql: Handle, id: string): Promise<KeptDelivery | null> {
  const [row] = await sql<KeptDelivery[]>`select ${columns(sql)} from delivery_log where id = ${id}`;
  return row ?? null;
}

/** The tries of these sendings, in order. */
export async function attemptsOf(sql: Handle, ids: readonly string[]): Promise<(Attempt & { delivery: string })[]> {
  return sql<(Attempt & { delivery: string })[]>`
    select delivery, n, at, outcome, answer, bytes, ms from delivery_attempts
    where delivery = any(${[...ids]}::uuid[]) order by id`;
}

/** Failures that nobody has acknowledged. */
export async function countFailed(sql: Handle): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from delivery_log where state = 'failed' and acknowledged_at is null`;
  return row?.n ?? 0;
}

/** Puts a sending into the log, to be sent; false where this run of the schedule stands there already. */
export async function addDelivery(
  sql: Handle,
  row: Pick<
    KeptDelivery,
    'id' | 'kind' | 'schedule' | 'subscriber' | 'changes' | 'target' | 'title' | 'dueAt' | 'missed' | 'by' | 'at'
  >,
): Promise<boolean> {
  const { count } = await sql`
    insert into delivery_log (id, kind, schedule, subscriber, changes, target, title, due_at, missed, state, attempts,
      broken_off, next_at, reached, files, by, at)
    values (${row.id}, ${row.kind}, ${row.schedule}, ${row.subscriber}, ${row.changes}::uuid[],
      ${keptJson(row.target)}::text::jsonb, ${row.title}, ${row.dueAt}, ${row.missed}, 'waiting', 0, 0, ${row.at}, '{}',
      '[]', ${row.by}, ${row.at})
    on conflict do nothing`;
  return count > 0;
}

/** The next sending whose time has come and that no process holds, held from now on; null when there is none. */
export async function takeDelivery(
  sql: Handle,
  { at, only }: { at: string; only: string | null },
): Promise<KeptDelivery | null> {
  const [row] = await sql<KeptDelivery[]>`
    update delivery_log set held_until = clock_timestamp() + make_interval(secs => ${DELIVERY_HELD_SECONDS})
    where id = (
      select id from delivery_log
      where state in ('waiting', 'sending') and next_at <= ${at}
        and (held_until is null or held_until < clock_timestamp())
        ${only === null ? sql`` : sql`and id = ${only}`}
      order by next_at, id limit 1 for update skip locked)
    returning ${columns(sql)}`;
  return row ?? null;
}

/** Goes on holding it. */
export async function keepHolding(sql: Handle, id: string): Promise<void> {
  await sql`
    update delivery_log set held_until = clock_timestamp() + make_interval(secs => ${DELIVERY_HELD_SECONDS})
    where id = ${id} and held_until is not null`;
}

/** Notes that from here on it may arrive; false where it was taken back meanwhile. */
export async function beginSending(sql: Handle, { id, files }: { id: string; files: SentFile[] }): Promise<boolean> {
  const { count } = await sql`
    update delivery_log set state = 'sending', files = ${keptJson(files)}::text::jsonb
    where id = ${id} and state = 'waiting'`;
  return count > 0;
}

/** Writes a try into the log, and how the sending stands after it. */
export async function settleDelivery(
  sql: Handle,
  done: {
    id: string;
    attempt: Omit<Attempt, 'n'>;
    state: DeliveryState;
    nextAt: string | null;
    reached: string[];
    brokenOff: boolean;
    held: boolean;
  },
): Promise<void> {
  const { id, attempt, state, nextAt, reached, brokenOff, held } = done;
  const ended = state === 'sent' || state === 'failed' ? attempt.at : null;
  await sql`
    with settled as (
      update delivery_log set state = ${state}, next_at = ${nextAt}, reached = ${reached}, attempts = attempts + 1,
        broken_off = broken_off + ${brokenOff ? 1 : 0}, ended_at = ${ended},
        held_until = ${held ? sql`held_until` : null}
      where id = ${id} and state in ('waiting', 'sending') returning id, attempts)
    insert into delivery_attempts (delivery, n, at, outcome, answer, bytes, ms)
    select id, attempts, ${attempt.at}, ${attempt.outcome}, ${attempt.answer}, ${attempt.bytes}, ${attempt.ms} from settled`;
}

/** Notes that somebody has seen a failure; null where there is none to be seen. */
export async function acknowledge(
  sql: Handle,
  { id, at, by }: { id: string; at: string; by: string },
): Promise<KeptDelivery | null> {
  const [row] = await sql<KeptDelivery[]>`
    update delivery_log set acknowledged_at = ${at}, acknowledged_by = ${by}
    where id = ${id} and state = 'failed' and acknowledged_at is null returning ${columns(sql)}`;
  return row ?? null;
}

/** Has a failed sending begin anew, or one that waits for its next try go at once; null where there is neither. */
export async function sendAgain(sql: Handle, { id, at }: { id: string; at: string }): Promise<KeptDelivery | null> {
  const [row] = await sql<KeptDelivery[]>`
    update delivery_log set state = 'waiting', next_at = ${at}, ended_at = null, acknowledged_at = null,
      acknowledged_by = null, attempts = case when state = 'failed' then 0 else attempts end,
      broken_off = case when state = 'failed' then 0 else broken_off end
    where id = ${id} and state in ('failed', 'waiting') returning ${columns(sql)}`;
  return row ?? null;
}

/** Takes back what a schedule, or a subscriber, still had to get. */
export async function giveUp(
  sql: Handle,
  { schedule, subscriber, at }: { schedule: string | null; subscriber: string | null; at: string },
): Promise<void> {
  await sql`
    update delivery_log set state = 'given-up', next_at = null, held_until = null, ended_at = ${at}
    where state = 'waiting' and (schedule = ${schedule}::uuid or subscriber = ${subscriber}::uuid)`;
}
