import { z } from 'zod';
import { EventQuery } from '../event-query.ts';
import { SORTS } from '../event-query-values.ts';
import { EventOut } from '../wire.ts';

/**
 * The events behind one of an indicator's numbers, as the desk's pages ask for them. Who logged something, what waits
 * and free words are no way into a log that is not one's own.
 */
export const SharedEventQuery = EventQuery.pick({
  forecast: true,
  indicator: true,
  role: true,
  key: true,
  feed: true,
  'as-of': true,
  place: true,
  claim: true,
  month: true,
  toMonth: true,
  notMonths: true,
  from: true,
  to: true,
  sample: true,
  loggedFrom: true,
  after: true,
  limit: true,
})
  .required({ indicator: true })
  // The mark of the next page holds what a list is sorted by, and when the desk changed something is its own affair.
  .extend({ sort: z.enum(SORTS).exclude(['changed', '-changed']).optional() });

/** An event as a shared link shows it: what happened and who says so, nothing of how the desk keeps it. */
export const SharedEvent = EventOut.omit({
  loggedAt: true,
  loggedBy: true,
  changedAt: true,
  version: true,
  vintage: true,
});
export type SharedEvent = z.output<typeof SharedEvent>;
