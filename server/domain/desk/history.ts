import { z } from 'zod';
import { EventDraft } from '../event/event.ts';
import { SIDES, STATUSES } from '../event/event-values.ts';
import { Revision } from '../wire.ts';
import { BATCH_ACTIONS } from './batch-actions.ts';

/** Wire shapes of an event's history. */

const FieldChangeOut = z.object({
  field: z.string().describe('Key of the field, such as deaths.security'),
  name: z.string().describe('Its name in words, such as "killed, security forces"'),
  from: z.string(),
  to: z.string(),
  removed: z.array(z.string()),
  added: z.array(z.string()),
});

const Made = Revision.extend({
  status: z.enum(STATUSES),
  /** The change of several events that it was part of. */
  batch: z.object({ id: z.uuid(), action: z.enum(BATCH_ACTIONS), events: z.int(), undone: z.boolean() }).nullable(),
});

/** One line of the history: who made which version when and why, and what it changed. */
export const HistoryLine = Made.extend({ changes: z.array(FieldChangeOut) });
export type HistoryLine = z.output<typeof HistoryLine>;

export const History = z.object({ revisions: z.array(HistoryLine) });
export type History = z.output<typeof History>;

/** One version of an event, whole. */
export const RevisionState = Made.extend({ draft: EventDraft });
export type RevisionState = z.output<typeof RevisionState>;

const Figure = z.object({
  version: z.int(),
  at: z.string(),
  by: z.string(),
  /** Reason given, or else the publishers that came with it. */
  because: z.string(),
  /** As it is typed: "4", "4-6", "10+"; "not said" where no source says. */
  words: z.string(),
  low: z.int().nullable(),
  best: z.int().nullable(),
  high: z.int().nullable(),
});

/** How one toll of an event was revised, first to last. */
export const TollLine = z.object({
  of: z.enum(['killed', 'wounded']),
  side: z.enum(['total', ...SIDES]),
  name: z.string().describe('In words, such as "killed, security forces"'),
  steps: z.array(Figure),
});
export type TollLine = z.output<typeof TollLine>;

export const TollHistory = z.object({ tolls: z.array(TollLine) });
export type TollHistory = z.output<typeof TollHistory>;
