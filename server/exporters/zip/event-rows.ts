import { lexicon, lineage, type Lexicon } from '../../domain/event/vocabulary.ts';
import type { Evidence, EvidenceEvent } from '../../domain/report/evidence.ts';
import { tableOf, type Cell, type Table } from '../tables/table.ts';

type Facts = EvidenceEvent['facts'];
type Level = 'country' | 'province' | 'district';

/** What the reading rests on, by the columns that an import reads (docs/import.md): taken in again they say the same. */
export function evidenceEvents({ vocabulary }: Pick<Evidence, 'vocabulary'>, events: readonly EvidenceEvent[]): Table {
  const words = lexicon(vocabulary);
  const list = (of: (facts: Facts) => readonly string[]) => (event: EvidenceEvent) => of(event.facts).join('; ');
  const at = (level: Level) => (event: EvidenceEvent) => placeAt(event.facts, level, words);
  const toll = (of: (facts: Facts) => number | null) => (event: EvidenceEvent) => of(event.facts);
  type Source = EvidenceEvent['sources'][number];
  const told = (of: (source: Source) => string | null) => (event: EvidenceEvent) => together(event, of);
  const text = (name: string, title: string, words: string, of: (event: EvidenceEvent) => Cell, needed = false) =>
    ({ name, title, kind: 'text', words, of, needed }) as const;
  const number = (name: string, title: string, words: string, of: (event: EvidenceEvent) => Cell) =>
    ({ name, title, kind: 'integer', words, of }) as const;
  return tableOf<EvidenceEvent>(
    { name: 'events', title: 'Events', words: 'The events that the reading rests on, one row each.', key: ['id'] },
    events,
    [
      text('id', 'Id', 'Its id in the log', ({ id }) => id, true),
      { name: 'date', title: 'Date', kind: 'day', words: 'The first day', needed: true, of: ({ facts }) => facts.when },
      {
        ...{ name: 'to', title: 'To', kind: 'day', words: 'The last day, where it is another' },
        of: ({ facts, to }) => (to === facts.when ? null : to),
      },
      text(
        'kind',
        'Kind',
        'A word of indicators/vocabulary.yaml, like all words here',
        ({ facts }) => facts.event,
        true,
      ),
      text('summary', 'Summary', 'What happened, in a line', ({ summary }) => summary, true),
      text(
        'by',
        'By',
        'Whose act it was',
        list((facts) => facts.by),
      ),
      text(
        'against',
        'Against',
        'Whom it was aimed at',
        list((facts) => facts.against),
      ),
      text(
        'with',
        'With',
        'Who else took part',
        list((facts) => facts.with),
      ),
      text(
        'between',
        'Between',
        'Sides of a fight whose beginner is not named',
        list((facts) => facts.between),
      ),
      text('country', 'Country', 'By the vocabulary', at('country')),
      text('province', 'Province', 'By the vocabulary', at('province')),
      text('district', 'District', 'By the vocabulary, or the name of the source made plain', at('district')),
      number(
        'killed_security',
        'Killed, security forces',
        'Best figure',
        toll((facts) => facts.deaths_forces),
      ),
      number(
        'killed_civilians',
        'Killed, civilians',
        'Best figure',
        toll((facts) => facts.deaths_civilians),
      ),
      number(
        'killed_militants',
        'Killed, attackers',
        'Best figure',
        toll((facts) => facts.deaths_attackers),
      ),
      number('killed_unknown', 'Killed, unknown side', 'What of the victims no side accounts for', toll(unknownSide)),
      number(
        'killed_total',
        'Killed',
        'Best figure of all sides; empty where no source says',
        toll((facts) => facts.deaths),
      ),
      number(
        'wounded_total',
        'Wounded',
        'Best figure of all sides; empty where no source says',
        toll((facts) => facts.injured),
      ),
      text(
        'weapons',
        'Weapons',
        'One after the other',
        list((facts) => facts.weapon),
      ),
      text(
        'tags',
        'Tags',
        'One after the other',
        list((facts) => facts.tag),
      ),
      text(
        'publisher',
        'Publisher',
        'Of each source',
        told(({ publisher }) => publisher.replaceAll(';', ',')),
      ),
      text(
        'url',
        'Address',
        'Of each source',
        told(({ url }) => url?.replaceAll(';', '%3B') ?? null),
      ),
      text(
        'published',
        'Published',
        'Of each source',
        told(({ published }) => published),
      ),
      text(
        'grade',
        'Grade',
        'Admiralty grade of each source',
        told(({ grade }) => grade),
      ),
      text(
        'place_words',
        'Places',
        'All places of the vocabulary it lies in',
        list((facts) => facts.in),
      ),
      {
        name: 'well_sourced',
        title: 'Well sourced',
        kind: 'yes-no',
        words: 'A source of grade C3 or better, or two sources',
        needed: true,
        of: ({ wellSourced }) => wellSourced,
      },
    ],
  );
}

