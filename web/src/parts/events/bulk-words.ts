import type { BulkPreview } from '../../../../server/domain/desk/bulk.ts';
import { BULK_CHANGES, BULK_STATUSES, type BulkWhat } from '../../../../server/domain/desk/bulk-values.ts';
import { PLACE_PRECISIONS } from '../../../../server/domain/event/event-values.ts';
import type { Lexicon } from '../../../../server/domain/event/vocabulary.ts';
import { inOrder } from '../../vocabulary.svelte.ts';
import { counted, STATUS_WORDS, thousands } from '../../words.ts';
import type { Choice } from './fields.ts';

/** What can be changed in many events at once, as a list offers it. */
export const BULK_WORDS: Record<BulkWhat, string> = {
  status: 'Set the status',
  'add-tag': 'Add a tag',
  'remove-tag': 'Take off a tag',
  'add-weapon': 'Add a weapon',
  'remove-weapon': 'Take off a weapon',
  kind: 'Set the kind',
  'place-precision': 'Set how well the place is known',
  retract: 'Retract',
};

/** What a change can be made to; none for a retraction. */
export function bulkChoices(what: BulkWhat, words: Lexicon | null): Choice[] {
  const section = BULK_CHANGES[what];
  if (what === 'status') return BULK_STATUSES.map((status) => [status, STATUS_WORDS[status]]);
  if (what === 'place-precision') return PLACE_PRECISIONS.map((precision) => [precision, precision]);
  if (section === null || !words) return [];
  return inOrder(words, section).map(({ id, title, depth }) => [id, `${'\u2003'.repeat(depth)}${title}`]);
}

/** "12 events change, 1 is so already, 1 stays as it is." */
export function outcomeInWords({ changed, same, refused }: Pick<BulkPreview, 'changed' | 'same' | 'refused'>): string {
  const parts = [`${counted(changed, 'event')} ${changed === 1 ? 'changes' : 'change'}`];
  if (same > 0) parts.push(`${thousands(same)} ${same === 1 ? 'is' : 'are'} so already`);
  if (refused > 0) parts.push(`${thousands(refused)} ${refused === 1 ? 'stays as it is' : 'stay as they are'}`);
  return `${parts.join(', ')}.`;
}
