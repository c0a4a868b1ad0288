import type { ForecastReading } from '../../../../server/domain/reading/reading.ts';

/**
 * The feed with most events, where the one that is read holds none and stands there by itself, as the feed of record;
 * null otherwise: nobody is led away from a feed that they chose. Feeds of monthly totals hold no events.
 */
export function fullerFeed<Feed extends Pick<ForecastReading['feeds'][number], 'id' | 'events' | 'record'>>(
  feeds: readonly Feed[],
  read: string,
): Feed | null {
  const own = feeds.find(({ id }) => id === read);
  if (!own?.record || own.events > 0) return null;
  return feeds.reduce<Feed | null>((most, one) => (one.events > (most?.events ?? 0) ? one : most), null);
}
