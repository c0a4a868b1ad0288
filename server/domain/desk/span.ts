import { addDays, dayNumber, firstDay, lastDay, monthOf, type Day } from '../event/calendar.ts';
import type { EventDraft } from '../event/event.ts';

/** Days that an event may have happened on, both included. */
export interface Span {
  from: Day;
  to: Day;
}

/** A longer stretch says too little of one day to hold events against each other. */
export const LONGEST_SPAN = 31;

/**
 * The days an event may have happened on: the days it names, else the calendar week (from Monday) or month it is
 * known to. At most 31 days from the first one; null when only the year is known.
 */
export function spanOf(when: EventDraft['when']): Span | null {
  const { from, to, precision } = when;
  if (to) return { from, to: earlier(to, addDays(from, LONGEST_SPAN - 1)) };
  switch (precision) {
    case 'day':
      return { from, to: from };
    case 'week': {
      const monday = addDays(from, -((dayNumber(from) + 3) % 7));
      return { from: monday, to: addDays(monday, 6) };
    }
    case 'month':
      return { from: firstDay(monthOf(from)), to: lastDay(monthOf(from)) };
    case 'year':
      return null;
  }
}

/** Days between two spans; 0 when they share a day. */
export function daysApart(one: Span, other: Span): number {
  const [first, second] = one.from <= other.from ? [one, other] : [other, one];
  return Math.max(0, dayNumber(second.from) - dayNumber(first.to));
}

function earlier(one: Day, other: Day): Day {
  return one < other ? one : other;
}
