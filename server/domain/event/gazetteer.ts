import { plainName } from './names.ts';

export const PLACE_KINDS = [
  'city',
  'town',
  'village',
  'post',
  'site',
  'pass',
  'area',
  'district',
  'province',
  'country',
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** A named place with its position and what that position is good to. */
export interface GazetteerPlace {
  name: string;
  /** Other spellings. */
  also: readonly string[];
  kind: PlaceKind;
  /** The narrowest word of the vocabulary that holds it, such as its district. */
  word: string;
  /** District as people write it. */
  admin2: string | null;
  lat: number;
  lon: number;
  /** The event lies within this many kilometres of the point. */
  goodTo: number;
}

/** Places by name, without a network. */
export interface Gazetteer {
  all: readonly GazetteerPlace[];
  /** Every place of this name, whatever its case and accents, the best known first: a town before its district. */
  find(name: string): readonly GazetteerPlace[];
  /** The point that stands for a word of the vocabulary, such as the middle of a district; null where none is listed. */
  pointOf(word: string): GazetteerPlace | null;
}

/** Builds the look-up. */
export function gazetteer(places: readonly GazetteerPlace[]): Gazetteer {
  const byName = new Map<string, GazetteerPlace[]>();
  const byWord = new Map<string, GazetteerPlace>();
  for (const place of places) {
    for (const name of new Set([place.name, ...place.also].map(plainName))) {
      const known = byName.get(name);
      if (known) known.push(place);
      else byName.set(name, [place]);
    }
    const known = byWord.get(place.word);
    if (isWide(place.kind) && (!known || place.goodTo > known.goodTo)) byWord.set(place.word, place);
  }
  for (const known of byName.values()) known.sort((one, other) => one.goodTo - other.goodTo);
  return {
    all: places,
    find: (name) => byName.get(plainName(name)) ?? [],
    pointOf: (word) => byWord.get(word) ?? null,
  };
}

/** Whether a place of this kind is known as a region only. */
export function isWide(kind: PlaceKind): kind is 'district' | 'province' | 'country' {
  return kind === 'district' || kind === 'province' || kind === 'country';
}
