import { kilometresBetween } from '../event/distance.ts';
import type { EventDraft, Place } from '../event/event.ts';
import { districtOf, plainName, provinceOf } from '../event/names.ts';
import { covers, lineage, type Lexicon, type Section } from '../event/vocabulary.ts';
import { linkKey } from './link-key.ts';
import { daysApart, spanOf } from './span.ts';

/** What is held against each other. Of an event still being typed, day and kind may be missing. */
export type Likeable = Pick<EventDraft, 'by' | 'against' | 'with' | 'between' | 'place' | 'deaths'> & {
  when: EventDraft['when'] | null;
  kind: string | null;
  sources: readonly { url?: string | undefined }[];
};

export interface Likeness {
  /** By the rule of the form: day within one, near or in one district, and of a kind; or a link in common. */
  alike: boolean;
  /** Alike in so much more that it is worth asking without being asked: the rule of the queue. */
  strong: boolean;
  /** Why, in words: "same day", "0.4 km apart", "same kind". */
  because: string[];
  /** How much speaks for it; higher is more alike. */
  score: number;
}

export const NEAR_KM = 25;
/** Points this close are one place, however each source named it. */
export const SPOT_KM = 2;
/** What the queue asks for, of the scores below. */
export const STRONG = 6.5;

interface Sign {
  says: string;
  score: number;
}

/** Holds two events against each other. Pure; distances in kilometres, days by what is known of them. */
export function likeness(one: Likeable, other: Likeable, words: Lexicon): Likeness {
  const [day, place, kind] = [dayOf(one, other), placeOf(one, other, words), kindOf(one, other, words)];
  const link = sharedLink(one, other);
  const extra = [actor(one, other, words), target(one, other, words), toll(one, other)];
  const signs = [day, ...place, kind, link, ...extra].filter((sign) => sign !== null);
  const score = signs.reduce((sum, sign) => sum + sign.score, 0);
  const alike = link !== null || (day !== null && place.length > 0 && kind !== null);
  return {
    alike,
    strong: alike && day !== null && (link !== null || (kind?.says === 'same kind' && score >= STRONG)),
    because: signs.map((sign) => sign.says).filter(Boolean),
    score,
  };
}

function dayOf(one: Likeable, other: Likeable): Sign | null {
  const [mine, theirs] = [one.when && spanOf(one.when), other.when && spanOf(other.when)];
  if (!mine || !theirs || daysApart(mine, theirs) > 1) return null;
  const exact = mine.from === mine.to && theirs.from === theirs.to;
  if (!exact) return { says: 'dates that fit', score: 0.5 };
  return mine.from === theirs.from ? { says: 'same day', score: 2 } : { says: '1 day apart', score: 1 };
}

/** A point that stands for a whole district or province says nothing of the distance. */
function pointOf({ lat, lon, precision }: Place): { lat: number; lon: number } | null {
  if (lat === undefined || lon === undefined) return null;
  return precision === 'district' || precision === 'province' || precision === 'country' ? null : { lat, lon };
}

function placeOf(one: Likeable, other: Likeable, words: Lexicon): Sign[] {
  const signs: Sign[] = [];
  const [mine, theirs] = [pointOf(one.place), pointOf(other.place)];
  const km = mine && theirs ? kilometresBetween(mine, theirs) : null;
  if (km !== null && km <= NEAR_KM)
    signs.push({ says: km < 0.05 ? 'same spot' : `${km.toFixed(1)} km apart`, score: km <= SPOT_KM ? 2 : 1 });
  if (sameName(one.place, other.place, words)) signs.push({ says: 'same place', score: km === null ? 2 : 0 });
  const district = districtOf(words, one.place);
  if (district !== null && district === districtOf(words, other.place))
    signs.push({ says: 'same district', score: signs.length > 0 ? 0 : 1 });
  return signs;
}

/** One town's name in one province; a name alone is carried by many towns. */
function sameName(one: Place, other: Place, words: Lexicon): boolean {
  if (!one.name || !other.name || plainName(one.name) === '' || plainName(one.name) !== plainName(other.name))
    return false;
  const [mine, theirs] = [provinceOf(words, one), provinceOf(words, other)];
  return mine !== null && mine === theirs;
}

function kindOf(one: Likeable, other: Likeable, words: Lexicon): Sign | null {
  if (one.kind === null || other.kind === null) return null;
  if (either(words, 'events', one.kind, other.kind)) return { says: 'same kind', score: 1.5 };
  const group = (kind: string) => lineage(words, 'events', kind).at(-1)?.id;
  const mine = group(one.kind);
  return mine !== undefined && mine === group(other.kind) ? { says: 'same group of kinds', score: 0.5 } : null;
}

function sharedLink(one: Likeable, other: Likeable): Sign | null {
  const keys = (event: Likeable) => event.sources.flatMap(({ url }) => (url ? [linkKey(url)] : []));
  const mine = new Set(keys(one));
  return keys(other).some((key) => mine.has(key)) ? { says: 'same link', score: 4 } : null;
}

/** Somebody both records name; "not known" is nobody. */
function actor(one: Likeable, other: Likeable, words: Lexicon): Sign | null {
  const named = ({ by, between }: Likeable) =>
    [...by, ...between].map((part) => part.actor).filter((id) => id !== 'unidentified');
  return meet(words, ['actors'], named(one), named(other)) ? { says: 'same actor', score: 1 } : null;
}

function target(one: Likeable, other: Likeable, words: Lexicon): Sign | null {
  return meet(words, ['targets', 'actors'], one.against, other.against) ? { says: 'same target', score: 1 } : null;
}

/** People killed, where both say so: none in both is what most events say, so it proves little. */
function toll(one: Likeable, other: Likeable): Sign | null {
  const [mine, theirs] = [killedIn(one.deaths), killedIn(other.deaths)];
  if (mine === null || theirs === null) return null;
  // Early figures differ: a small difference speaks little against, a large one much.
  if (mine !== theirs) return { says: '', score: -0.5 - Math.abs(mine - theirs) / Math.max(mine, theirs) };
  return mine > 0 ? { says: 'same number killed', score: mine > 2 ? 2 : 1 } : null;
}

function killedIn({ total, ...sides }: EventDraft['deaths']): number | null {
  if (total) return total.best;
  const said = Object.values(sides).flatMap((each) => (each ? [each.best] : []));
  return said.length > 0 ? said.reduce((sum, each) => sum + each, 0) : null;
}

function meet(words: Lexicon, sections: Section[], mine: readonly string[], theirs: readonly string[]): boolean {
  return mine.some((a) => theirs.some((b) => a === b || sections.some((section) => either(words, section, a, b))));
}

function either(words: Lexicon, section: Section, a: string, b: string): boolean {
  return a === b || covers(words, section, a, b) || covers(words, section, b, a);
}
