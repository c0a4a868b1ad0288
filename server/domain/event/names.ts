import type { Place } from './event.ts';
import { districtKey } from './facts.ts';
import { lineage, type Lexicon, type Section, type Word } from './vocabulary.ts';

/** Finds words by the names that datasets and people use for them. */
export interface Names {
  find(section: Section, name: string): string | null;
}

const REMEMBERED = 5_000;
/** What is longer is no name, and takes long to be made plain. */
const LONGEST = 300;

/** Builds the look-up from the vocabulary: ids, titles and `also` names, without regard to case and accents. */
export function names(words: Lexicon): Names {
  const tables = new Map<Section, Map<string, string>>();
  for (const [section, table] of Object.entries(words) as [Section, ReadonlyMap<string, Word>][]) {
    const known = new Map<string, string>();
    for (const word of table.values()) {
      for (const name of [word.id, word.title, ...word.also]) {
        if (!known.has(plainName(name))) known.set(plainName(name), word.id);
      }
    }
    tables.set(section, known);
  }
  // A file says the same few names over and over, and making one plain costs more than all else of reading a row.
  const plain = new Map<string, string>();
  const plainOf = (name: string) => {
    const before = plain.get(name);
    if (before !== undefined) return before;
    if (plain.size >= REMEMBERED) plain.clear();
    const found = plainName(name);
    plain.set(name, found);
    return found;
  };
  return {
    find: (section, name) => (name.length > LONGEST ? null : (tables.get(section)?.get(plainOf(name)) ?? null)),
  };
}

/** What a dataset says of a place: names by level, from wide to narrow. */
export interface PlaceNames {
  country?: string | undefined;
  admin1?: string | undefined;
  admin2?: string | undefined;
  name?: string | undefined;
}

const places = new WeakMap<Names, { words: Lexicon; found: Map<string, string | null> }>();

/**
 * The vocabulary's word for a place, the narrowest that is known, checked against the levels above it:
 * a district named like one in another province does not slip over the border.
 */
export function placeWords(words: Lexicon, known: Names, place: PlaceNames): string[] {
  let held = places.get(known);
  if (held?.words !== words) places.set(known, (held = { words, found: new Map() }));
  const { found } = held;
  // A file says the same few places over and over. With their lengths no name can end where another one does not.
  const { country = '', admin1 = '', admin2 = '' } = place;
  const key = `${country.length} ${admin1.length} ${country}${admin1}${admin2}`;
  let word = found.get(key);
  if (word === undefined) {
    word = narrowestWord(words, known, place);
    if (found.size >= REMEMBERED) found.clear();
    if (key.length <= LONGEST) found.set(key, word);
  }
  return word ? [word] : [];
}

function narrowestWord(words: Lexicon, known: Names, place: PlaceNames): string | null {
  const country = place.country ? known.find('places', place.country) : null;
  const province = findBelow(words, known, place.admin1, country);
  const district = findBelow(words, known, place.admin2, province ?? country);
  return district ?? province ?? country;
}

/** District and province of a place, in words of the vocabulary where it has them. */
export function districtOf(words: Lexicon, place: Pick<Place, 'words' | 'admin2'>): string | null {
  const word = place.words.flatMap((id) => lineage(words, 'places', id)).find((above) => above.level === 'district');
  return word?.id ?? districtKey(place.admin2);
}

/** The province (or the country, where no province is known) that a place lies in. */
export function provinceOf(words: Lexicon, place: Pick<Place, 'words'>): string | null {
  const line = place.words.flatMap((id) => lineage(words, 'places', id));
  return (
    (line.find((above) => above.level === 'province') ?? line.find((above) => above.level === 'country'))?.id ?? null
  );
}

/** The countries a place lies in. */
export function countriesOf(words: Lexicon, ids: readonly string[]): string[] {
  const line = ids.flatMap((id) => lineage(words, 'places', id));
  return [...new Set(line.filter((above) => above.level === 'country').map((above) => above.id))];
}

function findBelow(words: Lexicon, known: Names, name: string | undefined, above: string | null): string | null {
  if (!name) return null;
  const found = known.find('places', name) ?? known.find('places', districtKey(name) ?? '');
  if (!found) return null;
  return !above || lineage(words, 'places', found).some((word) => word.id === above) ? found : null;
}

/** A name without regard to case, accents and punctuation, as look-ups compare it. */
export function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
