import { monthsBetween, type Month } from '../../event/calendar.ts';
import type { MonthPoint } from '../reading.ts';

/** The judged months of a window, and how many events their list holds. */
export interface JudgedMonths {
  from: Month;
  to: Month;
  /** Months in gaps between them, whose events were not judged; only where there are such events. */
  notMonths?: Month[];
  events: number;
}

/**
 * The months whose list holds exactly the events that were judged on one side of the article; null where none is
 * judged. Gaps between them that hold other events are named, so that the list goes without them.
 */
export function judgedMonths(
  series: readonly Pick<MonthPoint, 'month' | 'to' | 'window' | 'state' | 'events' | 'exposure'>[],
  window: 'baseline' | 'watch',
  count: 'events' | 'exposure' = 'events',
): JudgedMonths | null {
  const inside = series.filter((step) => step.window === window);
  const judged = inside.filter(({ state }) => state === 'counted' || state === 'zero');
  const [first, last] = [judged[0], judged.at(-1)];
  if (!first || !last) return null;
  const sum = (steps: typeof judged) => steps.reduce((total, step) => total + step[count], 0);
  const gaps = inside.filter((step) => first.month <= step.month && step.month <= last.month && !judged.includes(step));
  return {
    from: first.month,
    to: last.to,
    ...(sum(gaps) ? { notMonths: gaps.flatMap(({ month, to }) => monthsBetween(month, to)) } : {}),
    events: sum(judged),
  };
}
