import { firstDay, lastDay, isDay } from '../../domain/event/calendar.ts';
import { allBelow, type Lexicon } from '../../domain/event/vocabulary.ts';
import { Problem } from '../../domain/problem.ts';
import type { EventQuery } from '../../domain/wire.ts';
import type { PageQuery } from '../../store/event-page.ts';
import type { Ctx } from '../ctx.ts';
import { forecastIn } from '../definitions/in-use.ts';
import { notValid } from '../parse.ts';

/** The filters of the list in words of the store: names spread over everything below them, months over their days. */
export function asPageQuery(ctx: Ctx, query: EventQuery, words: Lexicon): Omit<PageQuery, 'limit'> {
  const { month, toMonth = month } = query;
  const forecast = query.forecast ? forecastIn(ctx.definitions, query.forecast) : null;
  const ids = forecast ? ctx.definitions.idsOf(forecast.id) : new Map<string, number>();
  const id = query.indicator ? ids.get(query.indicator) : undefined;
  if (query.indicator && !forecast)
    throw notValid([
      { field: 'forecast', value: '', message: 'is missing', fix: 'Name the forecast of the indicator.' },
    ]);
  if (query.indicator && id === undefined) throw new Problem('indicator-not-found');
  return {
    q: query.q?.trim() || undefined,
    named: query.q?.trim() ? namedLike(words, query.q.trim()) : undefined,
    feed: query.feed,
    kinds: query.kind ? withBelow(words, 'events', query.kind) : undefined,
    actors: query.actor
      ? [...withBelow(words, 'actors', query.actor), ...allBelow(words, 'targets', query.actor)]
      : undefined,
    places: query.place ? withBelow(words, 'places', query.place) : undefined,
    status: query.status,
    from: later(query.from, month && firstDay(month)),
    to: earlier(query.to, toMonth && lastDay(toMonth)),
    matches: forecast
      ? { tracked: id === undefined ? [...ids.values()] : [id], role: query.role ?? 'counts' }
      : undefined,
    marks: [...ctx.definitions.catalogue().forecasts.flatMap((each) => [...ctx.definitions.idsOf(each.id).values()])],
    after: query.after === undefined ? undefined : keyOf(query.after),
  };
}

function withBelow(words: Lexicon, section: 'events' | 'actors' | 'places', word: string): string[] {
  return [word, ...allBelow(words, section, word)];
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

function keyOf(after: string): { day: string; id: string } {
  const [day = '', id = ''] = after.split('_');
  if (isDay(day) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return { day, id };
  throw notValid([
    {
      field: 'after',
      value: after.slice(0, 80),
      message: 'is not the mark of a page',
      fix: 'Hand back "next" as it came.',
    },
  ]);
}

function later(one: string | undefined, other: string | undefined): string | undefined {
  return one && other ? (one > other ? one : other) : (one ?? other);
}

function earlier(one: string | undefined, other: string | undefined): string | undefined {
  return one && other ? (one < other ? one : other) : (one ?? other);
}
