import { dayInWords } from '../event/calendar.ts';
import type { StoredEvent, Toll, Tolls } from '../event/event.ts';
import { titleOf, type Lexicon } from '../event/vocabulary.ts';
import type { ReportEvent } from './report.ts';

/** An event as a report lists it; `counts` are the titles of the indicators it counts toward. */
export function reportEvent(event: StoredEvent, words: Lexicon, counts: readonly string[]): ReportEvent {
  const { place } = event;
  const name = place.name ?? place.admin2 ?? place.admin1;
  const places = [...(name ? [name] : []), ...place.words.map((word) => titleOf(words, 'places', word))];
  return {
    id: event.id,
    day: event.when.from,
    when: whenInWords(event.when),
    kind: titleOf(words, 'events', event.kind),
    summary: event.summary,
    place: [...new Set(places)].slice(0, 3).join(', '),
    lat: place.lat ?? null,
    lon: place.lon ?? null,
    killed: killedInWords(event.deaths),
    counts: [...counts],
    sources: event.sources.map(({ publisher, url, published, reliability, credibility }) => ({
      publisher,
      url: url ?? null,
      published: published ?? null,
      grade: `${reliability}${credibility}`,
    })),
    inReview: event.status === 'in-review',
  };
}

/** "14 Oct 2024", "week of 14 Oct 2024", "Oct 2024", "2024"; with its last day where it took several. */
function whenInWords({ from, to, precision }: StoredEvent['when']): string {
  if (precision === 'year') return from.slice(0, 4);
  const words = dayInWords(from);
  if (precision === 'month') return words.replace(/^\d+ /, '');
  const day = precision === 'week' ? `week of ${words}` : words;
  return to && to !== from ? `${day} to ${dayInWords(to)}` : day;
}

/** "4", "4 to 6", "at least 10", "not said": nobody counted is not nobody killed. */
function killedInWords({ total, ...sides }: Tolls): string {
  const said: Toll[] = total ? [total] : Object.values(sides).filter((toll) => toll !== undefined);
  if (said.length === 0) return 'not said';
  const sum = (of: 'low' | 'high') => said.reduce((all, toll) => all + toll[of], 0);
  const [low, high] = [sum('low'), sum('high')];
  if (said.some(({ orMore }) => orMore)) return `at least ${low}`;
  return low === high ? String(low) : `${low} to ${high}`;
}

/** "2,345 events", or "500 of 2,345 events, the newest" where they are more than a report lists. */
export function listedInWords(shown: number, total: number): string {
  const many = `${String(total).replace(/\B(?=(\d{3})+$)/g, ',')} ${total === 1 ? 'event' : 'events'}`;
  return shown < total ? `${shown} of ${many}, the newest` : many;
}
