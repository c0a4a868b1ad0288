import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { ImportCheck } from '../../domain/import/check.ts';
import type { SettledField } from '../../domain/import/three-way.ts';
import type { EventDraft } from '../../domain/event/event.ts';
import type { FileLook } from '../../domain/import/file-look.ts';
import type { Import } from '../../domain/import/import.ts';
import type { ImportSettings } from '../../domain/import/settings.ts';
import type { UndoCounts } from '../../domain/import/undo-words.ts';
import type { UndoUnderWay } from '../../domain/import/vintage.ts';
import { bytes, moment } from './column-types.ts';
import { events } from './events.ts';
import { feeds, vintages } from './feeds.ts';

/** Files on their way into the log. What is uploaded once can be checked and imported by any process, and after a restart. */
export const imports = pgTable(
  'imports',
  {
    id: uuid().primaryKey(),
    state: text().notNull(),
    origin: text().notNull(),
    file: text().notNull(),
    size: bigint({ mode: 'number' }).notNull(),
    sha256: text().notNull(),
    look: jsonb().$type<FileLook>().notNull(),
    settings: jsonb().$type<ImportSettings>().notNull(),
    progress: jsonb().$type<Import['progress']>(),
    check: jsonb().$type<ImportCheck>(),
    problem: jsonb().$type<Import['problem']>(),
    vintage: uuid().references(() => vintages.id),
    at: moment().notNull(),
    by: text().notNull(),
    changedAt: moment().notNull(),
    /** Until when a process works on it; an import whose time ran out was left by a process that died. */
    heldUntil: moment(),
  },
  (table) => [
    index('imports_newest_first').on(table.at),
    index('imports_to_be_worked_on')
      .on(table.at)
      .where(sql`state in ('checking', 'importing')`),
    check(
      'imports_state_known',
      sql`state in ('looked', 'checking', 'checked', 'importing', 'done', 'failed', 'given-up')`,
    ),
    check('imports_origin_known', sql`origin in ('upload', 'command', 'connector')`),
  ],
);

/** The bytes of such a file, a piece at a time, as they came. They go when the import has ended for a while. */
export const importPieces = pgTable(
  'import_pieces',
  {
    import: uuid()
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    n: integer().notNull(),
    bytes: bytes().notNull(),
  },
  (table) => [primaryKey({ columns: [table.import, table.n] })],
);

/** Imports that somebody asked to take back. Any process can do it, also after the one that was asked has died. */
export const undos = pgTable(
  'undos',
  {
    vintage: uuid()
      .primaryKey()
      .references(() => vintages.id),
    state: text().notNull(),
    reason: text(),
    /** What it comes to, and once it is done, what it came to. */
    counts: jsonb().$type<UndoCounts>().notNull(),
    progress: jsonb().$type<UndoUnderWay['progress']>(),
    problem: jsonb().$type<UndoUnderWay['problem']>(),
    at: moment().notNull(),
    by: text().notNull(),
    changedAt: moment().notNull(),
    /** Until when a process works on it, as of an import. */
    heldUntil: moment(),
  },
  (table) => [
    index('undos_to_be_done')
      .on(table.at)
      .where(sql`state = 'undoing'`),
    check('undos_state_known', sql`state in ('undoing', 'done', 'failed')`),
  ],
);

/** How the columns of a table nobody publishes become events; kept, so that its next file needs no questions. */
export const mappings = pgTable(
  'mappings',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    /** The feed its events go to: the desk's own log or a dataset of its own. */
    feed: text().notNull(),
    /** The columns it was made for, sorted, by which it is known again. */
    columns: text().array().notNull(),
    body: jsonb().$type<Record<string, unknown>>().notNull(),
    at: moment().notNull(),
    by: text().notNull(),
    removedAt: moment(),
  },
  (table) => [
    uniqueIndex('mappings_name_once')
      .on(sql`lower(${table.name})`)
      .where(sql`removed_at is null`),
  ],
);

