import type { Day } from '../event/calendar.ts';
import type { Facts } from '../event/facts.ts';
import { covers, type Lexicon } from '../event/vocabulary.ts';
import type { Forecast } from './forecast.ts';

/**
 * Whether the forecast leaves this event out of both windows: an entry's day lies within the event's days, and its
 * kind and place, where it names them, cover the event's.
 */
export function isLeftOut(
  forecast: Pick<Forecast, 'left_out'>,
  facts: Facts,
  words: Lexicon,
  to: Day = facts.when,
): boolean {
  return forecast.left_out.some(
    (entry) =>
      facts.when <= entry.on &&
      entry.on <= to &&
      (!entry.event || covers(words, 'events', entry.event, facts.event)) &&
      (!entry.in || facts.in.some((place) => covers(words, 'places', entry.in ?? '', place))),
  );
}
