import type { Gazetteer } from '../event/gazetteer.ts';
import { plainName } from '../event/names.ts';
import { lineage, type Lexicon, type Word } from '../event/vocabulary.ts';
import { folded, formsOf, likenessOf, type Folded } from './names-sound.ts';
import type { NameSuggestion } from './names.ts';

/** What suggestions are looked up in. */
export interface KnownNames {
  words: Lexicon;
  gazetteer: Gazetteer;
}

const MOST = 5;
/** Below this nothing is offered: two names of several words that share most of their letters. */
const FLOOR = 0.75;
/** One word is like many by chance: one consonant of six may differ, not of five. */
const WORD_FLOOR = 0.82;
/** Short names and villages, of which there are many, resemble each other by chance still more. */
const SURE_FLOOR = 0.88;
const SHORT = 4;
/** A village of the gazetteer tells which district is meant, a little less surely than the district's own name. */
const BY_VILLAGE = 0.97;

interface Candidate {
  use: string;
  title: string;
  name: string;
  folded: Folded;
  weight: number;
  village: boolean;
  /** Words of places that lie above it, itself first. */
  line: readonly string[];
}

/** Makes the look-up of one section: everything that words are called, folded once. */
export function likeNames(what: 'actor' | 'place', { words, gazetteer }: KnownNames): LikeNames {
  const all = what === 'actor' ? actorNames(words) : placeNames(words, gazetteer);
  return { of: (spelling, options = {}) => suggestionsOf(spelling, all, options) };
}

export interface LikeNames {
  /** Words whose names are spelled alike, the likeliest first, at most five; none where nothing is like it. */
  of(spelling: string, options?: { within?: string | undefined; without?: string | undefined }): NameSuggestion[];
}

function suggestionsOf(
  spelling: string,
  all: readonly Candidate[],
  { within, without }: { within?: string | undefined; without?: string | undefined },
): NameSuggestion[] {
  const forms = formsOf(spelling);
  const best = new Map<string, NameSuggestion>();
  for (const candidate of all) {
    if (within && !candidate.line.includes(within)) continue;
    if (without !== undefined && plainName(candidate.name) === without) continue;
    const likeness = Math.max(0, ...forms.map((form) => likenessAbove(form, candidate)));
    if (likeness === 0 || likeness <= (best.get(candidate.use)?.likeness ?? 0)) continue;
    const { use, title, name } = candidate;
    best.set(use, { use, title, like: name, likeness: Math.round(likeness * 100) / 100 });
  }
  return [...best.values()].sort((a, b) => b.likeness - a.likeness || (a.title < b.title ? -1 : 1)).slice(0, MOST);
}

/** How alike they are, or 0 where names of this kind are as much alike by chance. */
function likenessAbove(form: Folded, { folded: name, weight, village }: Candidate): number {
  const likeness = likenessOf(form, name) * weight;
  const short = Math.min(form.joined.length, name.joined.length) <= SHORT;
  const several = form.words.length > 1 && name.words.length > 1;
  const initials = form.words.length !== name.words.length && form.initials === name.initials;
  const least = village || (short && !initials) ? SURE_FLOOR : several || initials ? FLOOR : WORD_FLOOR;
  return likeness >= least * form.weight ? likeness : 0;
}

function actorNames(words: Lexicon): Candidate[] {
  return [...words.actors.values()]
    .filter(({ id }) => id !== 'other-armed-group' && id !== 'other-government' && id !== 'unidentified')
    .flatMap((word) =>
      namesOf(word).map((name) => ({
        use: word.id,
        title: word.title,
        name,
        folded: folded(name),
        weight: 1,
        village: false,
        line: lineage(words, 'actors', word.id).map(({ id }) => id),
      })),
    );
}

function placeNames(words: Lexicon, gazetteer: Gazetteer): Candidate[] {
  const titled = (id: string) => {
    const [word, above] = lineage(words, 'places', id);
    return above ? `${word?.title ?? id}, ${above.title.split(',')[0]}` : (word?.title ?? id);
  };
  const lineOf = (id: string) => lineage(words, 'places', id).map((word) => word.id);
  const own = [...words.places.values()].flatMap((word) =>
    namesOf(word).map((name) => ({ use: word.id, name, weight: 1, village: false })),
  );
  const villages = gazetteer.all
    .filter(({ word }) => words.places.get(word)?.level === 'district')
    .flatMap(({ word, name, also }) =>
      [name, ...also].map((each) => ({ use: word, name: each, weight: BY_VILLAGE, village: true })),
    );
  return [...own, ...villages].map((each) => ({
    ...each,
    title: titled(each.use),
    folded: folded(each.name),
    line: lineOf(each.use),
  }));
}

/** Titles explain themselves after a comma or in brackets. */
function namesOf({ title, also }: Word): string[] {
  const short = title.split(/[,(:]/)[0]?.trim() ?? title;
  return [...new Set([short, title, ...also])];
}
