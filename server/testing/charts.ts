import type { ChartForm, ChartSpec, Mark, MarkRole } from '../domain/reading/chart/chart.ts';
import { addMonths } from '../domain/event/calendar.ts';

/** A mark of one month. */
export function aMark(from: string, value: number | null, role: MarkRole, more: Partial<Mark> = {}): Mark {
  return {
    from,
    to: from,
    label: from,
    role,
    value,
    lo: null,
    hi: null,
    n: null,
    events: value ?? 0,
    unusual: false,
    hollow: role === 'provisional' || role === 'missing',
    named: null,
    trigger: null,
    days: null,
    ...more,
  };
}

/** A chart of four months with one of each role; `change` overrides any field. */
export function aChart(change: Partial<ChartSpec> = {}): ChartSpec {
  return {
    form: 'columns',
    grain: 'month',
    grains: ['month', 'quarter'],
    title: 'Attacks',
    subtitle: 'a month, Freeland, Dec 2022 to Mar 2023',
    unit: 'a month',
    percent: false,
    marks: [
      aMark('2022-12', 4, 'before'),
      aMark('2023-01', null, 'missing'),
      aMark('2023-02', 8, 'after'),
      aMark('2023-03', 3, 'provisional'),
    ],
    article: { month: '2023-02', label: 'Article, Feb 2023' },
    watch: { from: '2023-02', to: '2023-07' },
    before: { value: 4, label: '4.0 before' },
    after: { value: 8, label: '8.0 after' },
    band: { lo: 1, hi: 7, label: 'Expected 1 to 7' },
    usual: null,
    level: null,
    pace: null,
    around: null,
    standing: null,
    quiet: [],
    leftOut: [],
    changed: null,
    tone: 'as-predicted',
    text: 'Attacks: 4 a month before and 8 a month after.',
    notes: [],
    ...change,
  };
}

const LEVELS = [0.1, 0.12, 0.2, 0.18];
const ROLES: MarkRole[] = ['before', 'before', 'after', 'provisional'];
const levels = LEVELS.map((value, i) =>
  aMark(addMonths('2022-12', i), value, ROLES[i] ?? 'after', {
    lo: value / 2,
    hi: value * 2,
    n: 30 - 9 * i,
    events: 3,
  }),
);
const pair = (role: 'before' | 'after', from: string, to: string, value: number): Mark =>
  aMark(from.slice(0, 7), value, role, { trigger: '2023-03-10', days: { from, to }, n: 30, label: `30 days ${role}` });

/** One chart of every form, as it is when there is enough to say. */
export const FORMS: Record<ChartForm, ChartSpec> = {
  columns: aChart({
    quiet: [{ from: '2022-12-01', to: '2022-12-31', label: 'truce' }],
    leftOut: [{ on: '2022-12-30', label: 'Left out: a bomb', event: 'e1' }],
    changed: { month: '2023-02', label: 'Most likely changed Feb 2023' },
    marks: [
      aMark('2022-12', 4, 'before'),
      aMark('2023-01', null, 'missing'),
      aMark('2023-02', 8, 'after', { unusual: true }),
      aMark('2023-03', 3, 'provisional'),
    ],
  }),
  dots: aChart({
    form: 'dots',
    unit: 'one dot is one event',
    before: { value: 0.2, label: '4 in 24 months' },
    after: { value: 0.4, label: '7 in 19 months' },
    band: null,
    usual: { lo: 2, hi: 8, label: '2 to 8 would be usual' },
  }),
  line: aChart({
    form: 'line',
    unit: 'per cent, by quarter',
    percent: true,
    marks: levels,
    before: { value: 0.11, label: '11 % before' },
    after: { value: 0.2, label: '20 % after' },
    band: { lo: 0.05, hi: 0.15, label: 'Expected 5 % to 15 %' },
    level: { value: 0.5, label: '50 %' },
  }),
  steps: aChart({
    form: 'steps',
    unit: 'running total',
    marks: [
      aMark('2022-12', 1, 'before', { named: 'A first deal' }),
      aMark('2023-01', 1, 'before', { events: 0 }),
      aMark('2023-02', 2, 'after', { named: 'A second deal', events: 1 }),
      aMark('2023-03', 2, 'provisional', { events: 0 }),
    ],
    before: null,
    after: { value: 2, label: '2 in all' },
    band: null,
    pace: {
      label: 'at the old pace',
      points: [
        { month: '2023-02', value: 1.2, lo: 1, hi: 2 },
        { month: '2023-03', value: 1.4, lo: 1, hi: 3 },
      ],
    },
  }),
  pairs: aChart({
    form: 'pairs',
    unit: 'in the 30 days before and after each',
    marks: [pair('before', '2023-02-08', '2023-03-09', 1), pair('after', '2023-03-11', '2023-04-09', 5)],
    before: null,
    after: null,
    band: null,
    around: {
      words: '5.0× (90 % interval 1.2 to 40)',
      before: { value: 1, lo: 0.2, hi: 4 },
      after: { value: 5, lo: 2, hi: 9 },
    },
  }),
  timeline: aChart({
    form: 'timeline',
    unit: 'not seen since the article',
    marks: [
      aMark('2022-12', 1, 'before'),
      aMark('2023-01', 0, 'missing'),
      aMark('2023-02', 0, 'after'),
      aMark('2023-03', 0, 'provisional'),
    ],
    before: null,
    after: null,
    band: null,
    standing: 'not yet, month 2 of 6',
  }),
};

const EDGES: Record<string, Partial<ChartSpec>> = {
  'with no month at all': { marks: [], before: null, after: null, pace: null, around: null },
  'with nothing covered': {
    marks: [aMark('2022-12', null, 'missing'), aMark('2023-02', null, 'missing')],
    before: null,
    after: null,
    band: null,
  },
  'with nothing but zeros': {
    marks: [aMark('2022-12', 0, 'before'), aMark('2023-02', 0, 'after')],
    before: { value: 0, label: '0 before' },
    after: { value: 0, label: '0 after' },
    band: { lo: 0, hi: 0, label: 'Expected 0 to 0' },
  },
  'with values beyond all measure': {
    marks: [aMark('2022-12', 1e12, 'before', { hi: 1e15, lo: 0, n: 1 }), aMark('2023-02', 3, 'after')],
    band: { lo: 0, hi: Infinity, label: 'Expected 0 and up' },
  },
  'with too little data': { tone: 'too-little-data', standing: 'needs 3 more events' },
  'that runs against the prediction': { tone: 'against' },
  'with words that would break a page': {
    title: '<script>alert("x")</script>',
    text: `"><img src=x onerror='y'>`,
    standing: '</text>&',
    notes: ['<b>'],
  },
};

/** Every form in every state, by a name that says which. */
export const CHARTS: [name: string, chart: ChartSpec][] = Object.entries(FORMS).flatMap(([form, chart]) => [
  [form, chart] as [string, ChartSpec],
  ...Object.entries(EDGES).map(([state, change]): [string, ChartSpec] => [`${form} ${state}`, { ...chart, ...change }]),
]);
