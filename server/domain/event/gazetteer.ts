import { plainName } from './names.ts';

export const PLACE_KINDS = ['city', 'town', 'village', 'post', 'pass', 'district', 'province', 'country'] as const;
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
  /** Every place of this name, whatever its case and accents; several towns may share one. */
  find(name: string): readonly GazetteerPlace[];
}

/** Builds the look-up. */
export function gazetteer(places: readonly GazetteerPlace[]): Gazetteer {
  const byName = new Map<string, GazetteerPlace[]>();
  for (const place of places) {
    for (const name of new Set([place.name, ...place.also].map(plainName))) {
      const known = byName.get(name);
      if (known) known.push(place);
      else byName.set(name, [place]);
    }
  }
  return { all: places, find: (name) => byName.get(plainName(name)) ?? [] };
}
