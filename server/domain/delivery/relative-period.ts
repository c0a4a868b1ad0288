import { addMonths, monthOf, type Day, type Month } from '../event/calendar.ts';
import type { RelativePeriod } from './delivery-values.ts';

/**
 * The whole months that a run on this day reports on; null: all there is. So too once they lie after `horizon`, the last
 * month of the watch: there is nothing new to report then, and a schedule that is still on goes on telling how it ended.
 */
export function monthsFor(period: RelativePeriod | null, day: Day, horizon: Month): { from: Month; to: Month } | null {
  const months = period && monthsBefore(period, day);
  return months && months.from > horizon ? null : months;
}

function monthsBefore(period: RelativePeriod, day: Day): { from: Month; to: Month } {
  const month = monthOf(day);
  if (period === 'last-month') return { from: addMonths(month, -1), to: addMonths(month, -1) };
  const intoQuarter = (Number(month.slice(5)) - 1) % 3;
  const to = addMonths(month, -1 - intoQuarter);
  return { from: addMonths(to, -2), to };
}
