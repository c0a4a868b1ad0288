import { monthsBetween } from '../../domain/event/calendar.ts';
import type { ReadForecastInput } from '../../domain/reading/read-forecast.ts';
import type { FeedState, HandDecision, IndicatorTallies } from '../../domain/reading/measure/tally.ts';
import { aFeed } from '../reckoning.ts';

/** What surrounds a series: the day it is read, what is covered, who decided what, which other feeds there are. */
export interface Situation {
  name: string;
  input?: Partial<ReadForecastInput>;
  /** Other feeds with what they hold of the indicator. */
  others?: readonly [FeedState, (own: IndicatorTallies, less: IndicatorTallies) => IndicatorTallies][];
  tallies?: (own: IndicatorTallies) => IndicatorTallies;
  indicator?: Record<string, unknown>;
  forecast?: Record<string, unknown>;
}

const covered = (...spans: [string, string][]) => ({
  feeds: [
    aFeed('2018-01', '2026-01', {
      coverage: spans.map(([from, to]) => ({ from, to, countries: ['freeland'], indicators: null })),
    }),
  ],
});

const decision = (role: HandDecision['role'], day: string, event: string): HandDecision => ({
  event,
  summary: 'An attack on a bridge',
  role,
  day,
  value: 1,
  valueTo: null,
  keys: [],
  unidentified: false,
  reason: 'It was named later.',
  by: 'Alice',
  at: '2024-01-01T00:00:00Z',
});

const nil = [
  { forecast: 'test', indicator: 'one', from: '2018-01-01', to: '2023-06-30' },
  { forecast: 'test', indicator: 'one', from: '2023-07-01', to: '2026-01-31' },
];
const other = (change: Partial<FeedState> = {}) =>
  aFeed('2018-01', '2026-01', { id: 'other', title: 'Other dataset', holdBack: 1, ...change });
const third = aFeed('2018-01', '2026-01', { id: 'csv', title: 'Own table', holdBack: 0 });
/** A publisher gave both numbers of every month; the days say what they come to. */
const published = monthsBetween('2018-01', '2026-01').flatMap((month) =>
  (['counts', 'among'] as const).map((role) => ({ role, month, value: 1 })),
);
const events = { total: 1284, counted: 1200, inReview: 0, withSource: 1100, withTwoSources: 400 };

/** Every circumstance that changes what is said; the first is the plain one, read at the horizon. */
export const SITUATIONS: readonly Situation[] = [
  { name: 'at the horizon' },
  { name: 'in the second year', input: { asOf: '2024-10-31' } },
  { name: 'at a checkpoint', input: { asOf: '2024-03-31' } },
  { name: 'in the first month', input: { asOf: '2023-02-10' } },
  { name: 'one month judged', input: { asOf: '2023-04-30' } },
  { name: 'before the watch', input: { asOf: '2023-01-15' } },
  { name: 'one month held back', input: { asOf: '2024-10-31', feeds: [aFeed('2018-01', '2026-01', { holdBack: 1 })] } },
  { name: 'nothing held back', input: { asOf: '2024-10-31', feeds: [aFeed('2018-01', '2026-01', { holdBack: 0 })] } },
  { name: 'one month not covered', input: covered(['2018-01', '2024-01'], ['2024-03', '2026-01']) },
  { name: 'some months not covered', input: covered(['2018-01', '2024-01'], ['2024-06', '2026-01']) },
  { name: 'only one month covered', input: covered(['2018-01', '2018-02'], ['2022-01', '2022-01']) },
  { name: 'no baseline covered', input: covered(['2023-02', '2026-01']) },
  { name: 'no watch covered', input: covered(['2018-01', '2023-01']) },
  { name: 'coverage ended', input: covered(['2018-01', '2025-09']) },
  { name: 'only nil returns', input: { feeds: [aFeed('2018-01', '2026-01', { coverage: [], nilReturns: nil })] } },
  { name: 'not carried', indicator: { carried_by: ['other'] } },
  { name: 'needs more events', indicator: { needs: { events: 1_000_000 } } },
  { name: 'needs more months', input: { asOf: '2023-09-30' }, indicator: { needs: { events: 0, months: 5 } } },
  { name: 'quiet periods', forecast: { quiet_periods: [{ from: '2022-05-10', to: '2022-11-28', what: 'Ceasefire' }] } },
  { name: 'poorly sourced', tallies: (own) => ({ ...own, wellSourced: Math.floor(own.counted / 3) }) },
  { name: 'monthly totals', tallies: (own) => ({ ...own, published }) },
  { name: 'another feed agrees', others: [[other(), (own) => own]] },
  {
    name: 'two feeds agree',
    others: [
      [other(), (own) => own],
      [third, (own) => own],
    ],
  },
  { name: 'another feed disagrees', others: [[other(), (_, less) => less]] },
  {
    name: 'another feed knows too little',
    others: [
      [
        other({ coverage: [{ from: '2024-01', to: '2024-02', countries: ['freeland'], indicators: null }] }),
        (own) => own,
      ],
    ],
  },
  {
    name: 'one left out',
    tallies: (own) => ({ ...own, leftOut: [{ event: 'x', day: '2023-01-30', summary: 'The bombing of the mosque.' }] }),
  },
  { name: 'one counted by hand', tallies: (own) => ({ ...own, byHand: [decision('counts', '2024-05-01', 'a')] }) },
  {
    name: 'decided by hand both ways',
    tallies: (own) => ({
      ...own,
      byHand: [
        decision('set-aside', '2024-05-01', 'a'),
        decision('set-aside', '2024-06-01', 'b'),
        decision('counts', '2024-07-01', 'c'),
      ],
    }),
  },
  {
    name: 'many attackers unnamed',
    tallies: (own) => ({ ...own, days: own.days.map((day) => ({ ...day, unidentified: Math.ceil(day.events / 2) })) }),
  },
  {
    name: 'variants',
    indicator: {
      variants: [
        { name: 'with clashes', counts: { event: 'attack' } },
        { name: 'the opposite', counts: { event: 'attack' }, opposite: true },
      ],
    },
    tallies: (own) => ({
      ...own,
      days: own.days.flatMap((day) =>
        day.role === 'counts'
          ? [day, { ...day, role: 'variant-0' as const }, { ...day, role: 'variant-1' as const }]
          : [day],
      ),
    }),
  },
  { name: 'events in review', input: { events: { ...events, inReview: 1 } } },
  {
    name: 'one event in all',
    input: { events: { total: 1, counted: 1, inReview: 3, withSource: 1, withTwoSources: 0 } },
  },
];
