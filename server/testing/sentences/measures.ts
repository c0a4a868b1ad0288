import { addDays, addMonths, monthOf, type Month } from '../../domain/event/calendar.ts';
import type { Role } from '../../domain/indicator/match.ts';
import type { DayTally, IndicatorTallies } from '../../domain/reading/measure/tally.ts';
import { tallied, talliesOf } from '../reckoning.ts';

/** Monthly numbers before and after the article, and what becomes of them in one measure. */
export interface MeasureCase {
  name: string;
  definition: Record<string, unknown>;
  /** What an article can expect of it, with the fields that go with that. */
  expects: Record<string, Record<string, unknown>>;
  tallies: (before: readonly number[], after: readonly number[]) => IndicatorTallies;
}

const START: Month = '2021-09';
const rates = {
  rise: {},
  fall: {},
  'stay-low': { by_at_least: '50%' },
  'keep-up': { by_at_least: '20%' },
  'watch-only': { by_at_least: undefined },
};
const points = {
  rise: { by_at_least: '5 points' },
  fall: { by_at_least: '2 points' },
  'stay-low': { by_at_least: '5 points' },
  'keep-up': { by_at_least: '1 points' },
  'watch-only': { by_at_least: undefined },
};
const level = (value: number | string) => ({ by_at_least: undefined, level: value });
const happening = { happens: {}, 'does-not-happen': {}, 'watch-only': {} };

const counted = (before: readonly number[], after: readonly number[]) =>
  talliesOf(tallied(START, [...before, ...after]));

const count = (per: string, noun: string): MeasureCase => ({
  name: `count a ${per}`,
  definition: { measure: { kind: 'count', of: 'events', per }, noun },
  expects: rates,
  tallies: counted,
});

const distinct = (of: string, per: string, noun: string): MeasureCase => ({
  name: `distinct ${of} a ${per}`,
  definition: { measure: { kind: 'distinct', of, per }, noun, needs: { events: 1 } },
  expects: rates,
  tallies: (before, after) => {
    const months = [...before, ...after];
    const keys = months.flatMap((n, i) =>
      Array.from({ length: Math.min(n, 40) }, (_, k) => ({
        role: 'counts' as const,
        month: addMonths(START, i),
        key: `place-${k}`,
        events: n > 40 ? Math.ceil(n / 40) : 1,
      })),
    );
    return talliesOf(tallied(START, months), { keys });
  },
});

const first = (times: number): MeasureCase => ({
  name: `first occurrence, ${times}`,
  definition: {
    measure: { kind: 'first', times },
    noun: 'strikes deep inside Freeland',
    by_at_least: undefined,
    baseline: 'long',
    needs: { events: 0, months: 3 },
  },
  expects: happening,
  tallies: counted,
});

/** Every measure there is, as indicators use it. */
export const MEASURES: readonly MeasureCase[] = [
  count('month', 'attacks'),
  count('quarter', 'attacks on bridges'),
  count('half-year', 'refusals of funeral prayers'),
  count('year', 'cases of inside help'),
  {
    name: 'sum',
    definition: { measure: { kind: 'sum', of: 'deaths', per: 'month' }, noun: 'people killed in attacks' },
    expects: rates,
    tallies: (before, after) => {
      const months = [...before, ...after];
      return talliesOf(tallied(START, months, { sums: months.map((n, i) => n * (1 + (i % 3))) }));
    },
  },
  {
    name: 'mean',
    definition: { measure: { kind: 'mean', of: 'deaths' }, noun: 'people killed per attack' },
    expects: rates,
    tallies: (before, after) => {
      const months = [...before.map(() => 10), ...after.map(() => 10)];
      const sums = [...before, ...after];
      return talliesOf(tallied(START, months, { sums }));
    },
  },
  {
    name: 'share',
    definition: { measure: { kind: 'share' }, among: { event: 'attack' }, noun: 'attacks with rifles' },
    expects: { ...points, above: level('50%'), below: level('12.5%') },
    tallies: (before, after) => {
      const months = [...before, ...after];
      const whole = Math.max(20, ...months);
      const among = months.map(() => (months.every((n) => n === 0) ? 0 : whole));
      return talliesOf([...tallied(START, among, { role: 'among' }), ...tallied(START, months)]);
    },
  },
  {
    name: 'ratio',
    definition: {
      measure: { kind: 'ratio', of: 'deaths_victims', to: 'deaths_attackers' },
      noun: 'deaths of soldiers for each rebel killed',
      baseline: 'none',
    },
    expects: { above: level(1), below: level(0.5), 'watch-only': { by_at_least: undefined } },
    tallies: (before, after) => {
      const months = [...before, ...after];
      const days = tallied(START, months, { sums: months }).map((day, i) => ({ ...day, sumTo: i % 4 }));
      return talliesOf(days);
    },
  },
  distinct('district', 'month', 'districts hit'),
  distinct('by', 'quarter', 'armed groups that attack'),
  distinct('with', 'half-year', 'groups that join the rebels'),
  first(1),
  first(2),
  {
    ...first(1),
    name: 'first occurrence, only if',
    definition: { ...first(1).definition, only_if: { tag: 'bold' }, noun: 'operations walked back' },
    tallies: (before, after) =>
      talliesOf([
        ...tallied(START, [...before, ...after]),
        ...(after.some((n) => n > 0) ? tallied('2023-04', [1], { role: 'only-if' }) : []),
      ]),
  },
  {
    name: 'response',
    definition: {
      measure: { kind: 'response', within: '30 days' },
      after: { tag: 'bold' },
      baseline: 'none',
      needs: { events: 1, triggers: 2 },
      noun: 'clashes, closures and threats',
    },
    expects: rates,
    tallies: (before, after) => talliesOf(aroundTriggers(before, after)),
  },
];

/** Triggers on the tenth of every fourth month of the watch; the numbers fall on the days before and after them. */
function aroundTriggers(before: readonly number[], after: readonly number[]): DayTally[] {
  const none = [...before, ...after].every((n) => n === 0);
  return after.flatMap((n, i) => {
    if (none || i % 4 !== 2) return [];
    const trigger = `${addMonths('2023-02', i)}-10`;
    return [
      onDay(trigger, 'after', 1),
      ...(n > 0 ? [onDay(addDays(trigger, 3), 'counts', n)] : []),
      ...((before[i % before.length] ?? 0) > 0
        ? [onDay(addDays(trigger, -5), 'counts', before[i % before.length] ?? 0)]
        : []),
    ];
  });
}

function onDay(day: string, role: Role, events: number): DayTally {
  return { ...tallied(monthOf(day), [events], { role })[0]!, day };
}
