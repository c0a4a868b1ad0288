import type { EventDraft, Part, Place } from '../event/event.ts';
import { countriesOf, placeWords, plainName, type Names } from '../event/names.ts';
import { allBelow, type Lexicon } from '../event/vocabulary.ts';

/** What an actor becomes that the vocabulary does not tell apart; the dataset's name stands beside it. */
export const CATCH_ALL = ['other-armed-group', 'other-government'] as const;
const CATCHES: ReadonlySet<string> = new Set(CATCH_ALL);
/** How datasets call states and their forces. */
const STATE_NAME = /^(government|military forces|police forces|intelligence forces|border forces) of /i;

/** A name that somebody assigned to a word; with `word` null, somebody looked and nothing fits. */
export interface Assigned {
  what: 'actor' | 'place';
  /** Null: in every feed. */
  feed: string | null;
  /** Its key, see `nameKey`. */
  plain: string;
  /** Null: in any country. */
  country: string | null;
  word: string | null;
}

/** A name of an event that no word stands for, and the country the event was in. */
export interface Unknown {
  what: Assigned['what'];
  spelling: string;
  country: string;
}

/** The province that an unknown place lies in, where the event says one whose districts are known; else its country. */
export function knownAround({ words }: Pick<Place, 'words'>, country: string, levels: Levels): string {
  return words.find((word) => levels.districted.has(word)) ?? country;
}

/** Words of places by what the vocabulary tells apart below them. */
export interface Levels {
  /** Countries whose provinces it knows. */
  countries: ReadonlySet<string>;
  /** Provinces whose districts it knows. */
  districted: ReadonlySet<string>;
  provinces: ReadonlySet<string>;
  districts: ReadonlySet<string>;
  /** Everything in those countries. */
  inside: ReadonlySet<string>;
}

/** A name as it is held against others: without case, accents and punctuation; of other scripts, as it is written. */
export function nameKey(spelling: string): string {
  return plainName(spelling) || spelling.normalize('NFKC').trim().toLowerCase();
}

const known = new WeakMap<Lexicon, Levels>();

/** What the vocabulary tells apart in which places. */
export function levelsOf(words: Lexicon): Levels {
  const before = known.get(words);
  if (before) return before;
  const all = [...words.places.values()];
  const of = (level: string) => all.filter((word) => word.level === level).map(({ id }) => id);
  const holds = (level: string) => (id: string) =>
    allBelow(words, 'places', id).some((below) => words.places.get(below)?.level === level);
  const countries = of('country').filter((id) => holds('province')(id) || holds('district')(id));
  const levels = {
    countries: new Set(countries),
    districted: new Set(of('province').filter(holds('district'))),
    provinces: new Set(of('province')),
    districts: new Set(of('district')),
    inside: new Set(countries.flatMap((id) => allBelow(words, 'places', id))),
  };
  known.set(words, levels);
  return levels;
}

/** Names of an event that the vocabulary does not know, in countries whose words it knows. */
export function unknownIn({ by, with: partners, between, place }: EventDraft, words: Lexicon, names: Names): Unknown[] {
  const levels = levelsOf(words);
  if (!place.words.some((word) => levels.inside.has(word))) return [];
  const country = countriesOf(words, place.words).find((word) => levels.countries.has(word));
  if (!country) return [];
  const actors = [...by, ...partners, ...between].flatMap((part) => unknownActor(part, names) ?? []);
  const where = unknownPlace(place, levels);
  return [
    ...[...new Set(actors)].map((spelling) => ({ what: 'actor' as const, spelling, country })),
    ...(where ? [{ what: 'place' as const, spelling: where, country }] : []),
  ];
}

/** The name of an actor that no word stands for. A name under `also` of the word for all others is known. */
export function unknownActor({ actor, name }: Part, names: Names): string | null {
  return name && CATCHES.has(actor) && names.find('actors', name) === null ? name : null;
}

