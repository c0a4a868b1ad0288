import { monthOf } from '../../../event/calendar.ts';
import type { Mark } from '../chart.ts';
import type { Measured } from '../../measure/measured.ts';

/** Steps show how often it has happened so far, by different days; a mark still opens the events of its own month. */
export function runningTotal(marks: readonly Mark[], found: Measured): Mark[] {
  const days = [...(found.occurrence?.before ?? []), ...(found.occurrence?.after ?? [])].map(monthOf);
  let total = 0;
  return marks.map((mark) => {
    total += days.filter((month) => month >= mark.from && month <= mark.to).length;
    return { ...mark, value: total, hollow: mark.hollow && mark.role !== 'missing' };
  });
}
