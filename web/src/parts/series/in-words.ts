import { isSeries } from '../../../../server/domain/indicator/series-feed.ts';
import { counted, thousands } from '../../words.ts';

/** A number of events; of a feed of monthly totals the number as it is published, which need not be one of events. */
export function numberOn(feed: string, n: number): string {
  return isSeries(feed) ? `${thousands(n)} as published` : counted(n, 'event');
}

/** What a feed holds, where it is chosen. */
export function holdsInWords({ id, events }: { id: string; events: number }): string {
  return isSeries(id) ? 'monthly totals' : counted(events, 'event');
}
