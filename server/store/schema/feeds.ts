import { sql } from 'drizzle-orm';
import { check, date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { ImportCounts, ReadingChange } from '../../domain/import/check.ts';
import { moment } from './column-types.ts';

/** Where events come from: the desk, and each dataset from its first import on. */
export const feeds = pgTable('feeds', {
  id: text().primaryKey(),
  title: text().notNull(),
  licence: text().notNull(),
  citation: text().notNull(),
  redistribution: text().notNull(),
  holdBack: integer().notNull(),
  /** Whether it holds events, or numbers published by the month. */
  kind: text().notNull().default('events'),
});

/** One import of a feed, or one loading of sample events. */
export const vintages = pgTable(
  'vintages',
  {
    id: uuid().primaryKey(),
    feed: text()
      .notNull()
      .references(() => feeds.id),
    release: text(),
    fileName: text().notNull(),
    sha256: text().notNull(),
    at: moment().notNull(),
    by: text().notNull(),
    counts: jsonb().$type<ImportCounts>().notNull(),
    sample: text(),
    /** The day its rows were got from the publisher, where that is not the day of the import. */
    accessed: date({ mode: 'string' }),
    /** What it did to numbers and verdicts (`domain/import/check.ts`). */
    readings: jsonb().$type<ReadingChange[]>(),
    undoneAt: moment(),
    undoneBy: text(),
  },
  (table) => [
    index('vintages_by_feed').on(table.feed, table.at),
    // A sample is there once or not at all, also when two people press the button together.
    uniqueIndex('vintages_one_of_a_sample').on(table.sample),
    check('vintages_sample_known', sql`sample in ('notable', 'practice')`),
  ],
);

/** Months a feed covers. Months outside every row are missing, which is not zero. */
export const coverage = pgTable(
  'coverage',
  {
    id: uuid().primaryKey(),
    feed: text()
      .notNull()
      .references(() => feeds.id),
    fromMonth: date({ mode: 'string' }).notNull(),
    toMonth: date({ mode: 'string' }).notNull(),
    countries: text().array().notNull(),
    indicators: text().array(),
    note: text().notNull(),
    declaredBy: text().notNull(),
    declaredAt: moment().notNull(),
    vintage: uuid().references(() => vintages.id),
    sample: text(),
    /** Taken back: it no longer holds, and is kept so that an earlier day can be shown as it stood. */
    removedAt: moment(),
    removedBy: text(),
    /** Null: proposed by a file and not yet confirmed by a person; it counts for nothing until then. */
    confirmedAt: moment(),
    confirmedBy: text(),
  },
  (table) => [
    index('coverage_by_feed').on(table.feed),
    check('coverage_in_order', sql`from_month <= to_month`),
    check('coverage_whole_months', sql`extract(day from from_month) = 1 and extract(day from to_month) = 1`),
  ],
);
