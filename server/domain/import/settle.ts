import { changesBetween, type State } from '../desk/changes.ts';
import type { EventDraft } from '../event/event.ts';
import type { Status } from '../event/event-values.ts';
import type { Lexicon } from '../event/vocabulary.ts';
import type { FieldChange } from './check.ts';
import type { DatasetSaid, KeptSaid } from './dataset-says.ts';
import { agree, sameFacts, SETTLED_FIELDS, threeWay, withTheirs, type SettledField } from './three-way.ts';

/**
 * Why an event stands as it does. `gone`: an import retracted it, because the file did not hold it or because the import
 * that brought it was undone. `withdrawn`: a person retracted it. `merged`: a person merged it into another.
 */
export type Fate = 'stands' | 'gone' | 'withdrawn' | 'merged';

/** An event that a row says otherwise, as it stands and as the dataset had it. */
export interface Standing {
  id: string;
  draft: EventDraft;
  status: Status;
  fate: Fate;
  /** The status it had before it was retracted; of others their own. */
  statusBefore: Status;
  /** The dataset's draft before this row, where a person changed the event since; null where nobody did. */
  base: EventDraft | null;
  said: KeptSaid | null;
}

/** What a row does to an event. */
export interface Settled {
  /** `kept`: the dataset says something new, and what a person wrote stands as it was. */
  what: 'new' | 'changed' | 'same' | 'kept';
  /** What to write; null where the event stays as it is. */
  write: { draft: EventDraft; status: Status } | null;
  fields: FieldChange[];
  /** What the dataset says, to be kept beside the event; null where nobody changed the event. */
  says: DatasetSaid | null;
}

/** Settles a row that is there already, and says otherwise than the row before, against what people made of it. */
export function settled(standing: Standing, theirs: EventDraft, words: Lexicon): Settled {
  const { draft: mine, status, fate, base, said } = standing;
  if (fate === 'withdrawn' || fate === 'merged') return noted(standing, theirs, words);
  const { draft, kept } = base
    ? threeWay({ base, mine, theirs })
    : { draft: { ...theirs, status: mine.status, firstLogged: mine.firstLogged }, kept: [] };
  const now = fate === 'gone' ? standing.statusBefore : status;
  const stays = now === status && sameFacts(draft, mine);
  const revised = stillOpen(said, kept, { mine: draft, theirs });
  return {
    what: !stays ? 'changed' : kept.length > 0 ? 'kept' : 'same',
    write: stays ? null : { draft, status: now },
    fields: [
      ...worded({ draft: mine, status }, { draft, status: now }, words, false),
      ...worded({ draft, status: now }, { draft: withTheirs(draft, kept, theirs), status: now }, words, true),
    ],
    says: base && { draft: theirs, revised, kept: null },
  };
}

/** What a person took out of the log stays out; what the dataset says of it is noted, for whoever brings it back. */
function noted({ draft: mine, status, base, said }: Standing, theirs: EventDraft, words: Lexicon): Settled {
  const revised = SETTLED_FIELDS.filter(
    (field) => !agree(mine, theirs, field) && !(base && agree(base, theirs, field)),
  );
  return {
    what: revised.length > 0 ? 'kept' : 'same',
    write: null,
    fields: worded({ draft: mine, status }, { draft: withTheirs(mine, revised, theirs), status }, words, true),
    says: { draft: theirs, revised: stillOpen(said, revised, { mine, theirs }), kept: null },
  };
}

/** The names and values of fields as the history of an event words them. */
export function worded(from: State, to: State, words: Lexicon | null, kept: boolean): FieldChange[] {
  return changesBetween(from, to, words).map((change) => ({
    field: change.name,
    was: change.from,
    now: change.to,
    kept,
  }));
}

/** Fields revised now, and those of before that nobody has settled yet. */
function stillOpen(
  said: KeptSaid | null,
  now: readonly SettledField[],
  { mine, theirs }: { mine: EventDraft; theirs: EventDraft },
): SettledField[] {
  const before = said && !said.said.kept ? said.said.revised : [];
  return [...new Set([...before, ...now])].filter((field) => !agree(mine, theirs, field));
}
