import { z } from 'zod';
import { EventLine } from '../desk/line.ts';
import { text } from '../event/event.ts';
import { FieldChange, ImportCounts, ReadingChange } from './check.ts';

/** Wire shapes of imports that were written: what each brought and revised, and taking it back. */

/** An undo that was asked for and is not done: it waits for its turn or is under way, or it failed and nothing was taken back. */
export const UndoUnderWay = z.object({
  state: z.enum(['undoing', 'failed']),
  at: z.string(),
  by: z.string(),
  /** Events that are settled, of all. */
  progress: z.object({ events: z.int(), of: z.int() }).nullable(),
  /** Why it failed: a problem's code, what happened and what to do. */
  problem: z.object({ code: z.string(), detail: z.string(), fix: z.string() }).nullable(),
});
export type UndoUnderWay = z.output<typeof UndoUnderWay>;

export const VintageOut = z.object({
  id: z.uuid(),
  feed: z.string(),
  feedTitle: z.string(),
  /** "UCDP GED 23.1" */
  title: z.string(),
  release: z.string().nullable(),
  file: z.string(),
  sha256: z.string(),
  at: z.string(),
  by: z.string(),
  /** The day its rows were got from the publisher, where that is not the day of the import. */
  accessed: z.string().nullable(),
  counts: ImportCounts,
  /** What it did to numbers and verdicts; null of imports before that was kept. */
  readings: z.array(ReadingChange).nullable(),
  undoneAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
  /** Null where nobody asked for its undo, or it is done. */
  undo: UndoUnderWay.nullable(),
});
export type VintageOut = z.output<typeof VintageOut>;

export const VintageList = z.object({ vintages: z.array(VintageOut) });
export type VintageList = z.output<typeof VintageList>;

export const VINTAGE_PARTS = ['changed', 'gone', 'new', 'noted'] as const;
export type VintagePart = (typeof VINTAGE_PARTS)[number];

/** What it did to one event. Of a new one there is nothing to compare. */
export const VintageRow = z.object({ event: EventLine, fields: z.array(FieldChange) });
export type VintageRow = z.output<typeof VintageRow>;

export const VintageRead = z.object({
  vintage: VintageOut,
  part: z.enum(VINTAGE_PARTS),
  /** How many events each part has. `noted`: a person's words stand, and what the dataset says was noted. */
  parts: z.object({ changed: z.int(), gone: z.int(), new: z.int(), noted: z.int() }),
  rows: z.array(VintageRow),
  /** Hand back as `after` for the next page; null on the last. */
  next: z.uuid().nullable(),
});
export type VintageRead = z.output<typeof VintageRead>;

/** Why an import cannot be taken back as it stands: later work rests on this event. */
export const UndoObstacle = z.object({ event: EventLine, because: z.array(z.string()) });
export type UndoObstacle = z.output<typeof UndoObstacle>;

export const LaterVintage = z.object({ id: z.uuid(), title: z.string(), file: z.string(), at: z.string() });
export type LaterVintage = z.output<typeof LaterVintage>;

export const UndoBlocked = z.object({
  /** Events on which later work rests; at most 200 are listed. */
  total: z.int(),
  events: z.array(UndoObstacle).max(200),
  /** Later imports of the feed that held the same rows: they are undone first. */
  later: z.array(LaterVintage),
});
export type UndoBlocked = z.output<typeof UndoBlocked>;

export const VintageUndone = z.object({
  vintage: z.uuid(),
  dryRun: z.boolean(),
  /** Whether the server is still at it: `GET /api/vintages/{id}` says how far it has come. */
  undoing: z.boolean(),
  /** Events it brought: retracted. */
  brought: z.int(),
  /** Events it changed: as they were before. */
  changed: z.int(),
  /** Events it retracted: back in the log. */
  dropped: z.int(),
  /** Events of which only a note of what the dataset says goes. */
  noted: z.int(),
  coverage: z.int().describe('Declarations of coverage taken back'),
  published: z.int().describe('Published numbers taken back'),
  /** All of it in a sentence. */
  words: z.string(),
  /** What stands in the way, only in a dry run; null where nothing does. */
  blocked: UndoBlocked.nullable(),
});
export type VintageUndone = z.output<typeof VintageUndone>;

export const UndoAsked = z.strictObject({ reason: text(500).nullable().default(null) });
