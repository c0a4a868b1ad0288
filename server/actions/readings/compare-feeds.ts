import { standingOf } from '../../domain/reading/measure/timeline.ts';
import { agreements, feedSays, silence, type ComparedFeeds } from '../../domain/reading/pages/compared-feeds.ts';
import { readSign } from '../../domain/reading/read-forecast.ts';
import type { IndicatorReading } from '../../domain/reading/reading.ts';
import type { Ctx } from '../ctx.ts';
import { indicatorIn } from '../definitions/in-use.ts';
import { everyFeed } from './every-feed.ts';

/**
 * One indicator by every feed: those that carry it and cover something, the feed of record first, and those that do
 * not, with why. Each is the feed's own reading with its own allowance for many indicators, on the same day. The first
 * is held against each of the others; nothing is added together.
 * @throws Problem `forecast-not-found`, `indicator-not-found` or `feed-not-found`
 */
export async function compareFeeds({
  ctx,
  input: { indicator: id, ...input },
}: {
  ctx: Ctx;
  input: { forecast: string; indicator: string; feed?: string | undefined; 'as-of'?: string | undefined };
}): Promise<ComparedFeeds> {
  const every = await everyFeed({ ctx, input });
  const { indicator } = indicatorIn(ctx, input.forecast, id);
  const { forecast, asOf, record } = every;
  const found: ComparedFeeds = { says: [], silent: [] };
  const read: { title: string; reading: IndicatorReading }[] = [];
  const isRecord = (feed: string) => feed === record;
  const ordered = [...every.measured].sort((a, b) => Number(isRecord(b.feed.id)) - Number(isRecord(a.feed.id)));
  for (const { feed, indicators } of ordered) {
    const { reading } = readSign(every, feed, indicator, indicators);
    const own = { feed: feed.id, title: feed.title, record: isRecord(feed.id) };
    const why = silence(reading, indicator.definition.feeds[feed.id]);
    if (why) found.silent.push({ ...own, why });
    else {
      found.says.push({ ...own, standing: standingOf(forecast, feed, asOf), ...feedSays(reading) });
      read.push({ title: feed.title, reading });
    }
  }
  return { ...found, agreement: agreements(read) };
}
