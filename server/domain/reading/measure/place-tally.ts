import type { Month } from '../../event/calendar.ts';
import { lineage, titleOf, type Lexicon } from '../../event/vocabulary.ts';

/** Events of one month that name the same places, added up: what the store gives, whatever the number of events. */
export interface PlaceTally {
  /** Words of the vocabulary, as the events name them. */
  words: string[];
  month: Month;
  events: number;
  /** Sum of the number that the indicator adds up; the number of events where it only counts them. */
  sum: number;
}

/** How wide a place is shown. */
export type PlaceLevel = 'district' | 'province';

/** How many places are shown. */
export const PLACES_SHOWN = 6;

/** Districts when at least half of the events name one; else provinces, by the same rule. */
export function levelOf(words: Lexicon, tallies: readonly PlaceTally[], total: number): PlaceLevel | null {
  const naming = (level: PlaceLevel) =>
    sumOf(
      tallies.filter((tally) => placesOf(words, tally.words, level).length > 0),
      'events',
    );
  return (['district', 'province'] as const).find((level) => 2 * naming(level) >= total) ?? null;
}

/** The places of a level that hold these words: exactly those whose list holds the event. */
export function placesOf(words: Lexicon, named: readonly string[], level: PlaceLevel): string[] {
  const above = named.flatMap((word) => lineage(words, 'places', word).filter((each) => each.level === level));
  return [...new Set(above.map(({ id }) => id))];
}

/** The places that hold an event, those with most first; among equals by title. */
export function byEvents(
  words: Lexicon,
  tallies: readonly PlaceTally[],
  inside: (tally: PlaceTally) => string[],
): string[] {
  const events = new Map<string, number>();
  for (const tally of tallies)
    for (const place of inside(tally)) events.set(place, (events.get(place) ?? 0) + tally.events);
  const title = (place: string) => titleOf(words, 'places', place);
  return [...events].sort(([a, n], [b, m]) => m - n || (title(a) < title(b) ? -1 : 1)).map(([place]) => place);
}

/** The tallies of these months. */
export function within(tallies: readonly PlaceTally[], months: readonly Month[]): PlaceTally[] {
  const wanted = new Set(months);
  return tallies.filter(({ month }) => wanted.has(month));
}

/** All events, or the sum of all their numbers. */
export function sumOf(tallies: readonly PlaceTally[], what: 'events' | 'sum'): number {
  return tallies.reduce((sum, tally) => sum + tally[what], 0);
}

/** "Quetta" of "Quetta, Balochistan". */
export function shortTitle(words: Lexicon, place: string): string {
  return titleOf(words, 'places', place).replace(/\s*[,(].*/, '');
}
