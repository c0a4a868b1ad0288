import { monthOf } from '../../../event/calendar.ts';
import type { Measure } from '../../../indicator/definition.ts';
import type { Mark } from '../chart.ts';
import { LARGEST_MOVES } from '../../rules.ts';
import type { DayTally, IndicatorTallies } from '../../measure/tally.ts';
import { countInWords, numberInWords } from '../../sentences/words.ts';

/** How many marks of a mean have their largest event named on the chart. */
const NAMED_LEVELS = 2;

/** The events whose words a chart may say: every first occurrence, and the largest of each day of a mean. */
export function eventsToName(measure: Measure, { days }: IndicatorTallies): string[] {
  const counted = days.filter((day) => day.role === 'counts' && day.events > 0);
  if (measure.kind === 'first') return counted.flatMap((day) => (day.shown === undefined ? [] : [day.shown]));
  if (measure.kind !== 'mean') return [];
  const months = new Map<string, NonNullable<DayTally['largest']>>();
  for (const { day, largest } of counted) {
    const known = months.get(monthOf(day));
    if (largest && (!known || largest.value > known.value)) months.set(monthOf(day), largest);
  }
  return [...months.values()].map((largest) => largest.event);
}

/** The marks with what happened in their months. */
export function withNames(
  marks: readonly Mark[],
  { days }: IndicatorTallies,
  names: ReadonlyMap<string, string>,
): Mark[] {
  return marks.map((mark) => {
    const said = days
      .filter((day) => day.role === 'counts' && day.events > 0 && inside(mark, day))
      .sort((a, b) => (a.day < b.day ? -1 : 1))
      .flatMap((day) => names.get(day.shown ?? '') ?? []);
    return said.length ? { ...mark, named: said.map(withoutStop).join('; ') } : mark;
  });
}

/** A mean's marks, with the largest event named where it moves its quarter by more than a tenth, and a note that says how. */
export function withLargest(
  marks: readonly Mark[],
  { days }: IndicatorTallies,
  names: ReadonlyMap<string, string>,
): { marks: Mark[]; notes: string[] } {
  const moved = marks
    .flatMap((mark, at) => {
      const largest = days
        .filter((day) => day.role === 'counts' && inside(mark, day))
        .flatMap((day) => day.largest ?? [])
        .sort((a, b) => b.value - a.value)[0];
      if (!largest || mark.value === null || mark.n === null || mark.n < 2 || mark.role === 'missing') return [];
      const without = (mark.value * mark.n - largest.value) / (mark.n - 1);
      const move = without > 0 ? mark.value / without - 1 : Infinity;
      const words = names.get(largest.event);
      return move > LARGEST_MOVES && words !== undefined
        ? [{ at, mark, without, move, words: `${withoutStop(words)} (${countInWords(largest.value)})` }]
        : [];
    })
    .sort((a, b) => b.move - a.move)
    .slice(0, NAMED_LEVELS);
  const said = new Map(moved.map((each) => [each.at, each.words]));
  return {
    marks: marks.map((mark, at) => ({ ...mark, named: said.get(at) ?? null })),
    notes: moved.map(
      ({ mark, without, words }) =>
        `${mark.label}: ${numberInWords(mark.value ?? 0)}, without the largest event ${numberInWords(without)}: ${words}.`,
    ),
  };
}

const inside = (mark: Mark, { day }: DayTally) => monthOf(day) >= mark.from && monthOf(day) <= mark.to;
const withoutStop = (text: string) => text.replace(/[.]$/, '');