/** The sources of the events, one row each. */
export function evidenceSources(events: readonly EvidenceEvent[]): Table {
  const sources = events.flatMap(({ id, sources: told }) =>
    told.map((source, i) => ({ id, number: i + 1, ...source })),
  );
  return tableOf(
    {
      name: 'sources',
      title: 'Sources',
      words: 'Who says so, one row a source of an event.',
      key: ['event', 'number'],
    },
    sources,
    [
      { name: 'event', title: 'Event', kind: 'text', words: 'Its id', needed: true, of: ({ id }) => id },
      {
        name: 'number',
        title: 'No.',
        kind: 'integer',
        words: 'Of the source, within its event',
        needed: true,
        of: ({ number }) => number,
      },
      {
        name: 'publisher',
        title: 'Publisher',
        kind: 'text',
        words: 'Who published it',
        needed: true,
        of: ({ publisher }) => publisher,
      },
      { name: 'url', title: 'Address', kind: 'text', words: 'Where it is read', of: ({ url }) => url },
      {
        name: 'published',
        title: 'Published',
        kind: 'day',
        words: 'The day it came out',
        of: ({ published }) => published,
      },
      {
        name: 'grade',
        title: 'Grade',
        kind: 'text',
        words: 'Admiralty code (AJP-2.1): reliability, credibility',
        needed: true,
        of: ({ grade }) => grade,
      },
    ],
  );
}

/** What people decided against the rule, one row a decision. */
export function evidenceDecisions(events: readonly EvidenceEvent[]): Table {
  const decisions = events.flatMap(({ id, decided }) => decided.map((each) => ({ id, ...each })));
  return tableOf(
    {
      name: 'decisions',
      title: 'Decisions',
      words: 'What people decided against the rule, one row a decision.',
      key: ['event', 'indicator'],
    },
    decisions,
    [
      { name: 'event', title: 'Event', kind: 'text', words: 'Its id', needed: true, of: ({ id }) => id },
      {
        name: 'indicator',
        title: 'Indicator',
        kind: 'text',
        words: "The name of the indicator's file",
        needed: true,
        of: ({ indicator }) => indicator,
      },
      {
        name: 'counts',
        title: 'Counts',
        kind: 'yes-no',
        words: 'Whether it is counted, or kept out',
        needed: true,
        of: ({ counts }) => counts,
      },
      { name: 'reason', title: 'Reason', kind: 'text', words: 'Why', of: ({ reason }) => reason },
      { name: 'by', title: 'By', kind: 'text', words: 'Who decided', of: ({ by }) => by },
      { name: 'at', title: 'At', kind: 'text', words: 'When, in UTC', of: ({ at }) => at },
    ],
  );
}

function placeAt({ in: places, district }: Facts, level: Level, words: Lexicon): string | null {
  const line = lineage(words, 'places', places[0] ?? '');
  const found = line.find((word) => word.level === level)?.title ?? null;
  if (found !== null) return found;
  if (level === 'district') return district;
  return level === 'country' ? (line.at(-1)?.title ?? null) : null;
}

/** Victims that neither side accounts for; null where no side is said, and where the total less attackers says it. */
function unknownSide({ deaths, deaths_victims, deaths_attackers, deaths_forces, deaths_civilians }: Facts) {
  if (deaths_victims === null) return null;
  const said = (deaths_forces ?? 0) + (deaths_civilians ?? 0);
  const bySides = deaths_forces !== null || deaths_civilians !== null;
  if (
    !bySides &&
    deaths !== null &&
    deaths_attackers !== null &&
    deaths_victims === Math.max(0, deaths - deaths_attackers)
  )
    return null;
  return deaths_victims - said || null;
}

/** One value for each source, or nothing where no source has it. */
function together({ sources }: EvidenceEvent, of: (source: EvidenceEvent['sources'][number]) => string | null) {
  const values = sources.map((source) => of(source) ?? '');
  return values.some((value) => value !== '') ? values.join('; ') : null;
}
