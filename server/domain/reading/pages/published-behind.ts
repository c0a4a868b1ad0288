import type { Measure } from '../../indicator/definition.ts';
import { isSeries } from '../../indicator/series-feed.ts';
import type { SeriesRole } from '../../indicator/series-fit.ts';

/** The published numbers that a number of a feed of totals opens: of these months, without those named. */
export interface PublishedBehind {
  feed: string;
  forecast: string;
  indicator: string;
  from: string;
  to: string;
  notMonths: string;
  asOf: string | null;
}

/** What a list of events is on a feed without events: the publication of its months; null on every other feed. */
export function publishedBehind(list: Readonly<Record<string, string | null | undefined>>): PublishedBehind | null {
  const { feed, forecast, indicator, month } = list;
  if (!feed || !isSeries(feed) || !forecast || !indicator || !month) return null;
  const { toMonth, notMonths, 'as-of': asOf } = list;
  return {
    feed,
    forecast,
    indicator,
    from: month,
    to: toMonth ?? month,
    notMonths: notMonths ?? '',
    asOf: asOf ?? null,
  };
}

/** Which of a month's published numbers stand where other feeds show a number of events. */
export function rolesShown(kind: Measure['kind']): SeriesRole[] {
  if (kind === 'ratio') return ['counts', 'among'];
  return kind === 'mean' ? ['among'] : ['counts'];
}
