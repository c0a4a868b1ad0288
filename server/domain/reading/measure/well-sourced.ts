import { atLeast } from '../../indicator/rule.ts';
import { GOOD_GRADE, GOOD_SOURCES } from '../rules.ts';

/** Whether an event stands on two sources, or on one graded C3 or better; `grades` has one for each source. */
export function isWellSourced(grades: readonly string[]): boolean {
  return grades.length >= GOOD_SOURCES || grades.some((grade) => atLeast(grade, GOOD_GRADE));
}
