import type { Month } from '../../event/calendar.ts';
import type { MonthPoint } from '../reading.ts';

/** The judged months of a window, and how many events their list holds. */
export interface JudgedMonths {
  from: Month;
  to: Month;
  events: number;
}

/**
 * The months whose list holds exactly the events that were judged on one side of the article; null where none is
 * judged, or where gaps between them hold other events, so that no list of months is that number.
 */
export function judgedMonths(
  series: readonly Pick<MonthPoint, 'month' | 'to' | 'window' | 'state' | 'events'>[],
  window: 'baseline' | 'watch',
): JudgedMonths | null {
  const inside = series.filter((step) => step.window === window);
  const judged = inside.filter(({ state }) => state === 'counted' || state === 'zero');
  const [first, last] = [judged[0], judged.at(-1)];
  if (!first || !last) return null;
  const sum = (steps: typeof judged) => steps.reduce((total, { events }) => total + events, 0);
  const between = inside.filter(({ month }) => first.month <= month && month <= last.month);
  return sum(between) === sum(judged) ? { from: first.month, to: last.to, events: sum(judged) } : null;
}
