import { z } from 'zod';
import type { StoredEvent } from '../event/event.ts';
import { lineage, titleOf, type Lexicon } from '../event/vocabulary.ts';
import { EventRow } from '../wire.ts';

/** One event in a line, wherever it is named beside another. */
export const EventLine = EventRow.pick({
  id: true,
  from: true,
  to: true,
  precision: true,
  kind: true,
  kindTitle: true,
  group: true,
  summary: true,
  place: true,
  killed: true,
  sources: true,
  status: true,
  feed: true,
  sample: true,
}).extend({ version: z.int(), loggedBy: z.string(), loggedAt: z.string() });
export type EventLine = z.output<typeof EventLine>;

/** The event in a line, with its titles. */
export function lineOf(event: StoredEvent, words: Lexicon): EventLine {
  const { id, when, kind, summary, place, status, feed, sample, version, loggedBy, loggedAt, deaths } = event;
  const { total, ...sides } = deaths;
  const said = Object.values(sides).flatMap((toll) => (toll ? [toll.best] : []));
  const named = place.name ?? place.admin2 ?? place.admin1;
  const places = [...(named ? [named] : []), ...place.words.map((word) => titleOf(words, 'places', word))];
  return {
    id,
    from: when.from,
    to: when.to ?? null,
    precision: when.precision,
    kind,
    kindTitle: titleOf(words, 'events', kind),
    group: lineage(words, 'events', kind).at(-1)?.id ?? kind,
    summary,
    place: [...new Set(places)].slice(0, 3).join(', '),
    killed: total?.best ?? (said.length > 0 ? said.reduce((sum, best) => sum + best, 0) : null),
    sources: event.sources.length,
    status,
    feed,
    sample,
    version,
    loggedBy,
    loggedAt,
  };
}
