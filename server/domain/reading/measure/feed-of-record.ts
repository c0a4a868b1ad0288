import { monthsBetween } from '../../event/calendar.ts';
import type { LoadedForecast } from '../../indicator/loaded.ts';
import { isSeries } from '../../indicator/series-feed.ts';
import type { FeedState } from './tally.ts';

/**
 * The feed a forecast is read from unless a reader picks another: the one that covers most months of both
 * windows; among equals the desk's own log, then the one with most events. Monthly totals of a few indicators never are.
 */
export function recordFeed(forecast: LoadedForecast, feeds: readonly FeedState[]): string {
  const { baseline, watch, horizon } = forecast.definition.windows;
  const covered = (feed: FeedState, from: string, to: string) =>
    monthsBetween(from, to).filter((month) => feed.coverage.some((span) => span.from <= month && month <= span.to))
      .length;
  const rank = (feed: FeedState): number[] => {
    const [before, after] = [covered(feed, baseline.from, baseline.to), covered(feed, watch.from, horizon)];
    return [
      isSeries(feed.id) ? 0 : 1,
      Math.min(before, after) > 0 ? before + after : 0,
      feed.id === 'desk' ? 1 : 0,
      feed.events,
    ];
  };
  const compare = (a: FeedState, b: FeedState) => {
    const [left, right] = [rank(a), rank(b)];
    const differing = left.findIndex((value, i) => value !== right[i]);
    return differing < 0 ? 0 : (right[differing] ?? 0) - (left[differing] ?? 0);
  };
  return [...feeds].sort(compare)[0]?.id ?? 'desk';
}
