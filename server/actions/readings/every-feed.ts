import { measureAll } from '../../domain/reading/judge-all.ts';
import { recordFeed } from '../../domain/reading/measure/feed-of-record.ts';
import type { Measured } from '../../domain/reading/measure/measured.ts';
import type { FeedState } from '../../domain/reading/measure/tally.ts';
import type { SignInput } from '../../domain/reading/read-forecast.ts';
import type { Ctx } from '../ctx.ts';
import { sumsAt, talliesByFeed } from './gather-tallies.ts';
import { answerOf, atMoment, wantedOf } from './read-forecast.ts';
import { unknownFeed, type Wanted } from './reckon.ts';
import type { Reads } from '../../store/queries.ts';

/** A forecast on all of its feeds: what their readings rest on, and every indicator measured on each by itself. */
export interface EveryFeed extends SignInput {
  /** The feed of record. */
  record: string;
  measured: { feed: FeedState; indicators: ReadonlyMap<string, Measured> }[];
}

/**
 * Gathers all feeds at once and keeps them together, so that comparing them costs one reading and not one a feed.
 * @throws Problem `forecast-not-found` or `feed-not-found`
 */
export async function everyFeed({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<EveryFeed> {
  const wanted = await wantedOf(ctx, input);
  const every = await ctx.readings.get(answerOf(wanted, '* every feed'), () =>
    atMoment(ctx, wanted, (from) => gather(ctx, from, wanted)),
  );
  const { feed, at } = wanted;
  if (feed !== undefined && !every.feeds.some(({ id }) => id === feed)) throw unknownFeed(feed, at);
  return every;
}

async function gather(ctx: Ctx, from: Reads, { forecast, asOf, at }: Wanted): Promise<EveryFeed> {
  const sums = await sumsAt(ctx, from, { forecast, at });
  const feeds = await sums.feeds();
  const tallies = await talliesByFeed(ctx, sums, { forecast, feeds: feeds.map(({ id }) => id) });
  const { words } = ctx.definitions.catalogue();
  const measured = feeds.map((feed) => ({
    feed,
    indicators: measureAll({ forecast, words, feed, asOf }, tallies.get(feed.id)),
  }));
  // What was changed after the registration is said of a whole reading, and of none of its feeds.
  const changedAfterRegistration: string[] = [];
  const record = recordFeed(forecast, feeds);
  return { forecast, words, feeds, tallies, asOf, changedAfterRegistration, record, measured };
}
