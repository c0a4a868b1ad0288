import { sql } from 'drizzle-orm';
import {
  bigserial,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { SentFile } from '../../domain/delivery/delivery.ts';
import type { ScheduledPlan, Target } from '../../domain/delivery/schedule.ts';
import { moment } from './column-types.ts';

/** Reports that go out by the clock. One that was taken away stays, so that its log can be read. */
export const deliverySchedules = pgTable(
  'delivery_schedules',
  {
    id: uuid().primaryKey(),
    title: text().notNull(),
    plan: jsonb().$type<ScheduledPlan>().notNull(),
    /** Months it reports on, counted from the day of the run; null: all. */
    period: text(),
    cron: text().notNull(),
    zone: text().notNull(),
    formats: text().array().notNull(),
    target: jsonb().$type<Target>().notNull(),
    /** What a webhook is signed with. Kept as it is: whoever signs must have it. It is told once and stands in no answer. */
    secret: text(),
    active: boolean().notNull(),
    nextAt: moment(),
    at: moment().notNull(),
    /** Who made it, and the role that runs have: what they may read is what this person might. */
    by: text().notNull(),
    byName: text().notNull(),
    byRole: text().notNull(),
    changedAt: moment().notNull(),
    removedAt: moment(),
    removedBy: text(),
  },
  (table) => [
    index('delivery_schedules_due')
      .on(table.nextAt)
      .where(sql`active and removed_at is null`),
    check('delivery_schedules_period_known', sql`period in ('last-month', 'last-quarter')`),
  ],
);

/** The delivery log: one row a sending, from when it was due to its end. */
export const deliveries = pgTable(
  'delivery_log',
  {
    id: uuid().primaryKey(),
    kind: text().notNull(),
    schedule: uuid().references(() => deliverySchedules.id),
    /** Of a digest: to whom, and the changes it tells. */
    subscriber: uuid(),
    changes: uuid().array(),
    /** Where to: as it stood when the sending was due. */
    target: jsonb().$type<Target>().notNull(),
    title: text().notNull(),
    dueAt: moment().notNull(),
    /** Runs before this one that were missed while no server ran. */
    missed: integer().notNull(),
    state: text().notNull(),
    attempts: integer().notNull(),
    /** How often a server died while it was sending. */
    brokenOff: integer().notNull(),
    nextAt: moment(),
    heldUntil: moment(),
    /** Addresses that have it already; later tries leave them out. */
    reached: text().array().notNull(),
    files: jsonb().$type<SentFile[]>().notNull(),
    by: text().notNull(),
    at: moment().notNull(),
    endedAt: moment(),
    acknowledgedAt: moment(),
    acknowledgedBy: text(),
  },
  (table) => [
    uniqueIndex('delivery_log_run_once')
      .on(table.schedule, table.dueAt)
      .where(sql`kind = 'report'`),
    index('delivery_log_newest').on(table.at.desc(), table.id.desc()),
    index('delivery_log_to_be_sent')
      .on(table.nextAt)
      .where(sql`state in ('waiting', 'sending')`),
    check('delivery_log_kind_known', sql`kind in ('report', 'test', 'digest')`),
    check('delivery_log_state_known', sql`state in ('waiting', 'sending', 'sent', 'failed', 'given-up')`),
  ],
);

/** Every try of a sending, in order. */
export const deliveryAttempts = pgTable(
  'delivery_attempts',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    delivery: uuid()
      .notNull()
      .references(() => deliveries.id),
    n: integer().notNull(),
    at: moment().notNull(),
    outcome: text().notNull(),
    answer: text().notNull(),
    bytes: integer().notNull(),
    ms: integer().notNull(),
  },
  (table) => [
    index('delivery_attempts_of_a_delivery').on(table.delivery, table.id),
    check('delivery_attempts_outcome_known', sql`outcome in ('sent', 'partly', 'again', 'refused', 'broken-off')`),
  ],
);

/** The verdict of each indicator as it was last seen on the feed of record. */
export const verdictStates = pgTable(
  'verdict_states',
  {
    forecast: text().notNull(),
    indicator: text().notNull(),
    feed: text().notNull(),
    verdict: text().notNull(),
    at: moment().notNull(),
  },
  (table) => [primaryKey({ columns: [table.forecast, table.indicator] })],
);

/** Every change of a verdict on the feed of record, as it was seen: rows are only added. */
export const verdictChanges = pgTable(
  'verdict_changes',
  {
    n: bigserial({ mode: 'number' }).primaryKey(),
    id: uuid().notNull(),
    forecast: text().notNull(),
    indicator: text().notNull(),
    title: text().notNull(),
    feed: text().notNull(),
    from: text().notNull(),
    to: text().notNull(),
    at: moment().notNull(),
    /** Last month that was judged, as "2024-10"; null before the first. */
    through: text(),
    why: text().notNull(),
    sample: text().array().notNull(),
  },
  (table) => [
    uniqueIndex('verdict_changes_id').on(table.id),
    index('verdict_changes_of_a_forecast').on(table.forecast, table.n.desc()),
  ],
);

/** Who is told of changes by mail. The desk enters addresses; each mail carries the way out. */
export const digestSubscribers = pgTable(
  'digest_subscribers',
  {
    id: uuid().primaryKey(),
    forecast: text().notNull(),
    address: text().notNull(),
    /** Opens nothing but the way out. */
    token: text().notNull(),
    /** `verdict_changes.n` up to which this address was told. */
    toldThrough: integer().notNull(),
    at: moment().notNull(),
    by: text().notNull(),
    byName: text().notNull(),
    leftAt: moment(),
    leftBy: text(),
  },
  (table) => [
    uniqueIndex('digest_subscribers_once')
      .on(table.forecast, sql`lower(${table.address})`)
      .where(sql`left_at is null`),
    uniqueIndex('digest_subscribers_token').on(table.token),
  ],
);
