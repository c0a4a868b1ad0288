import { dayNumber, firstDay, lastDay, type Day, type Month } from '../../event/calendar.ts';
import type { Measure } from '../../indicator/definition.ts';
import type { NilSpan } from './tally.ts';

/** Measures whose silence is a zero. A share, a mean or a ratio of nothing is not 0 but unknown, whoever looked. */
const ZERO_MEANS_NONE: readonly Measure['kind'][] = ['count', 'sum', 'distinct', 'first'];

/** Whether "looked, found none" says anything about a measure. */
export function takesNilReturns(measure: Measure): boolean {
  return ZERO_MEANS_NONE.includes(measure.kind);
}

/** Whether the periods looked at, together, hold every day of the month: half a month looked at is not a month of zero. */
export function coversMonth(spans: readonly { from: Day; to: Day }[], month: Month): boolean {
  let next = dayNumber(firstDay(month));
  const last = dayNumber(lastDay(month));
  for (const span of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (dayNumber(span.from) > next) return false;
    next = Math.max(next, dayNumber(span.to) + 1);
    if (next > last) return true;
  }
  return false;
}

/** The nil returns of one indicator. */
export function nilReturnsOf(
  spans: readonly NilSpan[] | undefined,
  forecast: string,
  indicator: string,
): readonly NilSpan[] {
  return (spans ?? []).filter((span) => span.forecast === forecast && span.indicator === indicator);
}
