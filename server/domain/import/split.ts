import { addDays, type Day } from '../event/calendar.ts';
import { kilometresBetween } from '../event/distance.ts';
import type { EventDraft } from '../event/event.ts';
import { plainName } from '../event/names.ts';
import type { Lexicon } from '../event/vocabulary.ts';
import { likeness, SPOT_KM } from '../desk/likeness.ts';

/** Events told under other ids by a later file: one as several, or under another number. Pure. */

/** What of an event is held against another. */
export type Told = Pick<EventDraft, 'when' | 'kind' | 'by' | 'against' | 'with' | 'between' | 'place' | 'deaths'>;

/** A row that brings an event. */
export interface Newcomer {
  line: number;
  externalId: string;
  title: string;
  told: Told;
}

/** Rows of one event that are tried together. */
const MOST_PARTS = 10;

/** Rows by their first day, to find those of an event's days. */
export function byDay(rows: readonly Newcomer[]): Map<Day, Newcomer[]> {
  const days = new Map<Day, Newcomer[]>();
  for (const row of rows) {
    const there = days.get(row.told.when.from);
    if (there) there.push(row);
    else days.set(row.told.when.from, [row]);
  }
  return days;
}

/**
 * New rows that an event may now be told by: of its days, kind, place and sides, with its toll, or with tolls that add up to
 * it. The fewest rows that do; empty where none do.
 */
export function toldBy(gone: Told, rows: ReadonlyMap<Day, readonly Newcomer[]>, words: Lexicon): Newcomer[] {
  const { from } = gone.when;
  const near = [-1, 0, 1].flatMap((n) => rows.get(addDays(from, n)) ?? []);
  const alike = near.filter(({ told }) => isAlike(told, gone, words)).slice(0, MOST_PARTS);
  const killed = killedIn(gone);
  const tolls = alike.map(({ told }) => killedIn(told));
  if (killed === null) return alike.filter((_, n) => tolls[n] === null).slice(0, 1);
  const same = alike.find((_, n) => tolls[n] === killed);
  if (same) return [same];
  // Parts without anybody killed add to any sum, so they say nothing.
  const parts = alike.flatMap((row, n) => (tolls[n] ? [{ row, killed: tolls[n] }] : []));
  return fewest(parts, killed).map(({ row }) => row);
}

/** The fewest parts that add up to a sum; empty where none do. */
function fewest<T extends { killed: number }>(parts: readonly T[], sum: number): T[] {
  let best: T[] = [];
  for (let chosen = 1; chosen < 1 << parts.length; chosen++) {
    const some = parts.filter((_, n) => chosen & (1 << n));
    const adds = some.reduce((total, part) => total + part.killed, 0) === sum;
    if (adds && (best.length === 0 || some.length < best.length)) best = some;
  }
  return best;
}

function isAlike(one: Told, other: Told, words: Lexicon): boolean {
  const like = likeness({ ...one, sources: [] }, { ...other, sources: [] }, words);
  return like.alike && samePlace(one, other) && sides(one) === sides(other);
}

function samePlace({ place: one }: Told, { place: other }: Told): boolean {
  const named = one.name && other.name && plainName(one.name) === plainName(other.name);
  if (named) return true;
  const { lat, lon } = one;
  if (lat === undefined || lon === undefined || other.lat === undefined || other.lon === undefined)
    return !one.name && !other.name;
  return kilometresBetween({ lat, lon }, { lat: other.lat, lon: other.lon }) <= SPOT_KM;
}

function sides({ by, between, against }: Told): string {
  const of = (parts: readonly { actor: string }[]) => parts.map(({ actor }) => actor).sort();
  return JSON.stringify([of(by), of(between), [...against].sort()]);
}

function killedIn({ deaths: { total, ...sides } }: Told): number | null {
  if (total) return total.best;
  const said = Object.values(sides).flatMap((toll) => (toll ? [toll.best] : []));
  return said.length > 0 ? said.reduce((sum, best) => sum + best, 0) : null;
}
