import { isWide, type GazetteerPlace } from '../../../../server/domain/event/gazetteer.ts';
import { plainName } from '../../../../server/domain/event/names.ts';
import { lineage, titleOf, type Lexicon } from '../../../../server/domain/event/vocabulary.ts';
import type { Fields } from './fields.ts';

export const PRECISIONS = {
  exact: 'exact spot',
  near: 'near it, a few km',
  district: 'district',
  province: 'province',
  country: 'country',
  unknown: 'not said',
} as const;

type PlaceFields = Pick<Fields, 'place' | 'placeName' | 'placePrecision' | 'lat' | 'lon' | 'admin'>;

/** No place at all. */
export const nowhere = (): PlaceFields => ({
  place: [],
  placeName: '',
  placePrecision: 'unknown',
  lat: '',
  lon: '',
  admin: {},
});

/** Beyond this the point says no more than the district does, km. */
const NEAR_KM = 10;

/**
 * The fields of the form when this place is chosen. A word of the vocabulary is said by that word alone: its middle is
 * nobody's position. Where the vocabulary ends at the province, a district is known by its name and its middle.
 */
export function chosenPlace(place: GazetteerPlace): PlaceFields {
  const { name, kind, word, admin2, lat, lon, goodTo } = place;
  const admin = admin2 ? { admin2 } : {};
  if (isWord(place))
    return { ...nowhere(), place: [word], placePrecision: kind as PlaceFields['placePrecision'], admin };
  const wide = isWide(kind) || goodTo > NEAR_KM;
  return {
    place: [word],
    placeName: name,
    placePrecision: wide ? 'district' : 'near',
    lat: String(lat),
    lon: String(lon),
    admin,
  };
}

/** Whether the place is a word of the vocabulary itself, and not something inside one. */
function isWord({ kind, word, admin2 }: GazetteerPlace): boolean {
  return isWide(kind) && (admin2 === null || plainName(word) === plainName(admin2));
}

/** The fields when a name is kept that no list holds; its district is asked for next. */
export function unlistedPlace(name: string): PlaceFields {
  return { ...nowhere(), placeName: name.trim(), placePrecision: 'district' };
}

/** "Bannu, Khyber Pakhtunkhwa"; "Mir Ali, North Waziristan"; "Bannu district, Khyber Pakhtunkhwa". */
export function placeLabel({ name, word, admin2 }: GazetteerPlace, words: Lexicon): string {
  return inside(name, [admin2 ?? '', ...titlesAbove(word, words)]);
}

/** "town, good to 2 km". */
export function placeEcho({ kind, goodTo }: GazetteerPlace): string {
  return Number.isNaN(goodTo) ? kind : `${kind}, good to ${goodTo} km`;
}

/** What stands in the field once a place is chosen. */
export function shownPlace(fields: PlaceFields, words: Lexicon): string {
  const [word] = fields.place;
  const name = fields.placeName.trim();
  if (word === undefined) return name;
  const titles = titlesAbove(word, words);
  if (name) return inside(name, [fields.admin.admin2 ?? '', ...titles]);
  const district = words.places.get(word)?.level === 'district';
  return inside(`${titles[0] ?? word}${district ? ' district' : ''}`, titles);
}

/** What the position is good to, at the right of the field; the analyst's own position or precision is said as such. */
export function shownEcho(fields: PlaceFields, places: readonly GazetteerPlace[]): string {
  const [word] = fields.place;
  if (word === undefined) return '';
  const precision = PRECISIONS[fields.placePrecision];
  const known = places.find((place) => place.word === word && isChosen(place, fields));
  if (known)
    return chosenPlace(known).placePrecision === fields.placePrecision
      ? placeEcho(known)
      : `${known.kind}, ${precision}`;
  return fields.lat.trim() === '' ? precision : `own position, ${precision}`;
}

function isChosen(place: GazetteerPlace, fields: PlaceFields): boolean {
  const { placeName, lat, lon } = chosenPlace(place);
  return placeName === fields.placeName.trim() && lat === fields.lat.trim() && lon === fields.lon.trim();
}

/** The name with the first of these that says something else. */
function inside(name: string, around: readonly string[]): string {
  const plain = plainName(name).replace(/ (district|province)$/, '');
  const other = around.find((title) => title !== '' && plainName(title) !== plain);
  return other ? `${name}, ${other}` : name;
}

function titlesAbove(word: string, words: Lexicon): string[] {
  const line = lineage(words, 'places', word);
  return line.length > 0
    ? line.map(({ title }) => title.split(/[,(]/)[0]?.trim() ?? title)
    : [titleOf(words, 'places', word)];
}
