import type { GazetteerPlace } from '../event/gazetteer.ts';
import type { PlaceRow } from './places.ts';

/** A place as a row. */
export function asPlaceRow(place: GazetteerPlace): PlaceRow {
  const { name, also, kind, word, admin2, lat, lon, goodTo } = place;
  return [name, [...also], kind, word, admin2, lat, lon, goodTo];
}

/** A row as a place. */
export function placeOf([name, also, kind, word, admin2, lat, lon, goodTo]: PlaceRow): GazetteerPlace {
  return { name, also, kind, word, admin2, lat, lon, goodTo };
}
