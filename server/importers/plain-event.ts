import { isDay } from '../domain/event/calendar.ts';
import type { EventDraft, EventInput, Part, Place, Source, Toll, Tolls } from '../domain/event/event.ts';
import { ATTRIBUTIONS, PLACE_PRECISIONS, PRECISIONS, RELIABILITIES } from '../domain/event/event-values.ts';
import { hiddenMarks, isKeepable } from '../domain/event/hidden-marks.ts';

/** Text that needs no care. */
const PLAIN = /^[ -~]*$/;
const WORD = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const LONGEST_WORD = 60;
const MOST_PEOPLE = 1_000_000;
const DRAFT_STATUSES = ['draft', 'in-review', 'published', 'disputed'] as const;

/** What an importer makes is no event that can be taken as it is. */
const NOT_PLAIN = Symbol('not plain');

/**
 * The event as `EventDraft` would parse it, or null where anything about it is uncommon: then the shape itself decides,
 * and says what is the matter. The same answer at a tenth of the price, for files of hundreds of thousands of rows; a
 * test holds the two against each other. Its keys stand in the order of the alphabet, so that written as JSON it is
 * canonical.
 */
export function plainEvent(input: EventInput): EventDraft | null {
  try {
    return draftOf(input);
  } catch (thrown) {
    if (thrown === NOT_PLAIN) return null;
    throw thrown;
  }
}

function draftOf(given: EventInput): EventDraft {
  const { against, between, by, deaths, firstLogged, kind, place, sources, status, summary, tags, weapons } = given;
  const { when, with: partners, wounded } = given;
  onlyKeys(given, DRAFT_KEYS);
  // The day it was first logged would stand in the middle; hardly a file gives it.
  if (firstLogged !== undefined) throw NOT_PLAIN;
  const sides = list(between, 6, partOf);
  if (sides.length === 1) throw NOT_PLAIN;
  return {
    against: list(against, 12, wordOf),
    between: sides,
    by: list(by, 12, partOf),
    deaths: tollsOf(deaths),
    kind: wordOf(kind),
    place: placeOf(place),
    sources: list(sources, 40, sourceOf),
    status: status === undefined ? 'published' : oneOf(status, DRAFT_STATUSES),
    summary: filled(summary, 1000),
    tags: list(tags, 20, wordOf),
    weapons: list(weapons, 12, wordOf),
    when: whenOf(when),
    with: list(partners, 12, partOf),
    wounded: tollsOf(wounded),
  };
}

const keys = <T>(...names: (keyof T & string)[]): ReadonlySet<string> => new Set(names);
const DRAFT_KEYS = keys<EventDraft>(
  ...(['against', 'between', 'by', 'deaths', 'firstLogged', 'kind', 'place', 'sources', 'status'] as const),
  ...(['summary', 'tags', 'weapons', 'when', 'with', 'wounded'] as const),
);
const WHEN_KEYS = keys<EventDraft['when']>('from', 'to', 'precision');
const PART_KEYS = keys<Part>('actor', 'attribution', 'name');
const PLACE_KEYS = keys<Place>('words', 'name', 'admin1', 'admin2', 'lat', 'lon', 'precision');
const SOURCE_KEYS = keys<Source>('publisher', 'citation', 'published', 'quote', 'reliability', 'credibility');
const TOLL_KEYS = keys<Toll>('low', 'best', 'high');
const TOLLS_KEYS = keys<Tolls>('total', 'security', 'civilians', 'militants', 'unknown');

function onlyKeys(value: unknown, known: ReadonlySet<string>): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw NOT_PLAIN;
  for (const key in value) if (!known.has(key)) throw NOT_PLAIN;
}

function whenOf(when: EventInput['when']): EventDraft['when'] {
  onlyKeys(when, WHEN_KEYS);
  const from = dayOf(when.from);
  const precision = when.precision === undefined ? 'day' : oneOf(when.precision, PRECISIONS);
  if (when.to === undefined) return { from, precision };
  const to = dayOf(when.to);
  if (to < from) throw NOT_PLAIN;
  return { from, precision, to };
}

function partOf(part: NonNullable<EventInput['by']>[number]): Part {
  onlyKeys(part, PART_KEYS);
  const actor = wordOf(part.actor);
  const attribution = part.attribution === undefined ? 'attributed' : oneOf(part.attribution, ATTRIBUTIONS);
  return part.name === undefined ? { actor, attribution } : { actor, attribution, name: textOf(part.name, 200) };
}

