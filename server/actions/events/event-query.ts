import { firstDay, lastDay } from '../../domain/event/calendar.ts';
import type { Claim, Status } from '../../domain/event/event-values.ts';
import { allBelow, type Lexicon, type Section } from '../../domain/event/vocabulary.ts';
import { markOf, type EventQuery, type PageMark } from '../../domain/event-query.ts';
import type { Sort } from '../../domain/event-query-values.ts';
import { levelsOf, nameKey } from '../../domain/import/names-known.ts';
import { Problem } from '../../domain/problem.ts';
import { knownActors } from '../../domain/reading/measure/claims.ts';
import type { EventFilters } from '../../store/events/event-filters.ts';
import type { PageQuery } from '../../store/events/event-page.ts';
import type { Ctx } from '../ctx.ts';
import { forecastIn } from '../definitions/in-use.ts';
import { notValid } from '../parse.ts';

/** The filters and the order of the list in words of the store. */
export function asPageQuery(ctx: Ctx, query: EventQuery, words: Lexicon): Omit<PageQuery, 'limit'> {
  const sort = query.sort ?? '-day';
  return {
    ...asFilters(ctx, query, words),
    marks: [...ctx.definitions.catalogue().forecasts.flatMap((each) => [...ctx.definitions.idsOf(each.id).values()])],
    sort,
    after: query.after === undefined ? undefined : markIn(query.after, sort),
  };
}

/** The filters alone: names spread over everything below them, months over their days. */
export function asFilters(ctx: Ctx, query: EventQuery, words: Lexicon): EventFilters {
  const { month, toMonth = month } = query;
  const q = query.q?.trim() || undefined;
  const [sourcesMin, sourcesMax] = SOURCES[query.sources ?? ''] ?? [];
  return {
    q,
    named: q ? namedLike(words, q) : undefined,
    ids: query.ids?.toLowerCase().split(','),
    vintage: query.vintage === undefined ? undefined : { id: query.vintage, part: query.part },
    unknownName: query.unknownName === undefined ? undefined : unknownIn(query.unknownName, words),
    feed: query.feed,
    ...wordFilters(query, words),
    placePrecisions: query.precision?.split(','),
    dayPrecisions: query.dating?.split(','),
    statuses: query.status?.split(',') as Status[] | undefined,
    sample: query.sample,
    sourcesMin,
    sourcesMax,
    publisher: query.publisher?.trim() || undefined,
    grade: query.grade,
    onWord:
      query.claim === undefined ? undefined : { claims: query.claim.split(',') as Claim[], actors: knownActors(words) },
    killedMin: numberIn(query.killedMin),
    killedMax: numberIn(query.killedMax),
    hasPosition: query.hasPosition === undefined ? undefined : query.hasPosition === 'yes',
    loggedBy: query.loggedBy,
    loggedFrom: query.loggedFrom,
    loggedTo: query.loggedTo,
    changedFrom: query.changedFrom,
    changedTo: query.changedTo,
    from: later(query.from, month && firstDay(month)),
    // A reading of a day holds nothing that happened after it, whatever was entered by then.
    to: earlier(earlier(query.to, toMonth && lastDay(toMonth)), query['as-of']),
    notMonths: query.notMonths?.split(','),
    matches: matchesIn(ctx, query),
  };
}

/** Least and most sources; a plus sign in an address that was typed by hand arrives as a blank. */
const SOURCES: Record<string, [number, number?]> = { none: [0, 0], '1': [1, 1], '2+': [2], '2 ': [2] };

function wordFilters(query: EventQuery, words: Lexicon): Partial<EventFilters> {
  const below = (word: string | undefined, ...sections: Section[]) =>
    word === undefined
      ? undefined
      : [...new Set([word, ...sections.flatMap((section) => allBelow(words, section, word))])];
  return {
    kinds: below(query.kind, 'events'),
    actors: below(query.actor, 'actors', 'targets'),
    by: below(query.by, 'actors'),
    with: below(query.with, 'actors'),
    between: below(query.between, 'actors'),
    targets: below(query.target, 'targets', 'actors'),
    places: below(query.place, 'places'),
    weapons: below(query.weapon, 'weapons'),
    tags: below(query.tag, 'tags'),
  };
}

function unknownIn(text: string, words: Lexicon): EventFilters['unknownName'] {
  const [what = '', ...name] = text.split(':');
  return { what: what === 'place' ? 'place' : 'actor', plain: nameKey(name.join(':')), levels: levelsOf(words) };
}

function matchesIn(ctx: Ctx, query: EventQuery): EventFilters['matches'] {
  const forecast = query.forecast ? forecastIn(ctx, query.forecast) : null;
  const ids = forecast ? ctx.definitions.idsOf(forecast.id) : new Map<string, number>();
  const id = query.indicator ? ids.get(query.indicator) : undefined;
  if (query.indicator && !forecast)
    throw notValid([
      { field: 'forecast', value: '', message: 'is missing', fix: 'Name the forecast of the indicator.' },
    ]);
  if (query.indicator && id === undefined) throw new Problem('indicator-not-found');
  if (query.key !== undefined && id === undefined)
    throw notValid([
      { field: 'indicator', value: '', message: 'is missing', fix: 'Name the indicator that tells "key" apart.' },
    ]);
  if (!forecast) return undefined;
  return { tracked: id === undefined ? [...ids.values()] : [id], role: query.role ?? 'counts', key: query.key };
}

/** Actors and targets, with everything below them, that go by a name with these letters in it. */
function namedLike(words: Lexicon, text: string): string[] {
  const wanted = text.toLowerCase();
  const like = (section: 'actors' | 'targets') =>
    [...words[section].values()]
      .filter((word) => [word.id, word.title, ...word.also].some((name) => name.toLowerCase().includes(wanted)))
      .flatMap((word) => [word.id, ...allBelow(words, section, word.id)]);
  return [...new Set([...like('actors'), ...like('targets')])];
}

function markIn(after: string, sort: Sort): PageMark {
  const mark = markOf(after, sort);
  if (mark) return mark;
  throw notValid([
    {
      field: 'after',
      value: after.slice(0, 80),
      message: 'is not the mark of a page of a list sorted this way',
      fix: 'Hand back "next" as it came, with the same "sort".',
    },
  ]);
}

function numberIn(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function later(one: string | undefined, other: string | undefined): string | undefined {
  return one && other ? (one > other ? one : other) : (one ?? other);
}

function earlier(one: string | undefined, other: string | undefined): string | undefined {
  return one && other ? (one < other ? one : other) : (one ?? other);
}
