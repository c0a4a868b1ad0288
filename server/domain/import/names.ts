import { z } from 'zod';
import { EventLine } from '../desk/line.ts';
import { WordId } from '../event/vocabulary-file.ts';
import { text } from '../event/event.ts';
import { ReadingChange, Suggestion } from './check.ts';

/** Wire shapes of names that imports met and the vocabulary does not know, and of what somebody assigned them to. */

export const NAME_KINDS = ['actor', 'place'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** A word that may be meant, and the name of it that is spelled alike. */
export const NameSuggestion = Suggestion.extend({
  /** The known name that it was found by. */
  like: z.string(),
  /** 1: spelled alike but for how it is transliterated. */
  likeness: z.number().min(0).max(1),
});
export type NameSuggestion = z.output<typeof NameSuggestion>;

export const QueuedName = z.object({
  what: z.enum(NAME_KINDS),
  feed: z.string(),
  feedTitle: z.string(),
  /** As the dataset writes it. */
  spelling: z.string(),
  country: WordId,
  countryTitle: z.string(),
  /** Events in the log that carry it, as `/api/events?feed&place&unknownName` lists them. */
  events: z.int(),
  example: EventLine.nullable(),
  suggestions: z.array(NameSuggestion).max(5),
  seenAt: z.string(),
});
export type QueuedName = z.output<typeof QueuedName>;

/** `waits`: the events in the log are still to be written anew. `taking-back`: still to be put back. */
export const ASSIGNED_STATES = ['waits', 'done', 'taking-back'] as const;

export const AssignedName = z.object({
  id: z.uuid(),
  what: z.enum(NAME_KINDS),
  /** Null: in every feed. */
  feed: z.string().nullable(),
  feedTitle: z.string().nullable(),
  spelling: z.string(),
  /** Null: in any country. */
  country: z.string().nullable(),
  countryTitle: z.string().nullable(),
  /** Null: looked at, and nothing fits. */
  word: z.string().nullable(),
  title: z.string().nullable(),
  at: z.string(),
  by: z.string(),
  /** Events that were written anew with it; the list of events shows them by `vintage`. */
  events: z.int(),
  state: z.enum(ASSIGNED_STATES),
});
export type AssignedName = z.output<typeof AssignedName>;

export const NameList = z.object({
  /** The 300 most frequent at most; those with a suggestion first. */
  queue: z.array(QueuedName).max(300),
  total: z.int(),
  /** The newest first, at most 300. */
  assigned: z.array(AssignedName).max(300),
});
export type NameList = z.output<typeof NameList>;

export const AssignName = z.strictObject({
  what: z.enum(NAME_KINDS),
  feed: z.string().max(60).nullable().default(null).describe('Null: in every feed'),
  spelling: text(200).refine((value) => value !== '', 'is empty'),
  country: WordId.nullable().default(null).describe('Only events in this country; null: in any'),
  word: WordId.nullable().describe('A word of the vocabulary; null: looked at, and nothing fits'),
});
export type AssignName = z.output<typeof AssignName>;

/** What an assignment does to events in the log, or what taking it back does; of a dry run, what it would do. */
export const NameAssigned = z.object({
  /** Null for a dry run. */
  id: z.uuid().nullable(),
  dryRun: z.boolean(),
  /** Events to be written anew. */
  events: z.int(),
  /** Numbers and verdicts that would differ, by feed; told by a dry run only. */
  readings: z.array(ReadingChange.extend({ feed: z.string() })).nullable(),
});
export type NameAssigned = z.output<typeof NameAssigned>;
