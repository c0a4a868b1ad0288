import { sql } from 'drizzle-orm';
import {
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { EventDraft } from '../../domain/event/event.ts';
import { moment } from './column-types.ts';
import { feeds, vintages } from './feeds.ts';

/**
 * The events. `body` is the event as it was parsed and the one truth for reading it back; the columns beside it are
 * what lists filter, sort and show. There is no text index: one on long text made bulk loads four times slower.
 */
export const events = pgTable(
  'events',
  {
    id: uuid().primaryKey(),
    feed: text()
      .notNull()
      .references(() => feeds.id),
    externalId: text(),
    vintage: uuid().references(() => vintages.id),
    sample: text(),
    status: text().notNull(),
    version: integer().notNull(),
    fromDay: date({ mode: 'string' }).notNull(),
    toDay: date({ mode: 'string' }),
    precision: text().notNull(),
    kind: text().notNull(),
    actors: text().array().notNull(),
    placeWords: text().array().notNull(),
    placeName: text(),
    admin1: text(),
    admin2: text(),
    lat: doublePrecision(),
    lon: doublePrecision(),
    placePrecision: text().notNull(),
    killed: integer(),
    summary: text().notNull(),
    sourceCount: smallint().notNull(),
    bestGrade: text(),
    body: jsonb().$type<EventDraft>().notNull(),
    firstLogged: date({ mode: 'string' }).notNull(),
    contentHash: text().notNull(),
    loggedAt: moment().notNull(),
    loggedBy: text().notNull(),
    changedAt: moment().notNull(),
  },
  (table) => [
    unique('events_once_in_a_feed').on(table.feed, table.externalId),
    index('events_newest_first').on(table.fromDay.desc(), table.id.desc()),
    index('events_of_a_kind').on(table.kind, table.fromDay.desc()),
    index('events_by_toll').on(table.killed.desc().nullsLast(), table.id.desc()),
    index('events_by_sources').on(table.sourceCount.desc(), table.id.desc()),
    index('events_last_changed').on(table.changedAt.desc(), table.id.desc()),
    index('events_not_published')
      .on(table.status, table.fromDay.desc())
      .where(sql`status <> 'published'`),
    // Few events are not of one day; a search around a day must look a month further for them.
    index('events_not_of_a_day')
      .on(table.fromDay)
      .where(sql`to_day is not null or precision in ('week', 'month')`),
    index('events_of_a_sample')
      .on(table.sample)
      .where(sql`sample is not null`),
    check('events_status_known', sql`status in ('draft', 'in-review', 'published', 'disputed', 'retracted')`),
    check('events_sample_known', sql`sample in ('notable', 'practice')`),
    check('events_days_in_order', sql`to_day is null or to_day >= from_day`),
    check('events_days_in_range', sql`from_day >= '1900-01-01' and coalesce(to_day, from_day) <= '2100-12-31'`),
    check('events_precision_known', sql`precision in ('day', 'week', 'month', 'year')`),
    check('events_place_on_earth', sql`lat between -90 and 90 and lon between -180 and 180`),
    check('events_killed_not_negative', sql`killed >= 0`),
    check('events_version_positive', sql`version >= 1`),
  ],
);

/** Links and grades of an event's sources; their full text stands in the event's body. */
export const sources = pgTable(
  'sources',
  {
    eventId: uuid()
      .notNull()
      .references(() => events.id),
    position: smallint().notNull(),
    publisher: text().notNull(),
    url: text(),
    published: date({ mode: 'string' }),
    reliability: text().notNull(),
    credibility: smallint().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.eventId, table.position] }),
    check('sources_reliability_known', sql`reliability in ('A', 'B', 'C', 'D', 'E', 'F')`),
    check('sources_credibility_known', sql`credibility between 1 and 6`),
  ],
);

/** Every state an event ever had, with who, when and why. */
export const revisions = pgTable(
  'revisions',
  {
    eventId: uuid()
      .notNull()
      .references(() => events.id),
    version: integer().notNull(),
    at: moment().notNull(),
    by: text().notNull(),
    action: text().notNull(),
    reason: text(),
    /** The decision over several events that this state is part of. Not a reference: samples are deleted with theirs. */
    batch: uuid(),
    status: text().notNull(),
    body: jsonb().$type<EventDraft>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.eventId, table.version] }),
    index('revisions_of_a_batch')
      .on(table.batch)
      .where(sql`batch is not null`),
    check(
      'revisions_action_known',
      sql`action in ('log', 'edit', 'retract', 'import', 'load-sample', 'restore', 'merge', 'split', 'review', 'bulk-edit', 'add-source', 'undo-import', 'assign-name')`,
    ),
  ],
);
