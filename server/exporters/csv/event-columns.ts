import type { Part, Source, StoredEvent, Toll } from '../../domain/event/event.ts';
import { factsOf } from '../../domain/event/facts.ts';
import { lineage, titleOf, type Lexicon, type Word } from '../../domain/event/vocabulary.ts';

/** Text is disarmed where it looks like a formula (`CSV_SETTINGS`); what is a number by its nature is given as one, and goes as it is. */
type Cell = (event: StoredEvent, words: Lexicon) => string | number;

/**
 * The columns of the table of events: first our own that an import reads (docs/import.md), so that the file can come
 * back, then what an import does not read. Several values stand in one cell with ";" between.
 */
export const EVENT_COLUMNS: Readonly<Record<string, Cell>> = {
  id: ({ feed, externalId, id }) => (feed === 'csv' ? (externalId ?? id) : id),
  date: ({ when }) => when.from,
  to: ({ when }) => when.to ?? '',
  precision: ({ when }) => when.precision,
  kind: ({ kind }) => kind,
  summary: ({ summary }) => summary,
  by: ({ by }) => actors(by),
  against: ({ against }) => against.join('; '),
  with: (event) => actors(event.with),
  between: ({ between }) => actors(between),
  // By the source's own name, or else by the vocabulary's.
  country: (event, words) => placeAt('country', event, words) || outermost(event, words),
  province: (event, words) => event.place.admin1 ?? placeAt('province', event, words),
  district: (event, words) => event.place.admin2 ?? placeAt('district', event, words),
  place: ({ place }) => place.name ?? '',
  lat: ({ place }) => place.lat ?? '',
  lon: ({ place }) => place.lon ?? '',
  killed_security: ({ deaths }) => people(deaths.security),
  killed_civilians: ({ deaths }) => people(deaths.civilians),
  killed_militants: ({ deaths }) => people(deaths.militants),
  killed_unknown: ({ deaths }) => people(deaths.unknown),
  killed_total: ({ deaths }) => people(deaths.total),
  wounded_security: ({ wounded }) => people(wounded.security),
  wounded_civilians: ({ wounded }) => people(wounded.civilians),
  wounded_militants: ({ wounded }) => people(wounded.militants),
  wounded_unknown: ({ wounded }) => people(wounded.unknown),
  wounded_total: ({ wounded }) => people(wounded.total),
  weapons: ({ weapons }) => weapons.join('; '),
  tags: ({ tags }) => tags.join('; '),
  // These go together, first publisher with first address; a ";" inside a value would part it in two.
  publisher: ({ sources }) => together(sources, ({ publisher }) => publisher.replaceAll(';', ',')),
  url: ({ sources }) => together(sources, ({ url }) => url?.replaceAll(';', '%3B')),
  published: ({ sources }) => together(sources, ({ published }) => published),
  grade: ({ sources }) => together(sources, ({ reliability, credibility }) => `${reliability}${credibility}`),

  kind_title: ({ kind }, words) => titleOf(words, 'events', kind),
  attributions: (event) =>
    parts(event)
      .map((part) => `${part.actor}: ${part.attribution}`)
      .join('; '),
  names_in_sources: (event) =>
    parts(event)
      .flatMap(({ actor, name }) => (name ? [`${actor}: ${name}`] : []))
      .join('; '),
  place_words: ({ place }) => place.words.join('; '),
  place_known_to: ({ place }) => place.precision,
  killed: (event) => number(factsOf(event).deaths),
  wounded: (event) => number(factsOf(event).injured),
  source_count: ({ sources }) => String(sources.length),
  citations: ({ sources }) => sources.flatMap(({ citation }) => citation ?? []).join(' | '),
  quotes: ({ sources }) => sources.flatMap(({ quote }) => quote ?? []).join(' | '),
  status: ({ status }) => status,
  feed: ({ feed }) => feed,
  feed_id: ({ externalId }) => externalId ?? '',
  sample: ({ sample }) => sample ?? '',
  first_logged: ({ firstLogged }) => firstLogged,
  logged_at: ({ loggedAt }) => loggedAt,
  logged_by: ({ loggedBy }) => loggedBy,
  changed_at: ({ changedAt }) => changedAt,
  version: ({ version }) => String(version),
  event: ({ id }) => id,
};

const parts = (event: StoredEvent) => [...event.by, ...event.with, ...event.between];
const actors = (list: readonly Part[]) => list.map((part) => part.actor).join('; ');
const number = (value: number | null | undefined) => (value === null || value === undefined ? '' : String(value));

function placeAt(level: Word['level'], { place }: StoredEvent, words: Lexicon): string {
  const line = lineage(words, 'places', place.words[0] ?? '');
  return line.find((word) => word.level === level)?.title ?? '';
}

function outermost({ place }: StoredEvent, words: Lexicon): string {
  return lineage(words, 'places', place.words[0] ?? '').at(-1)?.title ?? '';
}

/** "4", "4-6" or "10+"; empty when no source says. */
function people(toll: Toll | undefined): string {
  if (!toll) return '';
  if (toll.orMore) return `${toll.best}+`;
  return toll.low === toll.high ? String(toll.best) : `${toll.low}-${toll.high}`;
}

function together(sources: readonly Source[], of: (source: Source) => string | undefined): string {
  const values = sources.map((source) => of(source) ?? '');
  return values.some((value) => value !== '') ? values.join('; ') : '';
}
