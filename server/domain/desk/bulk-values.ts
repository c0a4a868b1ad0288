import type { Section } from '../event/vocabulary.ts';

/** So many events change at once; more would hold the log too long, and nobody looks through so many. */
export const MOST_AT_ONCE = 1_000;

export const BULK_STATUSES = ['in-review', 'published', 'disputed'] as const;

/** What can be changed in many events at once, and the words of the vocabulary it takes. */
export const BULK_CHANGES = {
  status: null,
  'add-tag': 'tags',
  'remove-tag': 'tags',
  'add-weapon': 'weapons',
  'remove-weapon': 'weapons',
  kind: 'events',
  'place-precision': null,
  retract: null,
} as const satisfies Record<string, Section | null>;
export type BulkWhat = keyof typeof BULK_CHANGES;
