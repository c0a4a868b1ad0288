import { z } from 'zod';
import { DaySchema } from '../event/event.ts';
import { EventLine } from '../desk/line.ts';
import { Covers } from './settings.ts';

/** What an import would do, or did: the same shape before and after, so that the two can be held against each other. */

export const ImportCounts = z.object({
  new: z.int(),
  /** Rows that say otherwise than before; `back` and `kept` are part of them. */
  changed: z.int(),
  /** Events that only an import or its undo had retracted, and that come back. Left out where there are none. */
  back: z.int().optional(),
  /** Events in which a person's words stand, so that nothing of them changes. Left out where there are none. */
  kept: z.int().optional(),
  same: z.int(),
  gone: z.int(),
  /** Of those gone: retracted, as was chosen; 0 where they were kept. Left out where none is gone, and of older imports. */
  dropped: z.int().optional(),
  refused: z.int(),
  skipped: z.int(),
  /** Rows that look like another event of the same feed. Part of `new`, unless they are skipped or become sources. */
  duplicates: z.int(),
});
export type ImportCounts = z.output<typeof ImportCounts>;

export const RowProblem = z.object({
  column: z.string(),
  value: z.string(),
  reason: z.string(),
  fix: z.string(),
  /** Of an id that stands twice, the line that has it first: read otherwise by its value, both rows would change. */
  first: z.int().optional(),
});
export type RowProblem = z.output<typeof RowProblem>;

/** Something that may be put in the place of a cell, and how it reads. */
export const Suggestion = z.object({
  use: z.string(),
  title: z.string(),
  /** More than one letter in five differs: for a person to choose, never taken together with others. */
  far: z.literal(true).optional(),
});
export type Suggestion = z.output<typeof Suggestion>;

/** Refused rows that one repair would mend: the same column, the same reason. */
export const ProblemGroup = z.object({
  column: z.string(),
  reason: z.string(),
  fix: z.string(),
  rows: z.int(),
  /** The most frequent first, at most fifty. */
  values: z
    .array(
      z.object({
        value: z.string(),
        rows: z.int(),
        /** Lines of the file, at most five. */
        lines: z.array(z.int()).max(5),
        /** The rest of the row in a few words, so that one knows which it is. */
        context: z.string(),
        suggestions: z.array(Suggestion).max(5),
        /** The line that has the same id first: only the file can be corrected, no repair by value can. */
        first: z.int().optional(),
      }),
    )
    .max(50),
});
export type ProblemGroup = z.output<typeof ProblemGroup>;

/** One field of an event that the file says otherwise. */
export const FieldChange = z.object({
  field: z.string(),
  was: z.string(),
  now: z.string(),
  /** A person changed this field, so theirs stands and the file's is noted. */
  kept: z.boolean(),
});
export type FieldChange = z.output<typeof FieldChange>;

export const ChangedRow = z.object({ event: EventLine, line: z.int(), fields: z.array(FieldChange) });
export type ChangedRow = z.output<typeof ChangedRow>;

export const DuplicateRow = z.object({
  line: z.int(),
  /** The row as an event, in a line. */
  title: z.string(),
  event: EventLine,
  because: z.array(z.string()),
});
export type DuplicateRow = z.output<typeof DuplicateRow>;

/** An indicator's number and verdict on this feed, before and after. */
export const ReadingChange = z.object({
  forecast: z.string(),
  indicator: z.string(),
  title: z.string(),
  before: z.object({ verdict: z.string(), number: z.string() }),
  after: z.object({ verdict: z.string(), number: z.string() }),
  /**
   * Figures that differ, by side: the change since the article, the level before it, the level since. Empty is not known
   * yet, because no month of that side is covered. Left out of what was kept before sides were told apart.
   */
  moves: z
    .array(z.object({ side: z.enum(['change', 'before', 'since']), was: z.string(), now: z.string() }))
    .optional(),
  /** `revised`: read over the months known before, the verdict differs too, so not because something happened. */
  because: z.enum(['new-months', 'revised', 'both']).nullable(),
});
export type ReadingChange = z.output<typeof ReadingChange>;

/** A name that the vocabulary does not know. */
export const UnknownName = z.object({
  what: z.enum(['actor', 'place']),
  /** As the dataset writes it. */
  spelling: z.string(),
  rows: z.int(),
  suggestions: z.array(Suggestion).max(5),
});
export type UnknownName = z.output<typeof UnknownName>;

/** An event that the file no longer has, and new rows that may tell it: split, or under another id. */
export const RenumberedEvent = z.object({
  event: EventLine,
  externalId: z.string(),
  rows: z.array(z.object({ line: z.int(), externalId: z.string(), title: z.string() })).max(10),
});
export type RenumberedEvent = z.output<typeof RenumberedEvent>;

/** How densely the rows fill the months that the file is proposed to cover (`spanShown`). */
export const SpanShown = z.object({
  span: Covers,
  /** By country: months of the span, how many hold no row, and the longest stretch of these. */
  places: z.array(
    z.object({
      place: z.string(),
      months: z.int(),
      empty: z.int(),
      longest: z.object({ from: z.string(), to: z.string() }).nullable(),
    }),
  ),
  /** Events of the feed in these months that the file does not hold, where they are many against its own. */
  gone: z.int().nullable(),
  /** Too much is missing to take the span for covered: a person has to say so, and until then it is only proposed. */
  ask: z.boolean(),
});
export type SpanShown = z.output<typeof SpanShown>;

export const ImportCheck = z.object({
  rows: z.int(),
  counts: ImportCounts,
  first: DaySchema.nullable(),
  last: DaySchema.nullable(),
  /** What the file covers, as proposed or as confirmed in the settings; null when nothing is declared. */
  coverage: Covers.nullable(),
  /** What the rows show of the months they are proposed to cover; left out where none are. */
  shown: SpanShown.optional(),
  groups: z.array(ProblemGroup).max(100),
  skipped: z.array(z.object({ reason: z.string(), rows: z.int() })).max(50),
  /** At most fifty of each; the counts say how many there are. */
  changed: z.array(ChangedRow).max(50),
  gone: z.array(EventLine).max(50),
  duplicates: z.array(DuplicateRow).max(50),
  /** Gone events that new rows may tell, split or renumbered, at most fifty listed; left out where there are none. */
  renumbered: z.object({ events: z.int(), first: z.array(RenumberedEvent).max(50) }).optional(),
  /** Rows of a long table of one's own that could not be held against all its other rows of their days, where there are any. */
  notCompared: z.int().optional(),
  names: z.array(UnknownName).max(100),
  /** Indicators whose number or verdict differs; verdict changes first. */
  readings: z.array(ReadingChange),
  /** SHA-256 of what becomes of each row: a commit that would do anything else is not made. */
  outcome: z.string().optional(),
  milliseconds: z.int(),
});
export type ImportCheck = z.output<typeof ImportCheck>;
