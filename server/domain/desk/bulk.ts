import { z } from 'zod';
import { text, type EventDraft } from '../event/event.ts';
import { PLACE_PRECISIONS, STATUSES, type Status } from '../event/event-values.ts';
import { BULK_CHANGES, BULK_STATUSES, MOST_AT_ONCE, type BulkWhat } from './bulk-values.ts';
import { nearest, titleOf, type Lexicon } from '../event/vocabulary.ts';
import type { Issue } from '../problem.ts';
import { shown } from '../problem.ts';

/** One change for many events. */
export const BulkChange = z.strictObject({
  what: z.enum(Object.keys(BULK_CHANGES) as [BulkWhat, ...BulkWhat[]]),
  to: z.string().max(60).default('').describe('A status, a precision or a word of the vocabulary; nothing to retract'),
});
export type BulkChange = z.output<typeof BulkChange>;

/** Which events, what, and why: by id, or all that a list's filters let through. */
export const BulkIn = z
  .strictObject({
    ids: z.array(z.uuid()).min(1).max(MOST_AT_ONCE).optional(),
    query: z.string().max(4_000).optional().describe('Filters as in the address of the list'),
    change: BulkChange,
    reason: text(500).default(''),
    expect: z.int().min(0).optional().describe('How many the preview said would change; another number is refused'),
  })
  .refine(({ ids, query }) => (ids === undefined) !== (query === undefined), {
    path: ['ids'],
    message: 'or "query" must say which events, and not both',
  });

/** What a change of many events would do, or did. */
const Counts = z.object({
  chosen: z.int(),
  changed: z.int(),
  /** Were so already. */
  same: z.int(),
  refused: z.int(),
  /** Why some stay as they are, with a few of each kind. */
  why: z.array(
    z.object({ why: z.string(), events: z.int(), examples: z.array(z.object({ id: z.uuid(), summary: z.string() })) }),
  ),
});

export const BulkPreview = Counts.extend({
  /** Events behind an indicator's numbers in all months together. */
  numbers: z.array(
    z.object({
      forecast: z.string(),
      indicator: z.string(),
      title: z.string(),
      feed: z.string(),
      before: z.int(),
      after: z.int(),
    }),
  ),
  verdicts: z.array(
    z.object({ forecast: z.string(), indicator: z.string(), title: z.string(), from: z.string(), to: z.string() }),
  ),
});
export type BulkPreview = z.output<typeof BulkPreview>;

export const BulkDone = Counts.extend({
  /** Names the change as a whole, for its undo; null when nothing was to be changed. */
  batch: z.uuid().nullable(),
});
export type BulkDone = z.output<typeof BulkDone>;

/** What became of one event. */
export type Changed = { draft: EventDraft; status: Status } | 'same' | { refused: string };

/** What is the matter with the change itself, whatever the events. */
export function changeIssues({ what, to }: BulkChange, words: Lexicon): Issue[] {
  const section = BULK_CHANGES[what];
  const known: readonly string[] | null =
    what === 'status' ? BULK_STATUSES : what === 'place-precision' ? PLACE_PRECISIONS : null;
  if (known && !known.includes(to))
    return [issue(to, 'is not one of the values known here', `Use one of: ${known.join(', ')}.`)];
  // A word that the vocabulary lost can still be taken out.
  if (section === null || what.startsWith('remove') || words[section].has(to)) return [];
  const close = nearest(to, words[section].keys());
  return [
    issue(
      to,
      `is not a word of the vocabulary (${section})`,
      close ? `Did you mean "${close}"?` : `Use one of the ${section} in /api/vocabulary.`,
    ),
  ];
}

function issue(value: string, message: string, fix: string): Issue {
  return { field: 'change.to', value: shown(value), message, fix };
}

/** One event with the change made, or why it stays as it is. */
export function applyChange(draft: EventDraft, status: Status, { what, to }: BulkChange): Changed {
  if (status === 'retracted') return what === 'retract' ? 'same' : { refused: 'It is retracted.' };
  switch (what) {
    case 'status':
      return status === to ? 'same' : withStatus(draft, to as (typeof BULK_STATUSES)[number]);
    case 'retract':
      return { draft, status: 'retracted' };
    case 'kind':
      return draft.kind === to ? 'same' : { draft: { ...draft, kind: to }, status };
    case 'place-precision':
      return withPrecision(draft, status, to as (typeof PLACE_PRECISIONS)[number]);
    case 'add-tag':
      return withWord(draft, status, { field: 'tags', word: to, most: 20 });
    case 'add-weapon':
      return withWord(draft, status, { field: 'weapons', word: to, most: 12 });
    case 'remove-tag':
      return withoutWord(draft, status, 'tags', to);
    case 'remove-weapon':
      return withoutWord(draft, status, 'weapons', to);
  }
}

function withStatus(draft: EventDraft, to: (typeof BULK_STATUSES)[number]): Changed {
  return { draft: { ...draft, status: to }, status: to };
}

function withPrecision(draft: EventDraft, status: Status, to: (typeof PLACE_PRECISIONS)[number]): Changed {
  const { place } = draft;
  if (place.precision === to) return 'same';
  if ((to === 'exact' || to === 'near') && !place.name && place.lat === undefined)
    return { refused: 'Its place has neither a name nor a position.' };
  return { draft: { ...draft, place: { ...place, precision: to } }, status };
}

function withWord(
  draft: EventDraft,
  status: Status,
  { field, word, most }: { field: 'tags' | 'weapons'; word: string; most: number },
): Changed {
  if (draft[field].includes(word)) return 'same';
  if (draft[field].length >= most) return { refused: `It has ${most} ${field} already.` };
  return { draft: { ...draft, [field]: [...draft[field], word] }, status };
}

function withoutWord(draft: EventDraft, status: Status, field: 'tags' | 'weapons', word: string): Changed {
  if (!draft[field].includes(word)) return 'same';
  return { draft: { ...draft, [field]: draft[field].filter((each) => each !== word) }, status };
}

const STATUS_WORDS: Record<Status, string> = {
  draft: 'draft',
  'in-review': 'in review',
  published: 'published',
  disputed: 'disputed',
  retracted: 'retracted',
};

/** The change in a few words: "set the status to disputed", "add the tag Inside the city". */
export function changeInWords({ what, to }: BulkChange, words: Lexicon): string {
  const section = BULK_CHANGES[what];
  const title = section ? titleOf(words, section, to) : to;
  switch (what) {
    case 'status':
      return `set the status to ${STATUS_WORDS[STATUSES.find((status) => status === to) ?? 'draft']}`;
    case 'kind':
      return `set the kind to ${title}`;
    case 'place-precision':
      return `set how well the place is known to ${title}`;
    case 'retract':
      return 'retract';
    default:
      return `${what.replace('-', ' the ')} ${title}`;
  }
}
