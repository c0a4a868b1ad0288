import { STANDING } from '../../../../server/domain/event/event-values.ts';

/** What says nothing about which events are listed. */
const ASIDE = new Set(['sort', 'as-of']);
const filtersIn = (query: URLSearchParams) => [...query.keys()].filter((name) => !ASIDE.has(name));

/** What the list is asked for: a list without a filter leaves out what was taken back, and every other is as it says. */
export function asked(address: URLSearchParams): URLSearchParams {
  const query = new URLSearchParams(address);
  if (filtersIn(query).length === 0) query.set('status', STANDING);
  return query;
}

/** Whether it is the list that opens by itself: all events but the retracted. */
export function isWhole(query: URLSearchParams): boolean {
  return query.get('status') === STANDING && filtersIn(query).length === 1;
}
