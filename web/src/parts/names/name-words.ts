import type { AssignedName, NameAssigned, QueuedName } from '../../../../server/domain/import/names.ts';
import { counted } from '../../words.ts';

/** What tells a name of the queue apart, for its address. */
export function keyOf({ what, feed, country, spelling }: QueuedName): string {
  return [what, feed, country, spelling].join('|');
}

/** The name that is looked at after this one: the one behind it, or else the one before. */
export function nextName(keys: readonly string[], now: string): string | null {
  const at = keys.indexOf(now);
  return keys[at + 1] ?? keys[at - 1] ?? null;
}

/** "12 events, Pakistan, UCDP GED" of a name in the queue. */
export function whereFrom({ countryTitle, feedTitle }: QueuedName): string {
  return `${countryTitle}, ${feedTitle}`;
}

/** How surely the name points to its first suggestion. */
export function hintOf({ suggestions }: QueuedName): string {
  const [first] = suggestions;
  return first ? `like “${first.like}”` : 'nothing is spelled alike';
}

/** What the decision would do: "12 events would be written anew. 3 numbers differ, 1 verdict among them." */
export function effectInWords({ events, readings }: NameAssigned, back = false): string {
  const what = back ? 'get the words they had before' : 'are written anew';
  if (events === 0) return 'No event in the log changes.';
  const one = back ? 'gets the words it had before' : 'is written anew';
  const log = `${counted(events, 'event')} ${events === 1 ? one : what}.`;
  const changed = readings ?? [];
  if (changed.length === 0) return `${log} No number changes.`;
  const turned = changed.filter(({ before, after }) => before.verdict !== after.verdict).length;
  const numbers = `${counted(changed.length, 'number')} ${changed.length === 1 ? 'differs' : 'differ'}`;
  return `${log} ${numbers}${turned ? `, and ${counted(turned, 'verdict')}` : ', and no verdict'}.`;
}

/** What the list says of an assignment. */
export function stateInWords({ state, word }: AssignedName): string {
  if (state === 'waits') return 'its events are being written anew';
  if (state === 'taking-back') return 'being taken back';
  return word === null ? 'put aside' : '';
}

/** Which of the numbered suggestions a key chooses; null for any other key. */
export function choiceOf(key: string, most: number): number | null {
  const n = /^[1-5]$/.test(key) ? Number(key) - 1 : -1;
  return n >= 0 && n < most ? n : null;
}
