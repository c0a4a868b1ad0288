import { firstDay, lastDay, isDay } from '../../domain/event/calendar.ts';
import { allBelow, lineage, titleOf, type Lexicon } from '../../domain/event/vocabulary.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { EventQuery, type EventPage, type EventRow } from '../../domain/wire.ts';
import type { PageQuery, PageRow } from '../../store/event-page.ts';
import type { Ctx } from '../ctx.ts';
import { forecastIn } from '../definitions/in-use.ts';
import { notValid, parse } from '../parse.ts';

const LIMIT = 50;

/** One page of the log. With an indicator it lists exactly the events behind that indicator's numbers. */
export async function listEvents({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<EventPage> {
  allow(ctx.actor, 'event:read');
  const query = parse(EventQuery, input);
  const { words } = ctx.definitions.catalogue();
  const limit = Math.min(200, Number(query.limit ?? LIMIT));
  const { rows, total } = await ctx.store.events.page({ ...asPageQuery(ctx, query, words), limit: limit + 1 });
  const events = rows.slice(0, limit);
  const last = events.at(-1);
  return {
    events: events.map((row) => asRow(row, words)),
    total,
    next: rows.length > limit && last ? `${last.from}_${last.id}` : null,
  };
}

function asPageQuery(ctx: Ctx, query: EventQuery, words: Lexicon): Omit<PageQuery, 'limit'> {
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

function asRow(row: PageRow, words: Lexicon): EventRow {
  const line = lineage(words, 'events', row.kind);
  const place = [row.place_name, ...row.place_words.map((word) => titleOf(words, 'places', word))].filter(
    (part) => part !== null,
  );
  return {
    id: row.id,
    from: row.from,
    to: row.to,
    precision: row.precision,
    kind: row.kind,
    kindTitle: titleOf(words, 'events', row.kind),
    group: line.at(-1)?.id ?? row.kind,
    summary: row.summary,
    place: [...new Set(place)].slice(0, 3).join(', '),
    killed: row.killed,
    sources: row.sources,
    bestGrade: row.best_grade,
    status: row.status,
    feed: row.feed,
    sample: row.sample,
    leftOut: row.left_out,
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