/** The name of a place that no word stands for, where the vocabulary would have one that is narrower than what it found. */
export function unknownPlace({ words, admin1, admin2 }: Place, levels: Levels): string | null {
  const has = (some: ReadonlySet<string>) => words.some((word) => some.has(word));
  if (has(levels.districts)) return null;
  if (has(levels.districted)) return admin2 || null;
  return has(levels.countries) && !has(levels.provinces) ? admin1 || admin2 || null : null;
}

/** Finds what a name was assigned to. A feed's own word goes before every feed's, a country's before any country's. */
export interface Assignments {
  any: boolean;
  of(what: Assigned['what'], spelling: string, countries: readonly string[]): Assigned | null;
}

/** Builds the look-up of what holds for a feed. */
export function assignmentsFor(feed: string, list: readonly Assigned[]): Assignments {
  const table = new Map<string, Assigned>();
  const keyOf = (what: string, plain: string, country: string | null) => `${what}|${country ?? ''}|${plain}`;
  for (const each of [...list].sort((one) => (one.feed === null ? -1 : 1))) {
    if (each.feed === null || each.feed === feed) table.set(keyOf(each.what, each.plain, each.country), each);
  }
  return {
    any: table.size > 0,
    of(what, spelling, countries) {
      const plain = nameKey(spelling);
      const found = [...countries, null].map((country) => table.get(keyOf(what, plain, country)));
      return found.find((each) => each !== undefined) ?? null;
    },
  };
}

/** The event with its unknown names in the words they were assigned to; the same event where none was. */
export function withAssigned(draft: EventDraft, assigned: Assignments, words: Lexicon, names: Names): EventDraft {
  if (!assigned.any) return draft;
  const countries = countriesOf(words, draft.place.words);
  const wordOf = (part: Part): Part => {
    const name = unknownActor(part, names);
    const word = name ? assigned.of('actor', name, countries)?.word : null;
    return word && words.actors.has(word) ? { ...part, actor: word } : part;
  };
  const where = unknownPlace(draft.place, levelsOf(words));
  const word = where ? assigned.of('place', where, countries)?.word : null;
  const place = word && words.places.has(word) ? { ...draft.place, words: [word] } : draft.place;
  return sameOr(draft, place, wordOf);
}

/** The event without what one assignment made of it: the words it would have if nobody had assigned the name. */
export function withoutAssigned(draft: EventDraft, assigned: Assigned, words: Lexicon, names: Names): EventDraft {
  const { what, plain, word } = assigned;
  if (what === 'actor') {
    return sameOr(draft, draft.place, (part) =>
      part.name && part.actor === word && nameKey(part.name) === plain && names.find('actors', part.name) === null
        ? { ...part, actor: STATE_NAME.test(part.name) ? 'other-government' : 'other-armed-group' }
        : part,
    );
  }
  const { words: ids, admin1, admin2 } = draft.place;
  const carries = [admin1, admin2].some((name) => name && nameKey(name) === plain);
  if (!carries || ids.length !== 1 || ids[0] !== word) return draft;
  const [country] = countriesOf(words, ids);
  return sameOr(
    draft,
    { ...draft.place, words: placeWords(words, names, { country, admin1, admin2 }) },
    (part) => part,
  );
}

function sameOr(draft: EventDraft, place: Place, wordOf: (part: Part) => Part): EventDraft {
  const [by, partners, between] = [draft.by, draft.with, draft.between].map((parts) => parts.map(wordOf));
  const same = (now: readonly Part[] | undefined, was: readonly Part[]) => was.every((part, n) => now?.[n] === part);
  const unmoved = same(by, draft.by) && same(partners, draft.with) && same(between, draft.between);
  const samePlace = place === draft.place || place.words.join(' ') === draft.place.words.join(' ');
  if ((unmoved && samePlace) || !by || !partners || !between) return draft;
  return { ...draft, by, with: partners, between, place };
}

/** The look-up of importers, with actors that were assigned whatever the country. What the vocabulary knows goes first. */
export function namesWith(names: Names, assigned: Assignments): Names {
  if (!assigned.any) return names;
  return {
    find: (section, name) =>
      names.find(section, name) ??
      (section === 'actors' && name ? (assigned.of('actor', name, [])?.word ?? null) : null),
  };
}
