import { changesBetween, type State } from '../../domain/desk/changes.ts';
import type { EventDraft, StoredEvent } from '../../domain/event/event.ts';
import type { Lexicon } from '../../domain/event/vocabulary.ts';
import type { Difference, KeptSaid } from '../../domain/import/dataset-says.ts';
import { agree, withTheirs, type SettledField } from '../../domain/import/three-way.ts';
import type { KeptRevision } from '../../store/events/event-reads.ts';
import { draftOf } from '../events/held-event.ts';

/** Revisions that no person made by looking at the event. */
const BY_IMPORT = new Set(['import', 'undo-import', 'load-sample']);

/** Fields that the dataset revised and in which the event still says otherwise. */
export function openFields(event: StoredEvent, { said }: KeptSaid): SettledField[] {
  const mine = draftOf(event);
  return said.revised.filter((field) => !agree(mine, said.draft, field));
}

/** These fields in words, each with who made it what it is. */
export function differencesOf(
  event: StoredEvent,
  kept: KeptSaid,
  { revisions, words }: { revisions: readonly KeptRevision[]; words: Lexicon },
): Difference[] {
  const { said } = kept;
  const mine = stateOf(draftOf(event));
  const theirs = stateOf(withTheirs(mine.draft, openFields(event, kept), said.draft));
  return changesBetween(mine, theirs, words).map(({ field, name, from, to }) => ({
    field: name,
    was: from,
    now: to,
    because: madeBy(field, revisions, words),
  }));
}

/** The newest change of a field by a person. */
function madeBy(field: string, revisions: readonly KeptRevision[], words: Lexicon): Difference['because'] {
  const newest = revisions.findLastIndex((made, n) => {
    const before = revisions[n - 1];
    if (BY_IMPORT.has(made.action) || !before) return false;
    return changesBetween(stateOf(before.draft), stateOf(made.draft), words).some((change) => change.field === field);
  });
  const made = revisions[newest];
  return made ? { by: made.by, at: made.at, version: made.version, reason: made.reason } : null;
}

/** What a draft says alone: whether it counts is told elsewhere. */
function stateOf(draft: EventDraft): State {
  return { draft, status: 'published' };
}
