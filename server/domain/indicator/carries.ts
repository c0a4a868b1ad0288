import type { Indicator } from './definition.ts';

/** A table of one's own is a hand log in another file: it carries what the desk's log carries. */
const OWN_TABLE = 'csv';
const OWN_FEED = 'own-';

/** Whether a feed's records can hold what the indicator counts; if not, its silence says nothing. */
export function carries(indicator: Pick<Indicator, 'carried_by'>, feed: string): boolean {
  const own = feed === OWN_TABLE || feed.startsWith(OWN_FEED);
  return indicator.carried_by.includes(feed) || (own && indicator.carried_by.includes('desk'));
}
