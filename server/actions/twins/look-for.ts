import { addDays } from '../../domain/event/calendar.ts';
import { districtOf } from '../../domain/event/names.ts';
import { allBelow, lineage, type Lexicon } from '../../domain/event/vocabulary.ts';
import { NEAR_KM, type Likeable } from '../../domain/desk/likeness.ts';
import { spanOf } from '../../domain/desk/span.ts';
import type { Box, TwinQuery } from '../../store/desk/twins.ts';

const KM_PER_DEGREE = 111.19;
/** More than this on one spot and day are seldom told apart by a list. */
const LIMIT = 60;

/** Where the store should look for events like this one: never narrower than the rule of likeness. */
export function lookFor(event: Likeable, own: string | null, words: Lexicon): TwinQuery {
  const span = event.when && spanOf(event.when);
  const { place } = event;
  const district = districtOf(words, place);
  const coarse = ['district', 'province', 'country'].includes(place.precision);
  return {
    days: span && { from: addDays(span.from, -1), to: addDays(span.to, 1) },
    kinds: event.kind === null ? [] : kindsLike(words, event.kind),
    box:
      !coarse && place.lat !== undefined && place.lon !== undefined ? boxAround(place.lat, place.lon, NEAR_KM) : null,
    districts: district && words.places.has(district) ? [district, ...allBelow(words, 'places', district)] : [],
    districtKey: district,
    name: place.name ?? null,
    urls: event.sources.flatMap(({ url }) => (url ? [url] : [])),
    own,
    limit: LIMIT,
  };
}

/** Every kind of the same group. */
function kindsLike(words: Lexicon, kind: string): string[] {
  const group = lineage(words, 'events', kind).at(-1)?.id;
  return group === undefined ? [] : [group, ...allBelow(words, 'events', group)];
}

/** A box that holds everything within so many kilometres. */
export function boxAround(lat: number, lon: number, km: number): Box {
  const up = (km / KM_PER_DEGREE) * 1.01;
  const furthest = Math.min(89.9, Math.abs(lat) + up);
  const aside = up / Math.cos((furthest * Math.PI) / 180);
  const around = lon - aside < -180 || lon + aside > 180;
  return {
    south: lat - up,
    north: lat + up,
    west: around ? -180 : lon - aside,
    east: around ? 180 : lon + aside,
  };
}
