import { z } from 'zod';
import { text } from '../event/event.ts';
import { EventDraft } from '../event/event.ts';
import { WordId } from '../event/vocabulary-file.ts';
import { RowProblem, Suggestion } from './check.ts';
import { mappingFaults } from './mapping-faults.ts';
import { DATE_ORDERS, DECIMAL_MARKS, MAPPING_FIELDS, SPLIT_MARKS, TABLE_FIELDS } from './mapping-values.ts';

/** How the columns of a table that nobody publishes become events. */

const needed = (max: number) => text(max).refine((value) => value.length > 0, 'must not be empty');

/** Where the events go: into the desk's own log, or into a dataset of its own. */
export const MappingFeed = z.discriminatedUnion('to', [
  z.strictObject({
    to: z.literal('desk'),
    /** Stands before the ids of its rows, because the log may hold several tables that count from 1. */
    table: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case-with-hyphens')
      .max(40),
  }),
  z.strictObject({
    to: z.literal('own'),
    id: z
      .string()
      .regex(/^own-[a-z0-9]+(-[a-z0-9]+)*$/, 'must begin with own- and be lower-case-with-hyphens')
      .max(50),
    title: needed(120),
    licence: needed(200),
    citation: needed(500),
    redistribution: z.enum(['free', 'attributed', 'not-allowed']),
    holdBack: z.int().min(0).max(24),
  }),
]);
export type MappingFeed = z.output<typeof MappingFeed>;

/** A column of the table and what it goes to; null is left out. */
export const MappedColumn = z.strictObject({
  column: z.string().min(1).max(200),
  field: z.enum(MAPPING_FIELDS).nullable(),
});

/** Cells by the word they stand for. A cell of the table that is null says nothing. */
export const ValueTable = z.strictObject({
  field: z.enum(TABLE_FIELDS),
  values: z.array(z.strictObject({ value: z.string().min(1).max(1000), use: WordId.nullable() })).max(500),
  /** The word of a cell that neither the table nor the vocabulary knows; null refuses the row. */
  otherwise: WordId.nullable(),
});
export type ValueTable = z.output<typeof ValueTable>;

const MappingShape = z.strictObject({
  name: needed(80),
  feed: MappingFeed,
  /** All columns of the table, in its order. A row without an id of its own is known by what stands in them. */
  columns: z.array(MappedColumn).min(1).max(500),
  dates: z.enum(DATE_ORDERS).nullable(),
  decimals: z.enum(DECIMAL_MARKS),
  split: z.enum(SPLIT_MARKS).nullable(),
  tables: z.array(ValueTable).max(TABLE_FIELDS.length),
  /** What no column says. */
  fixed: z.strictObject({
    kind: WordId.nullable(),
    country: WordId.nullable(),
    publisher: text(200).nullable(),
  }),
});

/** A mapping in its shape that may still lack an answer, as it is while somebody works on it. */
export const MappingDraft = MappingShape;

export const Mapping = MappingShape.superRefine((mapping, context) => {
  for (const { path, message, fix } of mappingFaults(mapping))
    context.addIssue({ code: 'custom', path: [...path], message, params: { fix } });
});
export type Mapping = z.output<typeof MappingShape>;

/** A mapping as it is handed in to be kept; `replaces` is the one it takes the place of. */
export const MappingIn = z.strictObject({ mapping: Mapping, replaces: z.uuid().nullable().default(null) });

/** A mapping that is kept. It never changes: another one takes its place, so that what it brought in stays explained. */
export const SavedMapping = z.object({
  id: z.uuid(),
  mapping: MappingShape,
  at: z.string(),
  by: z.string(),
});
export type SavedMapping = z.output<typeof SavedMapping>;

/** How sure a suggestion is: `look` is to be looked at (amber), `ask` needs an answer. */
export const ColumnNote = z.object({
  column: z.string(),
  sure: z.enum(['sure', 'likely', 'look', 'ask', 'none']),
  note: z.string(),
});
export type ColumnNote = z.output<typeof ColumnNote>;

/** What a table seems to be. */
export const MappingSuggestion = z.object({
  mapping: MappingShape,
  notes: z.array(ColumnNote),
  /** Saved mappings of the same columns first, then those whose columns are all there. */
  saved: z.array(SavedMapping.extend({ same: z.boolean() })),
});
export type MappingSuggestion = z.output<typeof MappingSuggestion>;

/** Row n of a file as the event it becomes, or why it does not; and how the first rows fare. */
export const MappingExample = z.object({
  row: z.int(),
  line: z.int().nullable(),
  /** Rows that can be shown; all of the file's where `whole`. */
  of: z.int(),
  whole: z.boolean(),
  externalId: z.string().nullable(),
  event: EventDraft.nullable(),
  problems: z.array(RowProblem),
  warnings: z.array(RowProblem),
  first: z.object({
    events: z.int(),
    refused: z.int(),
    skipped: z.int(),
    /** Why rows are refused, the most frequent first, at most ten. */
    problems: z
      .array(z.object({ column: z.string(), reason: z.string(), fix: z.string(), rows: z.int(), row: z.int() }))
      .max(10),
  }),
});
export type MappingExample = z.output<typeof MappingExample>;

/** What says where the rows of a value lie: columns from narrow to wide, or a word for all rows. */
export const ValuesWithin = z.strictObject({
  columns: z.array(z.string().min(1).max(200)).max(4),
  word: WordId.nullable(),
});
export type ValuesWithin = z.output<typeof ValuesWithin>;

const DateAt = z.object({ value: z.string(), line: z.int() });

/** What stands in a column, over the whole file. */
export const ColumnValues = z.object({
  columns: z.array(z.string()),
  rows: z.int(),
  empty: z.int(),
  /** The most frequent first. */
  values: z
    .array(
      z.object({
        value: z.string(),
        rows: z.int(),
        /** The vocabulary calls a word so. */
        known: z.boolean(),
        suggestions: z.array(Suggestion).max(5),
      }),
    )
    .max(500),
  /** Rows whose values are not listed, because there are too many different ones. */
  unlisted: z.int(),
  /** Of values such as 04/03/2022: how many can only be day first, only month first, and either. */
  order: z.object({
    dayFirst: z.int(),
    monthFirst: z.int(),
    either: z.int(),
    /** The first that can only be day first, and the first that can only be month first, each with its line. */
    firstDay: DateAt.nullable(),
    firstMonth: DateAt.nullable(),
  }),
});
export type ColumnValues = z.output<typeof ColumnValues>;