// Key by key and in order: parts of a literal that may be missing, `...(x && { x })`, take tens of times as long.
function placeOf(place: EventInput['place']): Place {
  if (place === undefined) return { precision: 'unknown', words: [] };
  onlyKeys(place, PLACE_KEYS);
  const { admin1, admin2, lat, lon, name, precision, words } = place;
  const kept: Partial<Place> = {};
  if (admin1 !== undefined) kept.admin1 = textOf(admin1, 120);
  if (admin2 !== undefined) kept.admin2 = textOf(admin2, 120);
  if (lat !== undefined) kept.lat = degrees(lat, 90);
  if (lon !== undefined) kept.lon = degrees(lon, 180);
  if (name !== undefined) kept.name = textOf(name, 200);
  kept.precision = precision === undefined ? 'unknown' : oneOf(precision, PLACE_PRECISIONS);
  kept.words = list(words, 8, wordOf);
  return kept as Place;
}

function sourceOf(source: NonNullable<EventInput['sources']>[number]): Source {
  onlyKeys(source, SOURCE_KEYS);
  const { citation, credibility, published, publisher, quote, reliability } = source;
  const kept: Partial<Source> = {};
  if (citation !== undefined) kept.citation = textOf(citation, 500);
  kept.credibility = credibility === undefined ? 6 : whole(credibility, 1, 6);
  if (published !== undefined) kept.published = dayOf(published);
  kept.publisher = filled(publisher, 200);
  if (quote !== undefined) kept.quote = textOf(quote, 2000);
  kept.reliability = reliability === undefined ? 'F' : oneOf(reliability, RELIABILITIES);
  return kept as Source;
}

function tollsOf(tolls: EventInput['deaths']): Tolls {
  if (tolls === undefined) return {};
  onlyKeys(tolls, TOLLS_KEYS);
  const { civilians, militants, security, total, unknown } = tolls;
  const kept: Tolls = {};
  if (civilians !== undefined) kept.civilians = tollOf(civilians);
  if (militants !== undefined) kept.militants = tollOf(militants);
  if (security !== undefined) kept.security = tollOf(security);
  if (total !== undefined) kept.total = tollOf(total);
  if (unknown !== undefined) kept.unknown = tollOf(unknown);
  return kept;
}

function tollOf(toll: Toll): Toll {
  onlyKeys(toll, TOLL_KEYS);
  const best = whole(toll.best, 0, MOST_PEOPLE);
  const high = whole(toll.high, best, MOST_PEOPLE);
  return { best, high, low: whole(toll.low, 0, best) };
}

function list<T, R>(items: readonly T[] | undefined, most: number, each: (item: T) => R): R[] {
  if (items === undefined) return [];
  if (!Array.isArray(items) || items.length > most) throw NOT_PLAIN;
  return items.map(each);
}

function textOf(value: unknown, most: number): string {
  if (typeof value !== 'string' || value.length > most) throw NOT_PLAIN;
  if (PLAIN.test(value)) return value.trim();
  if (!isKeepable(value) || hiddenMarks(value)) throw NOT_PLAIN;
  return value.replace(/\r\n?/g, '\n').normalize('NFC').trim();
}

function filled(value: unknown, most: number): string {
  return textOf(value, most) || none();
}

function none(): never {
  throw NOT_PLAIN;
}

function wordOf(value: unknown): string {
  if (typeof value !== 'string' || value.length > LONGEST_WORD || !WORD.test(value)) throw NOT_PLAIN;
  return value;
}

function dayOf(value: unknown): string {
  if (typeof value !== 'string' || !isDay(value)) throw NOT_PLAIN;
  return value;
}

function oneOf<T extends string>(value: unknown, all: readonly T[]): T {
  return all.includes(value as T) ? (value as T) : none();
}

function whole(value: unknown, least: number, most: number): number {
  if (!Number.isInteger(value) || Number(value) < least || Number(value) > most) throw NOT_PLAIN;
  return Number(value);
}

function degrees(value: unknown, limit: number): number {
  if (typeof value !== 'number' || !(Math.abs(value) <= limit)) throw NOT_PLAIN;
  return value;
}
