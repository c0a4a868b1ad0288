import { z } from 'zod';
import { DaySchema, EventDraft, text } from './event/event.ts';
import { SAMPLES, STATUSES } from './event/event-values.ts';
import { isMonth } from './event/calendar.ts';
import { WordId } from './event/vocabulary-file.ts';
import { REDISTRIBUTION } from './licence.ts';

export { EventQuery } from './event-query.ts';

/** Shapes that cross the wire besides events and readings; the routes declare them and the pages read their types. */

const Month = z.string().refine(isMonth, 'is not a month: write YYYY-MM');

export const EventOut = z.object({
  ...EventDraft.shape,
  status: z.enum(STATUSES),
  firstLogged: DaySchema,
  id: z.uuid(),
  feed: z.string(),
  externalId: z.string().nullable(),
  vintage: z.string().nullable(),
  sample: z.enum(SAMPLES).nullable(),
  version: z.int(),
  loggedAt: z.string(),
  loggedBy: z.string(),
  changedAt: z.string(),
});
export type EventOut = z.output<typeof EventOut>;

/** One line of the events list: enough to read it without opening it. */
export const EventRow = z.object({
  id: z.uuid(),
  from: DaySchema,
  to: DaySchema.nullable(),
  precision: z.string(),
  kind: WordId,
  kindTitle: z.string(),
  /** Group of the kind ("attack", "talks"): gives the glyph. */
  group: z.string(),
  summary: z.string(),
  place: z.string(),
  killed: z.int().nullable(),
  /** The same with its range: "4-6", "10+". */
  killedWords: z.string().nullable(),
  sources: z.int(),
  bestGrade: z.string().nullable(),
  status: z.enum(STATUSES),
  feed: z.string(),
  sample: z.enum(SAMPLES).nullable(),
  leftOut: z.boolean(),
  /** A person decided against the rule of an indicator, for or against counting it. */
  byHand: z.boolean(),
});
export type EventRow = z.output<typeof EventRow>;

export const EventPage = z.object({
  events: z.array(EventRow),
  /** All that the filters let through, exactly. */
  total: z.int(),
  /** Hand back as `after` for the next page; null on the last. */
  next: z.string().nullable(),
});
export type EventPage = z.output<typeof EventPage>;

/** What an event would do to the indicators: for the form's right rail and for the event page. */
export const CountsToward = z.object({
  counts: z.array(
    z.object({
      forecast: z.string(),
      indicator: z.string(),
      title: z.string(),
      /** `among`: it is in the denominator of a share, and not in what is counted. */
      role: z.enum(['counts', 'among']),
      because: z.array(z.string()),
      month: Month,
      /** The month's number without and with the event; null for an event that is stored already. */
      before: z.number().nullable(),
      after: z.number().nullable(),
      unit: z.string(),
      provisional: z.boolean(),
    }),
  ),
  /** Indicators it misses by one line only, with that line. */
  misses: z.array(z.object({ forecast: z.string(), indicator: z.string(), title: z.string(), missing: z.string() })),
});
export type CountsToward = z.output<typeof CountsToward>;

export const REVISION_ACTIONS = [
  'log',
  'edit',
  'retract',
  'import',
  'load-sample',
  'restore',
  'merge',
  'split',
  'review',
  'bulk-edit',
  'add-source',
  'undo-import',
  'assign-name',
] as const;

/** Who made a version of an event, when and why. */
export const Revision = z.object({
  version: z.int(),
  at: z.string(),
  by: z.string(),
  action: z.enum(REVISION_ACTIONS),
  reason: z.string().nullable(),
});
export type Revision = z.output<typeof Revision>;

export const CoverageIn = z.strictObject({
  feed: z.string().max(60),
  from: Month,
  to: Month,
  countries: z.array(WordId).min(1).max(20),
  /** Null: every indicator the feed carries. A list: a nil return, "looked for these, and this is all there was". */
  indicators: z.array(WordId).max(60).nullable().default(null),
  note: z.string().max(500).default(''),
});
export type CoverageIn = z.output<typeof CoverageIn>;

/** The months and places with which a proposal of a file is confirmed. */
export const CoverageSaid = CoverageIn.pick({ from: true, to: true, countries: true });
export type CoverageSaid = z.output<typeof CoverageSaid>;

const said = (most: number) => text(most).refine((value) => value.length > 0, 'must be said');

/** What a dataset of one's own is called, and on what terms it may be passed on. */
export const FeedTerms = z.strictObject({
  title: said(120),
  licence: said(200),
  citation: said(500),
  redistribution: z
    .enum(REDISTRIBUTION)
    .describe('not-allowed: its rows leave in no export, report, chart file or link'),
});
export type FeedTerms = z.output<typeof FeedTerms>;

export const DataStatus = z.object({
  /** All but the retracted; so are the counts below. */
  events: z.int(),
  /** All that a list without a filter holds, the retracted among them. */
  listed: z.int(),
  /** Logged here by hand, sample data not among them. */
  own: z.int(),
  samples: z.array(z.object({ name: z.enum(SAMPLES), events: z.int(), loadedAt: z.string() })),
  feeds: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      licence: z.string(),
      citation: z.string(),
      /** `accessed`: the day its newest rows were got; `own`: whether its terms are ours to change. */
      redistribution: z.enum(REDISTRIBUTION),
      accessed: z.string().nullable(),
      own: z.boolean(),
      holdBack: z.int(),
      events: z.int(),
      coverage: z.array(
        CoverageIn.extend({
          id: z.uuid(),
          declaredBy: z.string(),
          declaredAt: z.string(),
          sample: z.enum(SAMPLES).nullable(),
        }),
      ),
      /** What its files show and nobody has confirmed: it counts for nothing until then. */
      proposals: z.array(CoverageSaid.extend({ id: z.uuid(), proposedBy: z.string(), proposedAt: z.string() })),
    }),
  ),
  vintages: z.array(
    z.object({
      id: z.uuid(),
      feed: z.string(),
      release: z.string().nullable(),
      file: z.string(),
      at: z.string(),
      by: z.string(),
      new: z.int(),
      changed: z.int(),
      gone: z.int(),
      /** Taken back since; null of one that stands. */
      undoneAt: z.string().nullable(),
    }),
  ),
  definitions: z.object({
    /** What a report shows when there is one forecast; of several, one over all of them. */
    hash: z.string(),
    /** What the reports of each forecast show. */
    forecasts: z.array(z.object({ id: z.string(), hash: z.string() })),
    problems: z.array(z.string()),
    rematch: z.object({ done: z.int(), of: z.int() }).nullable(),
  }),
  /** Nothing loaded and no choice made yet: the first page offers the three choices. */
  firstRun: z.boolean(),
});
export type DataStatus = z.output<typeof DataStatus>;

export const SampleChoice = z.strictObject({ choice: z.enum(['notable', 'practice', 'none']) });
