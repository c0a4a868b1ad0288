import type { EventDraft, Place, Source, Toll } from '../event/event.ts';
import { covers, type Lexicon } from '../event/vocabulary.ts';
import { PLACE_PRECISIONS, PRECISIONS } from '../event/event-values.ts';
import { linkKey } from './link-key.ts';
import {
  isSet,
  MERGE_FIELDS,
  tollSide,
  union,
  valueOf,
  withField,
  type Choice,
  type MergeField,
} from './merge-fields.ts';
import { fieldText, fieldTitle } from './merge-words.ts';

/** One field of two events side by side. */
export interface MergeRow {
  field: MergeField;
  title: string;
  kept: string;
  other: string;
  /** Both together, for lists. */
  both: string | null;
  differs: boolean;
  /** What is taken unless somebody chooses otherwise, and why. */
  proposed: Choice;
  why: string;
}

export type MergeChoices = Partial<Record<MergeField, Choice>>;

/** Every field in which either says something, with what is proposed where they differ. */
export function compareForMerge(kept: EventDraft, other: EventDraft, words: Lexicon): MergeRow[] {
  return MERGE_FIELDS.flatMap((field) => {
    const said = [valueOf(kept, field), valueOf(other, field)];
    if (said.every((value) => value === undefined || (Array.isArray(value) && value.length === 0))) return [];
    const differs = plain(said[0]) !== plain(said[1]);
    const { choice, why } = differs ? propose(kept, other, field, words) : { choice: 'kept' as const, why: '' };
    const both = isSet(field) ? fieldText(union(kept, other, field), field, words) : null;
    const [mine, theirs] = [fieldText(kept, field, words), fieldText(other, field, words)];
    return [{ field, title: fieldTitle(field), kept: mine, other: theirs, both, differs, proposed: choice, why }];
  });
}

/** The one event that two become. What is not chosen is taken as proposed; sources are those of both. */
export function mergedDraft(kept: EventDraft, other: EventDraft, choices: MergeChoices, words: Lexicon): EventDraft {
  const fields = MERGE_FIELDS.reduce((draft, field) => {
    const choice = choices[field] ?? proposedFor(kept, other, field, words);
    if (choice === 'both' && isSet(field)) return { ...draft, ...only(union(kept, other, field), field) };
    return choice === 'other' ? withField(draft, field, other) : draft;
  }, kept);
  return { ...fields, sources: bothSources(kept.sources, other.sources) };
}

/** Sources of both, each article once: by its link, else by who published what and when. */
export function bothSources(kept: readonly Source[], other: readonly Source[]): Source[] {
  const key = ({ url, publisher, published, citation, quote }: Source) =>
    url ? linkKey(url) : plain([publisher, published, citation, quote]);
  const known = new Set(kept.map(key));
  return [...kept, ...other.filter((source) => !known.has(key(source)) && known.add(key(source)))];
}

function only(draft: EventDraft, field: MergeField): Partial<EventDraft> {
  const name = field === 'features' ? 'tags' : (field as 'by');
  return { [name]: draft[name] };
}

function proposedFor(kept: EventDraft, other: EventDraft, field: MergeField, words: Lexicon): Choice {
  return plain(valueOf(kept, field)) === plain(valueOf(other, field))
    ? 'kept'
    : propose(kept, other, field, words).choice;
}

interface Proposal {
  choice: Choice;
  why: string;
}

function propose(kept: EventDraft, other: EventDraft, field: MergeField, words: Lexicon): Proposal {
  const toll = tollSide(field);
  if (toll) return byToll(kept, other, kept[toll.of][toll.side], other[toll.of][toll.side]);
  if (field === 'between') return byBeginner(kept, other);
  if (isSet(field)) return { choice: 'both', why: 'what either says' };
  switch (field) {
    case 'date':
      return (
        sharper(
          PRECISIONS.indexOf(kept.when.precision),
          PRECISIONS.indexOf(other.when.precision),
          'the more exact date',
        ) ??
        sharper(kept.when.to ? 1 : 0, other.when.to ? 1 : 0, 'the more exact date') ??
        byLaterSource(kept, other)
      );
    case 'place':
      return (
        sharper(vagueness(kept.place), vagueness(other.place), 'the more exact place') ?? byLaterSource(kept, other)
      );
    case 'kind':
      if (covers(words, 'events', kept.kind, other.kind)) return { choice: 'other', why: 'the more exact kind' };
      if (covers(words, 'events', other.kind, kept.kind)) return { choice: 'kept', why: 'the more exact kind' };
      return byLaterSource(kept, other);
    default:
      return { choice: 'kept', why: 'of the event that stays' };
  }
}

/** The one that says more: a number over none, then the later source, then the narrower range. */
function byToll(kept: EventDraft, other: EventDraft, mine: Toll | undefined, theirs: Toll | undefined): Proposal {
  if (!mine) return { choice: 'other', why: 'the only one that says' };
  if (!theirs) return { choice: 'kept', why: 'the only one that says' };
  const later = laterSource(kept, other);
  if (later) return { choice: later, why: 'from the later source' };
  return sharper(mine.high - mine.low, theirs.high - theirs.low, 'the narrower range') ?? STAYS;
}

/** Where one record knows who began, sides without direction would say it twice. */
function byBeginner(kept: EventDraft, other: EventDraft): Proposal {
  const known = (one: EventDraft, two: EventDraft) =>
    one.by.length > 0 && one.between.length === 0 && two.by.length === 0;
  if (known(kept, other)) return { choice: 'kept', why: 'who began is known' };
  if (known(other, kept)) return { choice: 'other', why: 'who began is known' };
  return { choice: 'both', why: 'what either says' };
}

const STAYS: Proposal = { choice: 'kept', why: 'of the event that stays' };

function byLaterSource(kept: EventDraft, other: EventDraft): Proposal {
  const later = laterSource(kept, other);
  return later ? { choice: later, why: 'from the later source' } : STAYS;
}

function laterSource(kept: EventDraft, other: EventDraft): 'kept' | 'other' | null {
  const last = ({ sources }: EventDraft) =>
    sources
      .map(({ published }) => published ?? '')
      .sort()
      .at(-1) ?? '';
  const [mine, theirs] = [last(kept), last(other)];
  return mine === theirs ? null : mine > theirs ? 'kept' : 'other';
}

/** The smaller number is the sharper one. */
function sharper(mine: number, theirs: number, why: string): Proposal | null {
  return mine === theirs ? null : { choice: mine < theirs ? 'kept' : 'other', why };
}

function vagueness({ precision, lat, lon }: Place): number {
  return PLACE_PRECISIONS.indexOf(precision) + (lat === undefined || lon === undefined ? 0.5 : 0);
}

/** A value as text, whatever the order of its keys; what is not said has none. */
function plain(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      inner !== null && typeof inner === 'object' && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? ''
  );
}
