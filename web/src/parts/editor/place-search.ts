import { isWide, type GazetteerPlace } from '../../../../server/domain/event/gazetteer.ts';
import { plainName } from '../../../../server/domain/event/names.ts';
import { editDistance, lineage, type Lexicon } from '../../../../server/domain/event/vocabulary.ts';

/** How well what is typed fits a place; the lower, the better. */
const FIT = { exact: 0, name: 1, also: 2, words: 3, near: 4 } as const;
type Fit = (typeof FIT)[keyof typeof FIT];

export interface FoundPlace {
  place: GazetteerPlace;
  fit: Fit;
}

/** A list of places made ready for searching. */
export interface PlaceIndex {
  places: readonly GazetteerPlace[];
  entries: readonly Entry[];
}

interface Entry {
  place: GazetteerPlace;
  names: readonly string[];
  /** The names as they sound: letters that reports double or leave out made one. */
  sounds: readonly string[];
  /** Words of what lies around it, which may be typed behind the name. */
  around: readonly string[];
  rank: number;
}

const BY_KIND = ['city', 'town', 'post', 'site', 'district', 'pass', 'province', 'area', 'village', 'country'];
const MOST = 10;

/**
 * Makes a list of places ready. Words of the vocabulary that the list lacks are added, so that a district can be
 * chosen even where no list was read.
 */
export function placeIndex(listed: readonly GazetteerPlace[], words: Lexicon): PlaceIndex {
  const wide = new Set(listed.filter(({ kind }) => isWide(kind)).map(({ word }) => word));
  const added = [...words.places.values()].flatMap(({ id, title, also, level }) =>
    wide.has(id) || !level
      ? []
      : [{ name: title, also, kind: level, word: id, admin2: null, lat: NaN, lon: NaN, goodTo: NaN }],
  );
  const places = [...listed, ...added];
  const entries = places.map((place) => {
    const names = [place.name, ...place.also].map(plainName);
    const above = lineage(words, 'places', place.word).flatMap(({ title, also }) => [title, ...also]);
    return {
      place,
      names,
      sounds: names.map(soundOf),
      around: [place.admin2 ?? '', ...above].flatMap((name) => plainName(name).split(' ')),
      rank: BY_KIND.indexOf(place.kind),
    };
  });
  return { places, entries };
}

/** The places that fit what is typed, best first: "bann", "Khar, Bajaur", "khar bajaur", "Miran Shah", "Bajour". */
export function findPlaces({ entries }: PlaceIndex, typed: string): FoundPlace[] {
  const [head, tail] = partsOf(typed);
  if (!head) return [];
  const plain = search(entries, head, tail);
  const words = head.split(' ');
  const split = plain.length > 0 || tail.length > 0 ? [] : search(entries, words[0] ?? '', words.slice(1));
  const found = plain.length > 0 ? plain : split;
  const offered = found.length > 0 || head.length < 4 ? found : nearIn(entries, head, tail);
  return offered
    .sort((a, b) => a.fit - b.fit || a.entry.rank - b.entry.rank || a.entry.names[0]!.length - b.entry.names[0]!.length)
    .slice(0, MOST)
    .map(({ entry, fit }) => ({ place: entry.place, fit }));
}

/** The place that is meant when the field is left: the only one of exactly this name, settlements before regions. */
export function meantPlace(index: PlaceIndex, typed: string): GazetteerPlace | null {
  const exact = findPlaces(index, typed).filter(({ fit }) => fit === FIT.exact);
  const narrow = exact.filter(({ place }) => !isWide(place.kind));
  const [only, another] = narrow.length > 0 ? narrow : exact;
  return only && !another ? only.place : null;
}

/** Whether Enter takes the first without being asked: of several names that are only near, none is meant for sure. */
export function isSure(found: readonly FoundPlace[]): boolean {
  const [first] = found;
  if (!first) return false;
  return first.fit < FIT.near || new Set(found.map(({ place }) => stemOf(place.name))).size === 1;
}

const stemOf = (name: string) => plainName(name).replace(/ (district|province)$/, '');

type Match = { entry: Entry; fit: Fit };

function search(entries: readonly Entry[], head: string, tail: readonly string[]): Match[] {
  return entries.flatMap((entry) => {
    const fit = liesIn(entry, tail) ? fitOf(entry, head) : null;
    return fit === null ? [] : [{ entry, fit }];
  });
}

function fitOf({ names }: Entry, text: string): Fit | null {
  if (names.includes(text)) return FIT.exact;
  if (names[0]?.startsWith(text)) return FIT.name;
  if (names.some((name) => name.startsWith(text))) return FIT.also;
  const words = names.flatMap((name) => name.split(' '));
  return text.split(' ').every((part) => words.some((word) => word.startsWith(part))) ? FIT.words : null;
}

/** Those whose names sound nearest, if they sound near at all. */
function nearIn(entries: readonly Entry[], head: string, tail: readonly string[]): Match[] {
  const sound = soundOf(head);
  let least = sound.length > 5 ? 2 : 1;
  let near: Match[] = [];
  for (const entry of entries) {
    if (!liesIn(entry, tail)) continue;
    const away = Math.min(...entry.sounds.map((other) => editDistance(sound, other, least + 1)));
    if (away > least) continue;
    if (away < least) near = [];
    least = away;
    near.push({ entry, fit: FIT.near });
  }
  return near;
}

function liesIn({ around }: Entry, tail: readonly string[]): boolean {
  return tail.every((part) => around.some((word) => word.startsWith(part)));
}

/** The name, and the words after its comma. */
function partsOf(typed: string): [string, string[]] {
  const comma = typed.indexOf(',');
  if (comma < 0) return [plainName(typed), []];
  return [plainName(typed.slice(0, comma)), plainName(typed.slice(comma)).split(' ').filter(Boolean)];
}

function soundOf(name: string): string {
  return name
    .replace(/ /g, '')
    .replace(/(.)\1+/g, '$1')
    .replace(/ou|oo/g, 'u')
    .replace(/ee/g, 'i')
    .replace(/q/g, 'k');
}
