import { movedBetween, standNumber, type ForecastStand } from '../../domain/desk/share-news.ts';
import type { LiveNews, LiveState } from '../../domain/live.ts';
import { Problem } from '../../domain/problem.ts';
import { recordFeed } from '../../domain/reading/measure/feed-of-record.ts';
import type { Ctx } from '../ctx.ts';
import { forecastIn } from '../definitions/in-use.ts';
import { dataVersionNow } from '../readings/read-forecast.ts';
import { openShare, type OpenShare } from './open-share.ts';

/** What a live link's pages are told of what changes: counts of their own forecast, on their own feed, and no name. */
export interface ShareFollower {
  /** Where the numbers of the link stand, for a page that begins to listen. */
  state(): LiveState;
  /**
   * What moved since the last look; null when nothing did.
   * @throws Problem `share-closed` once the link is revoked or expired
   */
  look(): Promise<LiveNews | null>;
}

/**
 * Follows what a link's pages rest on.
 * @throws Problem `share-frame` for a frozen link and for one chart alone, which never ask again
 */
export async function followShare({ share, ctx }: OpenShare, token: string): Promise<ShareFollower> {
  if (share.kind === 'frozen')
    throw new Problem('share-frame', 'A frozen link stays as it is: there is nothing to follow');
  if (share.opens === 'chart') throw new Problem('share-frame', 'A chart that stands alone follows nothing');
  const feed = share.feed ?? recordFeed(forecastIn(ctx, share.forecast), await ctx.store.feeds.states());
  // As the data stood on an earlier day, nothing that is entered today is new.
  const past = share.asOf !== null && share.asOf < ctx.today();
  const standNow = () => stand(ctx, { forecast: share.forecast, feed, past });
  let before = await standNow();
  return {
    state: () => ({ version: standNumber(before) }),
    async look() {
      await openShare({ ctx, input: { token } });
      const now = await standNow();
      const moved = movedBetween(before, now);
      before = now;
      const { events, other, definitions } = moved;
      return events + other + definitions > 0 ? { version: standNumber(now), ...moved, by: {} } : null;
    },
  };
}

async function stand(
  ctx: Ctx,
  { forecast, feed, past }: { forecast: string; feed: string; past: boolean },
): Promise<ForecastStand> {
  const version = await dataVersionNow(ctx);
  const loaded = forecastIn(ctx, forecast);
  const definitions = loaded.hash;
  if (past) return { events: 0, versions: 0, other: 0, definitions };
  const tracked = [...ctx.definitions.idsOf(forecast).values()];
  // However many listen through a link, the log is asked once for each change.
  const sums = await ctx.readings.get(['stand', version, forecast, feed].join(' '), () =>
    ctx.store.shares.stand({ forecast, tracked, feed }),
  );
  return { ...sums, definitions };
}
