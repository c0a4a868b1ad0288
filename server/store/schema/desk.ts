import { sql } from 'drizzle-orm';
import {
  bigserial,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, moment } from './column-types.ts';
import { events } from './events.ts';

const event = () =>
  uuid()
    .notNull()
    // Sample events are the only ones ever deleted; what hangs on them goes with them.
    .references(() => events.id, { onDelete: 'cascade' });

/** One decision that changed several events at once (a merge, a bulk edit), so that it can be taken back as one. */
export const batches = pgTable(
  'batches',
  {
    id: uuid().primaryKey(),
    action: text().notNull(),
    at: moment().notNull(),
    by: text().notNull(),
    reason: text(),
    undoneAt: moment(),
    undoneBy: text(),
  },
  () => [check('batches_action_known', sql`action in ('merge', 'bulk-edit', 'import', 'undo-import', 'assign-name')`)],
);

/** Why an event is looked at again before or after it counts, and what was decided. One row an event. */
export const reviews = pgTable(
  'reviews',
  {
    eventId: event().primaryKey(),
    reasons: jsonb().$type<{ code: string; words: string; accepted?: boolean }[]>().notNull(),
    openedAt: moment().notNull(),
    openedBy: text().notNull(),
    /** Null while it waits. */
    decision: text(),
    decidedAt: moment(),
    decidedBy: text(),
    note: text(),
  },
  (table) => [
    index('reviews_open')
      .on(table.openedAt)
      .where(sql`decision is null or decision = 'ask'`),
    index('reviews_decided').on(table.decidedAt),
    check('reviews_decision_known', sql`decision in ('keep', 'merge', 'reject', 'ask')`),
  ],
);

/** What people say to each other about an event. */
export const comments = pgTable(
  'comments',
  { id: uuid().primaryKey(), eventId: event(), at: moment().notNull(), by: text().notNull(), body: text().notNull() },
  (table) => [index('comments_of_an_event').on(table.eventId, table.at)],
);

/**
 * Two events held against each other: the same happening in two feeds, one merged into the other (`a` was kept), or
 * looked at and found different. `same` and `different` stand with the smaller id first.
 */
export const links = pgTable(
  'links',
  {
    id: uuid().primaryKey(),
    a: event(),
    b: event(),
    kind: text().notNull(),
    batch: uuid().references(() => batches.id),
    at: moment().notNull(),
    by: text().notNull(),
    reason: text(),
  },
  (table) => [
    uniqueIndex('links_once').on(table.a, table.b),
    index('links_back').on(table.b),
    check('links_kind_known', sql`kind in ('same', 'merged', 'different')`),
    check('links_of_two', sql`a <> b`),
  ],
);

/** A person's word over the rule's: count this event toward the indicator, or do not. */
export const overrides = pgTable(
  'overrides',
  {
    eventId: event(),
    forecast: text().notNull(),
    indicator: text().notNull(),
    counts: boolean().notNull(),
    reason: text().notNull(),
    at: moment().notNull(),
    by: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.eventId, table.forecast, table.indicator] }),
    index('overrides_of_an_indicator').on(table.forecast, table.indicator),
  ],
);

/** Every decision over the rule in the order they were made, so that an earlier day can be shown as it stood. */
export const overrideLog = pgTable(
  'override_log',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    eventId: event(),
    forecast: text().notNull(),
    indicator: text().notNull(),
    /** Null: the decision was taken back. */
    counts: boolean(),
    at: moment().notNull(),
    by: text().notNull(),
  },
  (table) => [
    index('override_log_of_an_event').on(table.eventId, table.at),
    index('override_log_by_time').on(table.at),
  ],
);

/** Forms begun and not sent, as they were typed. The device that typed keeps its own copy. */
export const drafts = pgTable(
  'drafts',
  {
    id: uuid().primaryKey(),
    owner: text().notNull(),
    /** The event being changed; null for a new one. Not a reference: a draft outlives what it was begun on. */
    eventId: uuid(),
    title: text().notNull(),
    body: jsonb().$type<Record<string, unknown>>().notNull(),
    version: integer().notNull(),
    changedAt: moment().notNull(),
  },
  (table) => [index('drafts_of_a_person').on(table.owner, table.changedAt)],
);

/** Filters of the events list, kept under a name. */
export const views = pgTable(
  'views',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    query: text().notNull(),
    at: moment().notNull(),
    by: text().notNull(),
  },
  (table) => [uniqueIndex('views_name_once').on(sql`lower(${table.name})`)],
);

/** Files that belong to an event. They are kept as they came and never run. */
export const attachments = pgTable(
  'attachments',
  {
    id: uuid().primaryKey(),
    eventId: event(),
    name: text().notNull(),
    mediaType: text().notNull(),
    size: integer().notNull(),
    sha256: text().notNull(),
    bytes: bytes().notNull(),
    at: moment().notNull(),
    by: text().notNull(),
    removedAt: moment(),
    removedBy: text(),
  },
  (table) => [
    index('attachments_of_an_event').on(table.eventId, table.at),
    check('attachments_size', sql`size between 1 and 20971520`),
  ],
);

/** "Looked in these sources for this period, found none": makes silence a zero for one indicator. Whole months count. */
export const nilReturns = pgTable(
  'nil_returns',
  {
    id: uuid().primaryKey(),
    forecast: text().notNull(),
    indicator: text().notNull(),
    fromDay: date({ mode: 'string' }).notNull(),
    toDay: date({ mode: 'string' }).notNull(),
    lookedIn: text().array().notNull(),
    note: text().notNull(),
    at: moment().notNull(),
    by: text().notNull(),
    withdrawnAt: moment(),
    withdrawnBy: text(),
  },
  (table) => [
    index('nil_returns_of_an_indicator').on(table.forecast, table.indicator),
    check('nil_returns_in_order', sql`from_day <= to_day`),
    check('nil_returns_sources', sql`cardinality(looked_in) between 1 and 20`),
  ],
);
