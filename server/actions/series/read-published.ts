import { z } from 'zod';
import { isMonth } from '../../domain/event/calendar.ts';
import { DaySchema } from '../../domain/event/event.ts';
import type { PublishedEdition, PublishedMonth, PublishedOut } from '../../domain/import/series.ts';
import { fitOf } from '../../domain/indicator/series-fit.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { PublishedValue } from '../../store/imports/published.ts';
import type { Ctx } from '../ctx.ts';
import { indicatorIn } from '../definitions/in-use.ts';
import { parse } from '../parse.ts';
import { momentOf } from '../readings/moment.ts';

const month = z.string().refine(isMonth, 'is not a month: write YYYY-MM');
export const PublishedQuery = z.strictObject({
  forecast: z.string().max(100),
  indicator: z.string().max(100),
  from: month.default('1900-01'),
  to: month.default('2100-12'),
  /** Months left out, with commas between. */
  notMonths: z.string().max(4000).default(''),
  'as-of': DaySchema.optional(),
});

/**
 * The published numbers behind a number, each with its publication and what it was revised from.
 * @throws Problem `feed-not-found`, `forecast-not-found` or `indicator-not-found`
 */
export async function readPublished({
  ctx,
  input: { feed: id, ...input },
}: {
  ctx: Ctx;
  input: { feed: string } & Record<string, unknown>;
}): Promise<PublishedOut> {
  allow(ctx.actor, 'reading:read');
  const { forecast, indicator, from, to, notMonths, 'as-of': asOf } = parse(PublishedQuery, input);
  const fit = fitOf(indicatorIn(ctx, forecast, indicator).indicator.definition.measure);
  const feed = (await ctx.store.feeds.list()).find((one) => one.id === id);
  if (!feed) throw new Problem('feed-not-found', `There is no feed "${id.slice(0, 60)}"`);
  const { at } = momentOf(ctx, asOf);
  const where = { feed: id, forecast, indicator, from: `${from}-01`, to: `${to}-01`, at };
  const left = new Set(notMonths.split(','));
  const rows = (await ctx.store.published.history(where)).filter((row) => !left.has(row.month.slice(0, 7)));
  return {
    feed: id,
    title: feed.title,
    licence: feed.licence,
    citation: feed.citation,
    roles: 'roles' in fit ? fit.roles.map(({ role, says }) => ({ role, says })) : [],
    months: byMonth(rows, at),
  };
}

type Row = PublishedValue & { release: string | null; undoneAt: string | null };

/** Months with a number that stands; those before it, the newest first, without what was taken back. */
function byMonth(rows: readonly Row[], at: string | null): PublishedMonth[] {
  const places = new Map<string, Row[]>();
  for (const row of rows) {
    const name = `${row.month} ${row.role}`;
    places.set(name, [...(places.get(name) ?? []), row]);
  }
  return [...places.values()].flatMap((all): PublishedMonth[] => {
    const now = all.find(({ replacedAt }) => replacedAt === null || (at !== null && replacedAt > at));
    if (!now) return [];
    const taken = ({ undoneAt }: Row) => undoneAt !== null && (at === null || undoneAt <= at);
    const before = all.filter((row) => row.vintage !== now.vintage && row.at <= now.at && !taken(row)).reverse();
    // A number that stands again after an undo was written twice, and published once.
    const once = before.filter((row, n) => before.findIndex(({ vintage }) => vintage === row.vintage) === n);
    return [{ month: now.month.slice(0, 7), role: now.role, now: edition(now), before: once.map(edition) }];
  });
}

function edition({ value, publisher, title, url, published, release, at }: Row): PublishedEdition {
  return { value, publisher, title, url, published, release, at };
}
