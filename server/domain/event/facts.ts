import type { Day } from './calendar.ts';
import type { EventDraft, Toll, Tolls } from './event.ts';

/** What is longer is no name of a district, and brackets in it would take long to be paired. */
const LONGEST_NAME = 300;
/** Files and filters name the same few hundred districts over and over. */
const REMEMBERED = 5_000;
const keys = new Map<string, string | null>();

/** The plain view of an event that filters read; examples in indicator files are written in the same words. */
export interface Facts {
  when: Day;
  event: string;
  by: readonly string[];
  with: readonly string[];
  between: readonly string[];
  against: readonly string[];
  in: readonly string[];
  weapon: readonly string[];
  tag: readonly string[];
  /** Numbers are null where no source says. */
  deaths: number | null;
  deaths_victims: number | null;
  deaths_attackers: number | null;
  deaths_forces: number | null;
  deaths_civilians: number | null;
  injured: number | null;
  /** Admiralty grades of the sources, such as "B2". */
  grades: readonly string[];
  /** The district the event lies in: a vocabulary word, or the dataset's own name made plain. */
  district: string | null;
}

export const NUMBER_FIELDS = [
  'deaths',
  'deaths_victims',
  'deaths_attackers',
  'deaths_forces',
  'deaths_civilians',
  'injured',
] as const;
export type NumberField = (typeof NUMBER_FIELDS)[number];

type Reckonable = Pick<
  EventDraft,
  | 'when'
  | 'kind'
  | 'by'
  | 'with'
  | 'between'
  | 'against'
  | 'place'
  | 'weapons'
  | 'tags'
  | 'deaths'
  | 'wounded'
  | 'sources'
>;

/** The facts of an event. Best figures are used; a sum of sides stands in for a total that nobody gave. */
export function factsOf(event: Reckonable): Facts {
  const { deaths } = event;
  return {
    when: event.when.from,
    event: event.kind,
    by: event.by.map((part) => part.actor),
    with: event.with.map((part) => part.actor),
    between: event.between.map((part) => part.actor),
    against: event.against,
    in: event.place.words,
    weapon: event.weapons,
    tag: event.tags,
    deaths: killedIn(deaths),
    deaths_victims: victims(deaths),
    deaths_attackers: best(deaths.militants),
    deaths_forces: best(deaths.security),
    deaths_civilians: best(deaths.civilians),
    injured:
      best(event.wounded.total) ??
      sum(event.wounded.security, event.wounded.civilians, event.wounded.militants, event.wounded.unknown),
    grades: event.sources.map((source) => `${source.reliability}${source.credibility}`),
    district: districtKey(event.place.admin2),
  };
}

/** Everyone killed: the total, or the sum of the sides where nobody gave one; null where no source says. */
export function killedIn(deaths: Tolls): number | null {
  return best(deaths.total) ?? sum(deaths.security, deaths.civilians, deaths.militants, deaths.unknown);
}

/** Everyone killed but the attackers: the sides when any is said, else total less attackers, else not said. */
function victims(deaths: Tolls): number | null {
  const sides = sum(deaths.security, deaths.civilians, deaths.unknown);
  if (sides !== null) return sides;
  const [total, attackers] = [best(deaths.total), best(deaths.militants)];
  return total !== null && attackers !== null ? Math.max(0, total - attackers) : null;
}

/** A district's name made plain, so that "Orakzai agency" and "Orakzai District" are one: lower case, no rank, no accents. */
export function districtKey(name: string | undefined): string | null {
  if (!name) return null;
  const before = keys.get(name);
  if (before !== undefined) return before;
  const key = plainDistrict(name);
  if (keys.size >= REMEMBERED) keys.clear();
  if (name.length <= LONGEST_NAME) keys.set(name, key);
  return key;
}

function plainDistrict(name: string): string | null {
  const plain = name
    .slice(0, LONGEST_NAME)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\(.*?\)/g, ' ')
    .replace(/\b(district|agency|tehsil|town|city|province|frontier region|fr)\b/g, ' ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain || null;
}

function best(toll: Toll | undefined): number | null {
  return toll ? toll.best : null;
}

function sum(...tolls: (Toll | undefined)[]): number | null {
  const said = tolls.filter((toll) => toll !== undefined);
  return said.length ? said.reduce((total, toll) => total + toll.best, 0) : null;
}
