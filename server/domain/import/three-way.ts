import type { EventDraft, Source } from '../event/event.ts';
import { canonical } from '../indicator/definition.ts';
import { isSet, MERGE_FIELDS, valueOf, withField, type MergeField } from '../desk/merge-fields.ts';

/** A field that is settled as one: those of an event by name, and its sources together. */
export const SETTLED_FIELDS = [...MERGE_FIELDS, 'sources'] as const;
export type SettledField = (typeof SETTLED_FIELDS)[number];

/** Both halves say who acted: one taken from the dataset and one from a person would say something nobody said. */
const UNITS: readonly (readonly MergeField[])[] = [
  ['by', 'between'],
  ...MERGE_FIELDS.filter((field) => field !== 'by' && field !== 'between' && field !== 'summary').map((field) => [
    field,
  ]),
];
const MOST_SOURCES = 40;

/**
 * An event after its dataset revised it: fields that no person changed follow the dataset, fields that a person changed
 * keep the person's value. `kept` names the fields that the dataset revised as well, and now says otherwise.
 */
export function threeWay({ base, mine, theirs }: { base: EventDraft; mine: EventDraft; theirs: EventDraft }): {
  draft: EventDraft;
  kept: SettledField[];
} {
  let draft = mine;
  const kept: SettledField[] = [];
  for (const unit of UNITS) {
    const [was, ours, new_] = [base, mine, theirs].map((each) => saidIn(each, unit));
    if (ours === new_ || new_ === was) continue;
    if (ours === was) draft = unit.reduce((all, field) => withField(all, field, theirs), draft);
    else if (unit[0] === 'weapons' || unit[0] === 'features') draft = bothLists(draft, unit[0], { base, mine, theirs });
    else kept.push(...unit.filter((field) => saidIn(mine, [field]) !== saidIn(theirs, [field])));
  }
  const sources = settledSources({ base: base.sources, mine: mine.sources, theirs: theirs.sources });
  if (sources.contested) kept.push('sources');
  draft = { ...draft, sources: sources.list };
  const [was, ours, new_] = [base, mine, theirs].map(({ summary }) => summary);
  if (ours !== new_ && new_ !== was) {
    // A dataset's summary sums up its own facts: where a person's stand, it would contradict them.
    if (ours === was && kept.length === 0) draft = { ...draft, summary: theirs.summary };
    else kept.push('summary');
  }
  return { draft, kept };
}

/** The event with these fields as the dataset has them. */
export function withTheirs(mine: EventDraft, fields: readonly SettledField[], theirs: EventDraft): EventDraft {
  return fields.reduce<EventDraft>(
    (all, field) => (field === 'sources' ? { ...all, sources: theirs.sources } : withField(all, field, theirs)),
    mine,
  );
}

/** Whether two drafts say the same in a field. */
export function agree(one: EventDraft, other: EventDraft, field: SettledField): boolean {
  return field === 'sources'
    ? canonical(one.sources) === canonical(other.sources)
    : saidIn(one, [field]) === saidIn(other, [field]);
}

/** Whether two drafts say the same of what happened; status and day of entry are not the dataset's to say. */
export function sameFacts(one: EventDraft, other: EventDraft): boolean {
  return SETTLED_FIELDS.every((field) => agree(one, other, field));
}

function saidIn(draft: EventDraft, fields: readonly MergeField[]): string {
  return canonical(
    fields.map((field) => {
      const value = valueOf(draft, field);
      // The order of a list says nothing.
      return isSet(field) ? (value as unknown[]).map(canonical).sort() : (value ?? null);
    }),
  );
}

interface Three<T> {
  base: T;
  mine: T;
  theirs: T;
}

/** What the dataset lists now, with what a person added and without what a person took out. */
function bothLists(
  draft: EventDraft,
  field: 'weapons' | 'features',
  { base, mine, theirs }: Three<EventDraft>,
): EventDraft {
  const key = field === 'features' ? 'tags' : 'weapons';
  const added = mine[key].filter((word) => !base[key].includes(word));
  const removed = base[key].filter((word) => !mine[key].includes(word));
  const list = [...new Set([...theirs[key].filter((word) => !removed.includes(word)), ...added])];
  return { ...draft, [key]: list };
}

/** Sources one by one: the dataset's as it has them now, but for those that a person changed, added or took out. */
function settledSources({ base, mine, theirs }: Three<Source[]>): { list: Source[]; contested: boolean } {
  const [was, ours, new_] = [base, mine, theirs].map((list) => new Map(list.map((source) => [keyOf(source), source])));
  const same = (one: Source | undefined, other: Source | undefined) =>
    canonical(one ?? null) === canonical(other ?? null);
  const keys = [...new Set([...(new_?.keys() ?? []), ...(ours?.keys() ?? [])])];
  let contested = false;
  const list = keys.flatMap((key) => {
    const [before, person, dataset] = [was?.get(key), ours?.get(key), new_?.get(key)];
    if (same(person, before)) return dataset ?? [];
    contested ||= !same(dataset, before) && !same(dataset, person);
    return person ?? [];
  });
  return list.length > MOST_SOURCES ? { list: mine, contested: true } : { list, contested };
}

function keyOf({ url, publisher, published, citation }: Source): string {
  return url ?? canonical([publisher, published, citation]);
}
