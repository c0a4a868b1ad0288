import type { Indicator } from './definition.ts';

/** A table of one's own is a hand log in another file: it carries what the desk's log carries. */
const OWN_TABLE = 'csv';

/** Whether a feed's records can hold what the indicator counts; if not, its silence says nothing. */
export function carries(indicator: Pick<Indicator, 'carried_by'>, feed: string): boolean {
  return indicator.carried_by.includes(feed) || (feed === OWN_TABLE && indicator.carried_by.includes('desk'));
}
