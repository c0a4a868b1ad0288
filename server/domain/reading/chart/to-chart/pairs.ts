import { dayFromNumber, dayInWords, dayNumber, monthOf, type Day } from '../../../event/calendar.ts';
import { rateInterval } from '../../../stats/rate.ts';
import type { ChartSpec, Mark } from '../chart.ts';
import type { Measured } from '../../measure/measured.ts';
import { changeWithInterval } from '../../sentences/sentences.ts';
import type { IndicatorTallies } from '../../measure/tally.ts';
import { plural } from '../../sentences/words.ts';

/**
 * The days before and after each trigger as marks (method 4.5). Each day belongs to one mark alone: a day after one
 * trigger is not also before the next, and days of triggers are neither. Days nobody covered split a mark in two.
 */
export function pairsOf(found: Measured, tallies: IndicatorTallies, within: number): Mark[] {
  const triggers = found.reaction?.triggers ?? [];
  const numbers = triggers.map(dayNumber);
  const open = new Set(
    found.months
      .filter((month) => month.window === 'watch' && month.covered && !month.provisional)
      .map((month) => month.month),
  );
  const looked = (day: number) => open.has(monthOf(dayFromNumber(day)));
  const events = eventsByDay(tallies);
  return numbers.flatMap((trigger, i) => {
    const [last, next] = [numbers[i - 1] ?? -Infinity, numbers[i + 1] ?? Infinity];
    const before = runs(Math.max(trigger - within, last + within + 1), trigger - 1, looked);
    const after = runs(trigger + 1, Math.min(trigger + within, next - 1), looked);
    const mark = (role: 'before' | 'after') => (run: [number, number]) =>
      toPair(role, run, { trigger: dayFromNumber(trigger), within, events });
    return [...before.map(mark('before')), ...after.map(mark('after'))];
  });
}

/** How many an average trigger has around it, each side with its 90 % interval, and the change in words. */
export function aroundOf(found: Measured, within: number): ChartSpec['around'] {
  if (!found.reaction) return null;
  const { found: numbers, change } = found.reaction;
  const [lowBefore, lowAfter] = [
    rateInterval(numbers.before, numbers.daysBefore),
    rateInterval(numbers.after, numbers.daysAfter),
  ];
  if (!lowBefore || !lowAfter) return null;
  const side = (events: number, days: number, { lo, hi }: { lo: number; hi: number }) => ({
    value: (events / days) * within,
    lo: lo * within,
    hi: hi * within,
  });
  return {
    words: changeWithInterval(change),
    before: side(numbers.before, numbers.daysBefore, lowBefore),
    after: side(numbers.after, numbers.daysAfter, lowAfter),
  };
}

function toPair(
  role: 'before' | 'after',
  [from, to]: [number, number],
  { trigger, within, events }: { trigger: Day; within: number; events: ReadonlyMap<number, number> },
): Mark {
  const days = { from: dayFromNumber(from), to: dayFromNumber(to) };
  const many = to - from + 1;
  let counted = 0;
  for (let day = from; day <= to; day += 1) counted += events.get(day) ?? 0;
  return {
    from: monthOf(days.from),
    to: monthOf(days.to),
    label: `${plural(many, 'day')} ${role} ${dayInWords(trigger)}`,
    role,
    value: counted,
    lo: null,
    hi: null,
    n: many,
    events: counted,
    unusual: false,
    hollow: many < within,
    named: null,
    trigger,
    days,
  };
}

function eventsByDay({ days }: IndicatorTallies): Map<number, number> {
  return new Map(days.filter((day) => day.role === 'counts').map((day) => [dayNumber(day.day), day.events]));
}

/** The stretches of days that were looked at, first and last day of each. */
function runs(from: number, to: number, looked: (day: number) => boolean): [number, number][] {
  const found: [number, number][] = [];
  for (let day = from; day <= to; day += 1) {
    if (!looked(day)) continue;
    const open = found.at(-1);
    if (open && open[1] === day - 1) open[1] = day;
    else found.push([day, day]);
  }
  return found;
}