/** A spelling that somebody assigned to words of the vocabulary, once for all rows that carry it. */
export const nameAssignments = pgTable(
  'name_assignments',
  {
    id: uuid().primaryKey(),
    what: text().notNull(),
    /** Null: in every feed. */
    feed: text(),
    /** As the dataset writes it, without regard to case and accents. */
    plain: text().notNull(),
    spelling: text().notNull(),
    /** The country the spelling belongs to; null: any. */
    country: text(),
    /** The word it stands for; null: looked at, and nothing known fits. */
    word: text(),
    at: moment().notNull(),
    by: text().notNull(),
    removedAt: moment(),
    removedBy: text(),
  },
  (table) => [
    uniqueIndex('name_assignments_once')
      .on(table.what, sql`coalesce(feed, '')`, table.plain, sql`coalesce(country, '')`)
      .where(sql`removed_at is null`),
    check('name_assignments_what_known', sql`what in ('actor', 'place')`),
  ],
);

/** Names that imports met and the vocabulary does not know: the queue to be assigned. */
export const unknownNames = pgTable(
  'unknown_names',
  {
    feed: text()
      .notNull()
      .references(() => feeds.id),
    what: text().notNull(),
    plain: text().notNull(),
    country: text().notNull(),
    spelling: text().notNull(),
    events: integer().notNull(),
    example: uuid().notNull(),
    seenAt: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.feed, table.what, table.plain, table.country] }),
    check('unknown_names_what_known', sql`what in ('actor', 'place')`),
  ],
);

/** What a dataset's rows said of an event that a person has changed, import by import; the newest holds. */
export const datasetSays = pgTable(
  'dataset_says',
  {
    eventId: uuid()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    vintage: uuid()
      .notNull()
      .references(() => vintages.id),
    /** The row as an event. */
    draft: jsonb().$type<EventDraft>().notNull(),
    /** Fields that it revised and in which a person's value stands. */
    revised: jsonb().$type<SettledField[]>().notNull(),
    /** By which the same row is known again. */
    hash: text().notNull(),
    at: moment().notNull(),
    /** Who looked at the differences and kept what stands. */
    keptBy: text(),
    keptAt: moment(),
  },
  (table) => [primaryKey({ columns: [table.eventId, table.vintage] })],
);

/** A number that a publisher gives for a month, where only totals are published. A revised one stands beside the old. */
export const publishedValues = pgTable(
  'published_values',
  {
    id: uuid().primaryKey(),
    feed: text()
      .notNull()
      .references(() => feeds.id),
    forecast: text().notNull(),
    indicator: text().notNull(),
    role: text().notNull(),
    month: date({ mode: 'string' }).notNull(),
    value: doublePrecision().notNull(),
    publisher: text().notNull(),
    title: text().notNull(),
    url: text(),
    published: date({ mode: 'string' }),
    vintage: uuid()
      .notNull()
      .references(() => vintages.id),
    at: moment().notNull(),
    replacedAt: moment(),
    replacedBy: uuid().references(() => vintages.id),
  },
  (table) => [
    uniqueIndex('published_values_once')
      .on(table.feed, table.forecast, table.indicator, table.role, table.month)
      .where(sql`replaced_at is null`),
    check('published_values_role_known', sql`role in ('counts', 'among')`),
    check('published_values_whole_months', sql`extract(day from month) = 1`),
    check('published_values_not_negative', sql`value >= 0`),
  ],
);

/** How far a connector has come with its publisher, and how its last run ended. */
export const connectors = pgTable('connectors', {
  feed: text().primaryKey(),
  cursor: jsonb().$type<Record<string, unknown>>(),
  lastRunAt: moment(),
  lastDoneAt: moment(),
  nextAt: moment(),
  problem: jsonb().$type<{ code: string; detail: string; fix: string }>(),
  heldUntil: moment(),
});
