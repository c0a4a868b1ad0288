import type { View } from '../../../../server/domain/desk/view.ts';
import type { EventRow } from '../../../../server/domain/wire.ts';
import type { Verdict } from '../../../../server/domain/reading/reading.ts';
import { dayInWords } from '../../../../server/domain/event/calendar.ts';
import type { Lexicon } from '../../../../server/domain/event/vocabulary.ts';
import { developmentPath, indicatorPath, overviewPath, type ForecastLine } from '../../where.svelte.ts';
import type { Choice } from './choices.ts';

/** What is known of a forecast's indicators, from whichever answer was read. */
export interface Readable {
  developments: {
    id: string;
    claims: { says: string; indicators: string[] }[];
    indicators: { id: string; title: string; verdict: Verdict }[];
  }[];
}

/** Pages of the product and of the forecast in view. */
export function pages(forecast: ForecastLine | null): Choice[] {
  const page = (id: string, title: string, go: string, hint?: string, also: string[] = []): Choice => ({
    id: `page-${id}`,
    title,
    also,
    group: 'Pages',
    go,
    ...(hint ? { hint } : {}),
  });
  return [
    ...(forecast
      ? [
          page('overview', 'Overview', overviewPath(forecast.id), 'G O', [forecast.title]),
          ...forecast.developments.map((each) =>
            page(each.id, `${each.number} ${each.short}`, developmentPath(forecast.id, each.id), String(each.number)),
          ),
        ]
      : []),
    page('events', 'Events', '/events', 'G E', ['list', 'map']),
    page('review', 'Review', '/review', 'G R', ['queue', 'duplicates']),
    page('import', 'Import', '/import', 'G I', ['file', 'upload', 'csv', 'dataset']),
    page('data', 'Data', '/data', 'G D', ['coverage', 'feeds', 'imports']),
    page('reports', 'Reports', '/reports', 'G P', ['drafts', 'signed', 'trend report']),
    page('new-report', 'Build a report', '/reports/new', undefined, ['export', 'pdf', 'word']),
    page('method', 'Method', '/method', 'G M', ['word list', 'how verdicts are made']),
    page('drafts', 'My drafts', '/drafts'),
  ];
}

/** The indicators of the forecast in view, each with its verdict. */
export function indicators(forecast: ForecastLine | null, reading: Readable | null): Choice[] {
  if (!forecast || !reading) return [];
  return reading.developments.flatMap((development) =>
    development.indicators.map((each): Choice => ({
      id: `indicator-${each.id}`,
      title: each.title,
      // The author's own words lead to what watches them.
      also: [
        each.id,
        ...development.claims.filter((claim) => claim.indicators.includes(each.id)).map((claim) => claim.says),
      ],
      group: 'Indicators',
      verdict: each.verdict,
      go: indicatorPath(forecast.id, each.id),
    })),
  );
}

/** Words of the vocabulary that the events list can be narrowed to. */
export function words(lexicon: Lexicon | null): Choice[] {
  if (!lexicon) return [];
  const of = (section: 'places' | 'events', group: Choice['group'], filter: string) =>
    [...lexicon[section].values()].map((word): Choice => ({
      id: `${section}-${word.id}`,
      title: word.title,
      also: word.also,
      group,
      hint: 'Events',
      go: `/events?${filter}=${word.id}`,
    }));
  return [...of('places', 'Places', 'place'), ...of('events', 'Kinds of event', 'kind')];
}

/** Lists of events kept under a name. */
export function views(kept: readonly View[]): Choice[] {
  return kept.map((view) => ({
    id: `view-${view.id}`,
    title: view.name,
    group: 'Saved views',
    hint: 'Events',
    go: `/events${view.query ? `?${view.query}` : ''}`,
  }));
}

/** Events that the server found for the text. */
export function eventsFound(rows: readonly EventRow[]): Choice[] {
  return rows.map((event) => ({
    id: `event-${event.id}`,
    title: event.summary,
    group: 'Events',
    hint: dayInWords(event.from),
    go: `/events/${event.id}`,
  }));
}
