import { z } from 'zod';
import { Source, text } from '../event/event.ts';
import { EventLine } from './line.ts';

/** Shapes of duplicates: what looks alike, what was said of it, and the list of pairs for the review. */

/** The form sends what it has so far; what cannot be read yet is passed over. */
export const LikeQuestion = z.object({
  event: z.looseObject({}).describe('The event as far as it is typed'),
  own: z.uuid().optional().describe('The event being changed, which is not its own twin'),
});

export const Twin = z.object({
  event: EventLine,
  /** Why it looks alike, in words: "same day", "0.4 km apart". */
  because: z.array(z.string()),
  /** Whether the two could be merged; across feeds they are only linked. */
  sameFeed: z.boolean(),
});
export type Twin = z.output<typeof Twin>;

export const Twins = z.object({
  /** At most five, the most alike first. */
  twins: z.array(Twin),
  /** Events already said to be different from the one being changed; they are not among the twins. */
  different: z.array(z.uuid()),
});
export type Twins = z.output<typeof Twins>;

export const AddedSources = z.strictObject({ sources: z.array(Source).min(1).max(40) });

export const LinkIn = z.strictObject({
  a: z.uuid(),
  b: z.uuid(),
  kind: z.enum(['same', 'different']).describe('"same" across feeds only; within one feed the two are merged'),
  reason: text(500).nullable().default(null),
});

export const LINK_KINDS = ['same', 'merged-into', 'merged-from', 'different'] as const;

export const EventLink = z.object({
  id: z.uuid(),
  /** As seen from the event asked about. */
  kind: z.enum(LINK_KINDS),
  event: EventLine,
  at: z.string(),
  by: z.string(),
  reason: z.string().nullable(),
  /** The merge, to be undone as one. */
  batch: z.uuid().nullable(),
});
export type EventLink = z.output<typeof EventLink>;

export const EventLinks = z.object({ links: z.array(EventLink) });
export type EventLinks = z.output<typeof EventLinks>;

export const TwinPair = z.object({
  /** Logged later. */
  a: EventLine,
  /** Was here already; it is the one that stays. */
  b: EventLine,
  because: z.array(z.string()),
  /** Pairs of one feed can be merged, pairs across feeds linked. */
  suggests: z.enum(['merge', 'link']),
});
export type TwinPair = z.output<typeof TwinPair>;

export const TwinQuery = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,3}$/, 'is not the mark of a page')
    .optional(),
});

export const TwinPairs = z.object({
  pairs: z.array(TwinPair),
  /** At most 200; the most alike come first. */
  total: z.int(),
  next: z.string().nullable(),
});
export type TwinPairs = z.output<typeof TwinPairs>;
