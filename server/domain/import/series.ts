import { z } from 'zod';
import { isMonth } from '../event/calendar.ts';
import { DaySchema } from '../event/event.ts';
import { WordId } from '../event/vocabulary-file.ts';
import { ImportCounts, ReadingChange, RowProblem } from './check.ts';

/** Feeds that publish monthly totals only: a table of months, attached column by column to indicators. */

const Month = z.string().refine(isMonth, 'is not a month: write YYYY-MM');
const line = (max: number) => z.string().trim().min(1).max(max);
/** Names of columns are compared without case, as the reader of tables gives them. */
const column = z.string().trim().toLowerCase().min(1).max(200);
const Address = z
  .string()
  .max(1000)
  .regex(/^https?:\/\/[^\s]+$/i, 'is not a web address: begin with https://');

/** A small table as it came, in base64: published tables are a few hundred lines. */
export const SeriesFile = z.strictObject({
  name: line(200),
  content: z
    .string()
    .max(900_000)
    .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'is not base64'),
});
export type SeriesFile = z.output<typeof SeriesFile>;

/** Most rows of a published table. */
export const MOST_ROWS = 10_000;

export const SERIES_ROLES = ['counts', 'among'] as const;

/** A column whose numbers are read for an indicator: as what is counted, or as what that is held against. */
export const SeriesColumn = z.strictObject({
  column,
  forecast: WordId,
  indicator: WordId,
  role: z.enum(SERIES_ROLES),
});
export type SeriesColumn = z.output<typeof SeriesColumn>;

/** Where the numbers stand in print. A row may say it in columns of its own. */
export const Publication = z.strictObject({
  title: line(300),
  url: Address.nullable(),
  published: DaySchema.nullable(),
});
export type Publication = z.output<typeof Publication>;

/** Columns that say the publication of each row; null: the same for all. */
export const PublicationColumns = z.strictObject({
  publisher: column.nullable(),
  title: column.nullable(),
  url: column.nullable(),
  published: column.nullable(),
});
export type PublicationColumns = z.output<typeof PublicationColumns>;

/** How a table is read: whose it is, on what terms, which column is the month, which columns go to which indicators. */
export const SeriesSettings = z.strictObject({
  feed: z
    .string()
    .max(60)
    .regex(/^series-[a-z0-9]+(-[a-z0-9]+)*$/, 'is not a name of a series: write series- and lower-case-with-hyphens'),
  title: line(80),
  publisher: line(200),
  licence: line(200),
  citation: line(1000),
  redistribution: z.enum(['free', 'attributed', 'not-allowed']),
  /** Months that stay provisional after their end. */
  holdBack: z.int().min(0).max(24),
  /** As the publisher numbers its editions; null where it does not. */
  release: z.string().trim().max(60).nullable(),
  month: column,
  columns: z.array(SeriesColumn).min(1).max(50),
  source: Publication,
  by: PublicationColumns,
});
export type SeriesSettings = z.output<typeof SeriesSettings>;

/** What a table shows before anything is said about it. */
export const SeriesLook = z.object({
  rows: z.int(),
  columns: z.array(
    z.object({
      name: z.string(),
      /** Its first filled cells, at most three. */
      examples: z.array(z.string()).max(3),
      /** What every filled cell is. */
      holds: z.enum(['months', 'numbers', 'text', 'nothing']),
    }),
  ),
});
export type SeriesLook = z.output<typeof SeriesLook>;

/** Months one column says something about, and months in between that it leaves blank. */
export const SeriesCovers = SeriesColumn.extend({
  title: z.string(),
  from: Month.nullable(),
  to: Month.nullable(),
  months: z.int(),
  blank: z.array(Month),
});
export type SeriesCovers = z.output<typeof SeriesCovers>;

/** A month whose number differs from the one that stands; null now where the table no longer gives it. */
export const SeriesRevision = SeriesColumn.omit({ column: true }).extend({
  title: z.string(),
  month: Month,
  was: z.number(),
  now: z.number().nullable(),
});
export type SeriesRevision = z.output<typeof SeriesRevision>;

/** What attaching a table would do, or did: the same shape before and after. */
export const SeriesCheck = z.object({
  rows: z.int(),
  /** Numbers, one a month and column; refused and skipped are rows. */
  counts: ImportCounts.omit({ duplicates: true }),
  refused: z.array(z.object({ row: z.int(), line: z.int(), problems: z.array(RowProblem) })).max(200),
  covers: z.array(SeriesCovers),
  /** At most two hundred of each; the counts say how many there are. */
  changed: z.array(SeriesRevision).max(200),
  gone: z.array(SeriesRevision).max(200),
  readings: z.array(ReadingChange),
});
export type SeriesCheck = z.output<typeof SeriesCheck>;

/** A table to be attached. */
export const SeriesIn = z.strictObject({
  file: SeriesFile,
  settings: SeriesSettings,
  /** Attach the valid rows although others are refused. */
  acceptValid: z.boolean().default(false),
  /** End numbers of months within the table that it no longer gives. */
  dropGone: z.boolean().default(false),
});
export type SeriesIn = z.output<typeof SeriesIn>;

/** What was attached. */
export const SeriesDone = z.object({ feed: z.string(), vintage: z.uuid().nullable(), check: SeriesCheck });
export type SeriesDone = z.output<typeof SeriesDone>;

/** A number as it was published once. */
export const PublishedEdition = z.object({
  value: z.number(),
  publisher: z.string(),
  title: z.string(),
  url: z.string().nullable(),
  published: DaySchema.nullable(),
  release: z.string().nullable(),
  at: z.string(),
});
export type PublishedEdition = z.output<typeof PublishedEdition>;

/** A month's number with the publication it stands in, and those it was revised from, the newest first. */
export const PublishedMonth = z.object({
  month: Month,
  role: z.enum(SERIES_ROLES),
  now: PublishedEdition,
  before: z.array(PublishedEdition),
});
export type PublishedMonth = z.output<typeof PublishedMonth>;

/** The numbers behind a number: what they are, and each month with its publication. */
export const PublishedOut = z.object({
  feed: z.string(),
  title: z.string(),
  licence: z.string(),
  citation: z.string(),
  roles: z.array(z.object({ role: z.enum(SERIES_ROLES), says: z.string() })),
  months: z.array(PublishedMonth),
});
export type PublishedOut = z.output<typeof PublishedOut>;

/** A series there is, with the settings its last table was read by. */
export const SeriesOut = z.object({
  feed: z.string(),
  title: z.string(),
  settings: SeriesSettings,
  vintages: z.array(z.object({ id: z.uuid(), at: z.string() })),
});
export type SeriesOut = z.output<typeof SeriesOut>;

/** An indicator a column can go to: by which numbers; or why none can. */
export const SeriesTarget = z.object({
  forecast: z.string(),
  indicator: z.string(),
  title: z.string(),
  roles: z.array(z.object({ role: z.enum(SERIES_ROLES), says: z.string() })),
  why: z.string().nullable(),
});
export type SeriesTarget = z.output<typeof SeriesTarget>;
