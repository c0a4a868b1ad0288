import type { RelativePeriod } from '../../domain/delivery/delivery-values.ts';
import type { ScheduledPlan, Target } from '../../domain/delivery/schedule.ts';
import type { Role } from '../../domain/role.ts';
import type { Handle } from '../connect.ts';
import { keptJson } from '../imports/kept-json.ts';

/** A schedule as it is kept. */
export interface KeptSchedule {
  id: string;
  title: string;
  plan: ScheduledPlan;
  period: RelativePeriod | null;
  cron: string;
  zone: string;
  formats: string[];
  target: Target;
  secret: string | null;
  active: boolean;
  nextAt: string | null;
  at: string;
  by: string;
  byName: string;
  byRole: Role;
  changedAt: string;
}

const columns = (sql: Handle) => sql`
  id, title, plan, period, cron, zone, formats, target, secret, active, next_at as "nextAt", at, by,
  by_name as "byName", by_role as "byRole", changed_at as "changedAt"`;

/** Every schedule that was not taken away, by name. */
export async function listSchedules(sql: Handle): Promise<KeptSchedule[]> {
  return sql<KeptSchedule[]>`
    select ${columns(sql)} from delivery_schedules where removed_at is null order by lower(title), id`;
}

/** One schedule, also one taken away since: its log is still read. */
export async function readSchedule(sql: Handle, id: string): Promise<KeptSchedule | null> {
  const [row] = await sql<KeptSchedule[]>`select ${columns(sql)} from delivery_schedules where id = ${id}`;
  return row ?? null;
}

/** One schedule that still stands, held until the transaction ends. */
export async function holdSchedule(sql: Handle, id: string): Promise<KeptSchedule | null> {
  const [row] = await sql<KeptSchedule[]>`
    select ${columns(sql)} from delivery_schedules where id = ${id} and removed_at is null for update`;
  return row ?? null;
}

/** Keeps a new schedule, or what became of one. */
export async function writeSchedule(sql: Handle, kept: KeptSchedule): Promise<void> {
  await sql`
    insert into delivery_schedules (id, title, plan, period, cron, zone, formats, target, secret, active, next_at, at, by,
      by_name, by_role, changed_at)
    values (${kept.id}, ${kept.title}, ${keptJson(kept.plan)}::text::jsonb, ${kept.period}, ${kept.cron}, ${kept.zone},
      ${kept.formats}, ${keptJson(kept.target)}::text::jsonb, ${kept.secret}, ${kept.active}, ${kept.nextAt}, ${kept.at},
      ${kept.by}, ${kept.byName}, ${kept.byRole}, ${kept.changedAt})
    on conflict (id) do update set (title, plan, period, cron, zone, formats, target, secret, active, next_at, changed_at) =
      (excluded.title, excluded.plan, excluded.period, excluded.cron, excluded.zone, excluded.formats, excluded.target,
        excluded.secret, excluded.active, excluded.next_at, excluded.changed_at)`;
}

/** Gives a webhook another secret; false where the schedule is gone. */
export async function rekeySchedule(sql: Handle, id: string, secret: string): Promise<boolean> {
  const { count } = await sql`
    update delivery_schedules set secret = ${secret} where id = ${id} and removed_at is null and secret is not null`;
  return count > 0;
}

/** Takes a schedule away. */
export async function removeSchedule(
  sql: Handle,
  { id, at, by }: { id: string; at: string; by: string },
): Promise<boolean> {
  const { count } = await sql`
    update delivery_schedules set removed_at = ${at}, removed_by = ${by}, active = false, next_at = null, secret = null
    where id = ${id} and removed_at is null`;
  return count > 0;
}

/** Schedules whose time has come. */
export async function dueSchedules(sql: Handle, at: string): Promise<KeptSchedule[]> {
  return sql<KeptSchedule[]>`
    select ${columns(sql)} from delivery_schedules
    where active and removed_at is null and next_at <= ${at} order by next_at, id limit 50`;
}

/** Moves a due schedule on to its next run; false where another server has done so. */
export async function moveOn(
  sql: Handle,
  { id, from, to }: { id: string; from: string; to: string | null },
): Promise<boolean> {
  const { count } = await sql`
    update delivery_schedules set next_at = ${to}
    where id = ${id} and next_at = ${from} and active and removed_at is null`;
  return count > 0;
}
