import { z } from 'zod';

/** How much something moved: numbers only, never a word of an event, because they go to everybody who looks on. */
export const Moved = z.strictObject({
  /** Events that are new or changed. */
  events: z.int().min(0),
  /** Those of them that are new. */
  added: z.int().min(0),
  /** Changes of anything else behind a number: coverage, nil returns, decisions by hand, links between feeds. */
  other: z.int().min(0),
  /** Changes of the definitions. */
  definitions: z.int().min(0),
});
export type Moved = z.output<typeof Moved>;

/** Moves nothing: a saved view raises the data version too. */
export const UNMOVED: Moved = { events: 0, added: 0, other: 0, definitions: 0 };

/** The name a page gives itself with every change it sends. By chance, new with every load, and it opens nothing. */
export const PAGE_NAME = /^[\w-]{8,40}$/;

/** What one committed change tells all servers. */
export const News = Moved.extend({ page: z.string().regex(PAGE_NAME).nullable() });
export type News = z.output<typeof News>;

/** What the servers tell the pages, about once a second at most. */
export const LiveNews = Moved.extend({
  version: z.int().describe('The data version after it'),
  by: z.record(z.string(), Moved).describe('What of it pages did that gave their name with the change'),
});
export type LiveNews = z.output<typeof LiveNews>;

/** Where the log stands: at the begin of a stream, and again when something may have been missed. */
export const LiveState = z.strictObject({ version: z.int() });
export type LiveState = z.output<typeof LiveState>;

/** Both together. */
export function movedBy(one: Moved, other: Moved): Moved {
  return {
    events: one.events + other.events,
    added: one.added + other.added,
    other: one.other + other.other,
    definitions: one.definitions + other.definitions,
  };
}
