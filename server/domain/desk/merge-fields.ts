import type { EventDraft, Part, Toll } from '../event/event.ts';
import type { Side } from '../event/event-values.ts';

export const CHOICES = ['kept', 'other', 'both'] as const;
export type Choice = (typeof CHOICES)[number];

const TOLL_SIDES = ['security', 'civilians', 'militants', 'unknown', 'total'] as const;
export type TollSide = Side | 'total';

export const SET_FIELDS = ['by', 'against', 'with', 'between', 'weapons', 'features'] as const;
export type SetField = (typeof SET_FIELDS)[number];

/** What is chosen one by one when two events become one. Sources are always both. */
export const MERGE_FIELDS = [
  'date',
  'place',
  'kind',
  'by',
  'against',
  'with',
  'between',
  ...TOLL_SIDES.map((side) => `killed-${side}` as const),
  ...TOLL_SIDES.map((side) => `wounded-${side}` as const),
  'weapons',
  'features',
  'summary',
] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];

/** Whether the field is a list, so that both can be kept. */
export function isSet(field: MergeField): field is SetField {
  return (SET_FIELDS as readonly string[]).includes(field);
}

/** The side a toll's field speaks of, or null for other fields. */
export function tollSide(field: MergeField): { of: 'deaths' | 'wounded'; side: TollSide } | null {
  const [, what, side] = /^(killed|wounded)-(\w+)$/.exec(field) ?? [];
  return side ? { of: what === 'killed' ? 'deaths' : 'wounded', side: side as TollSide } : null;
}

/** What a draft has in a field. */
export function valueOf(event: EventDraft, field: MergeField): unknown {
  const toll = tollSide(field);
  if (toll) return event[toll.of][toll.side];
  switch (field) {
    case 'date':
      return event.when;
    case 'features':
      return event.tags;
    default:
      return event[field as 'place' | 'kind' | 'summary' | Exclude<SetField, 'features'>];
  }
}

/** The draft with one field taken from another. */
export function withField(draft: EventDraft, field: MergeField, from: EventDraft): EventDraft {
  const toll = tollSide(field);
  if (toll) {
    const { [toll.side]: _, ...rest } = draft[toll.of];
    const said: Toll | undefined = from[toll.of][toll.side];
    return { ...draft, [toll.of]: said ? { ...rest, [toll.side]: said } : rest };
  }
  if (field === 'date') return { ...draft, when: from.when };
  if (field === 'features') return { ...draft, tags: from.tags };
  return { ...draft, [field]: valueOf(from, field) };
}

/** Both lists as one; of an actor named in both, the stronger word counts. */
export function union(kept: EventDraft, other: EventDraft, field: SetField): EventDraft {
  switch (field) {
    case 'by':
    case 'with':
    case 'between':
      return { ...kept, [field]: parts(kept[field], other[field]) };
    case 'features':
      return { ...kept, tags: [...new Set([...kept.tags, ...other.tags])] };
    case 'against':
    case 'weapons':
      return { ...kept, [field]: [...new Set([...kept[field], ...other[field]])] };
  }
}

const STRENGTH = ['alleged', 'attributed', 'claimed', 'confirmed'];

function parts(kept: readonly Part[], other: readonly Part[]): Part[] {
  const all = new Map(kept.map((part) => [part.actor, part]));
  for (const part of other) {
    const known = all.get(part.actor);
    if (!known) all.set(part.actor, part);
    else if (STRENGTH.indexOf(part.attribution) > STRENGTH.indexOf(known.attribution))
      all.set(part.actor, { ...known, attribution: part.attribution });
  }
  return [...all.values()];
}
