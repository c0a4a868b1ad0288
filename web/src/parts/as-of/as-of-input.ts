import { addMonths, lastDay, type Day } from '../../../../server/domain/event/calendar.ts';
import { readDate } from '../date-input.ts';

/**
 * The day a reader typed, to show the data as they stood when it ended; null for now. A month or a year means its last
 * day.
 */
export function readAsOf(
  text: string,
  today: Day,
): { day: Day | null; problem?: never } | { problem: string; day?: never } {
  const read = readDate(text, today);
  if (read === null) return { day: null };
  if (read.problem !== undefined) return { problem: read.problem };
  const { day, precision } = read;
  const last =
    precision === 'month'
      ? lastDay(day.slice(0, 7))
      : precision === 'year'
        ? lastDay(addMonths(day.slice(0, 7), 11))
        : day;
  return { day: last < today ? last : null };
}
