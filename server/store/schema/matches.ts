import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { moment } from './column-types.ts';

/** Every version of a forecast ('' as indicator) and of its indicators that was ever served. Never deleted. */
export const definitionVersions = pgTable(
  'definition_versions',
  {
    forecast: text().notNull(),
    indicator: text().notNull(),
    version: text().notNull(),
    body: jsonb().notNull(),
    firstLoadedAt: moment().notNull(),
    loadedBy: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.forecast, table.indicator, table.version] })],
);

/** What matches were made with: an indicator's version, the forecast's left-out events, the vocabulary. */
export const tracked = pgTable(
  'tracked_indicators',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    forecast: text().notNull(),
    indicator: text().notNull(),
    version: text().notNull(),
    madeWith: text().notNull(),
    state: text().notNull(),
    at: moment().notNull(),
  },
  (table) => [
    unique('tracked_once').on(table.forecast, table.indicator, table.madeWith),
    check('tracked_state_known', sql`state in ('building', 'current')`),
  ],
);

/**
 * One event serving one indicator in one role. Reckoned from the event and its definitions alone, so without foreign
 * keys: checking them would double the cost of a bulk load, and a test holds matches equal to a recount.
 */
export const matches = pgTable(
  'matches',
  {
    tracked: integer().notNull(),
    role: text().notNull(),
    eventId: uuid().notNull(),
    feed: text().notNull(),
    day: date({ mode: 'string' }).notNull(),
    month: date({ mode: 'string' }).notNull(),
    value: doublePrecision(),
    valueTo: doublePrecision(),
    keys: text().array().notNull(),
    unidentified: boolean().notNull(),
    leftOut: boolean().notNull(),
    wellSourced: boolean().notNull(),
    /** A person said that it counts, against the rule. */
    byHand: boolean().notNull().default(false),
  },
  (table) => [
    // The event first: an edit deletes its matches by it.
    primaryKey({ columns: [table.eventId, table.tracked, table.role] }),
    index('matches_of_an_indicator').on(table.tracked, table.feed, table.day),
  ],
);
