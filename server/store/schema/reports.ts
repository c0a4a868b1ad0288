import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
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

/**
 * Trend reports, from the first draft to the signed one. A signed row is never changed or deleted again: a trigger
 * refuses it to everybody (migration 0007). A correction is a row of its own that names the one it puts right.
 */
export const reports = pgTable(
  'reports',
  {
    id: uuid().primaryKey(),
    forecast: text().notNull(),
    /** What it reports on, in words: "Oct 2024". */
    title: text().notNull(),
    state: text().notNull(),
    /** Raised by one with every save; each is kept in `report_versions`. */
    version: integer().notNull(),
    plan: jsonb().notNull(),
    madeAt: moment().notNull(),
    madeBy: text().notNull(),
    savedAt: moment().notNull(),
    savedBy: text().notNull(),
    /** Somebody asked for it to be signed as it stands; the next save takes that back. */
    askedAt: moment(),
    askedBy: text(),
    /** Counts up from 1 without gaps within a forecast, given when it is signed. */
    number: integer(),
    signedAt: moment(),
    signedBy: text(),
    /** Fingerprint of what was signed. */
    hash: text(),
    /** The report as it was signed with all that it rests on: JSON, gzip. */
    frozen: bytes(),
    /** The signed report this one puts right, and what was wrong with it. */
    corrects: uuid(),
    because: text(),
  },
  (table) => [
    foreignKey({ columns: [table.corrects], foreignColumns: [table.id] }),
    index('reports_of_a_forecast').on(table.forecast, table.savedAt),
    uniqueIndex('reports_numbered_once').on(table.forecast, table.number),
    uniqueIndex('reports_corrected_once')
      .on(table.corrects)
      .where(sql`state = 'signed'`),
    check('reports_state_known', sql`state in ('draft', 'signed')`),
    check(
      'reports_signed_whole',
      sql`case when state = 'signed' then num_nulls(number, signed_at, signed_by, hash, frozen) = 0 else num_nonnulls(number, signed_at, signed_by, hash, frozen) = 0 end`,
    ),
    check('reports_correction_told', sql`(corrects is null) = (because is null)`),
  ],
);

/** Every saved state of a report, so that no save loses what somebody wrote. Rows go only with their draft. */
export const reportVersions = pgTable(
  'report_versions',
  {
    report: uuid()
      .notNull()
      .references(() => reports.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    at: moment().notNull(),
    by: text().notNull(),
    plan: jsonb().notNull(),
  },
  (table) => [primaryKey({ columns: [table.report, table.version] })],
);
