import type { Day, Month } from '../event/calendar.ts';

/** Filters of the events list; the names are those of its address. */
export type Behind = Readonly<Record<string, string>>;

/** The indicator, on the feed and day it was read, whose number is opened. */
export interface Read {
  forecast: string;
  indicator: string;
  feed: string;
  /** The day a page was asked to show; null for now. */
  asOf: Day | null;
}

/**
 * The filters that list exactly the events behind a number: of these months (both included), in this place if one is
 * named. Every number on every page is opened through here, and a test counts them all again.
 */
export function behind(
  { forecast, indicator, feed, asOf }: Read,
  { from, to, place, role = 'counts' }: { from: Month; to: Month; place?: string; role?: 'counts' | 'among' | 'after' },
): Behind {
  return {
    forecast,
    indicator,
    role,
    feed,
    month: from,
    ...(to === from ? {} : { toMonth: to }),
    ...(place === undefined ? {} : { place }),
    ...(asOf === null ? {} : { 'as-of': asOf }),
  };
}
