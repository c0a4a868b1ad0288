import { allow } from '../../domain/permission.ts';
import { feedSays, silence, type ComparedFeeds } from '../../domain/reading/pages/compared-feeds.ts';
import type { Ctx } from '../ctx.ts';
import { indicatorIn } from '../definitions/in-use.ts';
import { readForecast } from './read-forecast.ts';

/**
 * One indicator by every feed: those that carry it and cover something, the feed of record first, and those that do
 * not, with why. Each is the feed's own reading with its own allowance for many indicators, on the same day.
 * @throws Problem `forecast-not-found`, `indicator-not-found` or `feed-not-found`
 */
export async function compareFeeds({
  ctx,
  input: { indicator: id, ...input },
}: {
  ctx: Ctx;
  input: { forecast: string; indicator: string; feed?: string | undefined; 'as-of'?: string | undefined };
}): Promise<ComparedFeeds> {
  allow(ctx.actor, 'reading:read');
  const { indicator } = indicatorIn(ctx.definitions, input.forecast, id);
  const { feeds } = await readForecast({ ctx, input });
  const found: ComparedFeeds = { says: [], silent: [] };
  // One after the other: they are kept, and two at once would only wait for the same database.
  for (const { id: feed, title, record } of [...feeds].sort((a, b) => Number(b.record) - Number(a.record))) {
    const whole = await readForecast({ ctx, input: { ...input, feed } });
    const reading = whole.developments.flatMap((each) => each.indicators).find((each) => each.id === id);
    if (!reading) continue;
    const own = { feed, title, record };
    const why = silence(reading, indicator.definition.feeds[feed]);
    if (why) found.silent.push({ ...own, why });
    else found.says.push({ ...own, standing: whole.standing, ...feedSays(reading) });
  }
  return found;
}
