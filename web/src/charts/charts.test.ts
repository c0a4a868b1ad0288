import { describe, expect, it } from 'vitest';
import type { ChartSpec, Mark } from '../../../server/domain/reading/chart.ts';
import { articleIndex, markWords, marksBetween, scaleTop, valueWords, yearLabel } from './axis.ts';
import { AXIS_WORDS, intervalShape, position, TICKS } from './interval.ts';
import type { Ink } from './ink.ts';
import { sparkShapes } from './spark.ts';
import { toChartjs } from './to-chartjs.ts';

const mark = (from: string, value: number | null, role: Mark['role'], more: Partial<Mark> = {}): Mark => ({
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
  hollow: false,
  ...more,
});

const spec = (changes: Partial<ChartSpec> = {}): ChartSpec => ({
  form: 'columns',
  title: 'Attacks',
  subtitle: 'a month',
  unit: 'a month',
  percent: false,
  marks: [
    mark('2022-12', 4, 'before'),
    mark('2023-01', null, 'missing'),
    mark('2023-02', 8, 'after'),
    mark('2023-03', 3, 'provisional'),
  ],
  article: { month: '2023-02', label: 'Article, Feb 2023' },
  watch: { from: '2023-02', to: '2026-01' },
  before: { value: 4, label: '4 before' },
  after: { value: 8, label: '8 after' },
  band: { lo: 1, hi: 7, label: 'Expected 1 to 7' },
  level: null,
  quiet: [],
  leftOut: [],
  changed: null,
  tone: 'as-predicted',
  text: 'Attacks doubled.',
  notes: [],
  ...changes,
});

const INK: Ink = {
  before: 'grey',
  outside: 'pale',
  after: 'blue',
  hatch: 'hatched',
  grid: '',
  line: '',
  axis: '',
  band: '',
  bandBefore: '',
  watch: '',
  rule: '',
  ink: '',
  soft: '',
  paper: 'paper',
};
const LOOK = { small: false, narrow: false, selected: null };
const PLUGIN = { id: 'none' };

describe('the axes of a chart', () => {
  it('places the publication line before the first mark that reaches into the watch', () => {
    expect(articleIndex(spec())).toBe(2);
    expect(articleIndex(spec({ marks: [mark('2022-12', 1, 'before')] }))).toBe(1);
  });

  it('finds the marks of a truce', () => {
    expect(marksBetween(spec(), '2022-11', '2023-01')).toEqual([0, 1]);
    expect(marksBetween(spec(), '2021-01', '2021-02')).toBeNull();
  });

  it('labels years alone, at their January', () => {
    expect([0, 1, 2].map((i) => yearLabel(spec().marks, i))).toEqual([null, '2023', null]);
  });

  it('ends the scale at a round number above every value', () => {
    expect(scaleTop([33], 4)).toEqual({ max: 40, step: 10 });
    expect(scaleTop([0.12], 2)).toEqual({ max: 0.2, step: 0.1 });
    expect(scaleTop([1], 4, true)).toEqual({ max: 1, step: 1 });
    expect(scaleTop([], 4)).toEqual({ max: 1, step: 1 });
  });

  it('shows shares as percent', () => {
    expect(valueWords({ percent: true }, 0.118)).toBe('12 %');
    expect(valueWords({ percent: false }, 2.14)).toBe('2.1');
  });

  it('speaks a mark, and says of a month nobody covered that it is not covered', () => {
    expect(markWords(spec(), spec().marks[3] as Mark)).toBe('2023-03: 3, provisional, left out of the verdict');
    expect(markWords(spec(), spec().marks[1] as Mark)).toBe('2023-01: not covered');
  });
});

describe('turning a chart into one for Chart.js', () => {
  it('paints marks by their role', () => {
    const { data } = toChartjs(spec(), INK, LOOK, PLUGIN);
    expect(data.datasets[0]).toMatchObject({ backgroundColor: ['grey', 'transparent', 'blue', 'hatched'] });
  });

  it('leaves a missing month empty and never draws it as zero', () => {
    expect(toChartjs(spec(), INK, LOOK, PLUGIN).data.datasets[0]?.data[1]).toBeNull();
  });

  it('draws too little data in full but hollow', () => {
    const { data } = toChartjs(spec({ tone: 'too-little-data' }), INK, LOOK, PLUGIN);
    expect(data.datasets[0]).toMatchObject({ backgroundColor: ['grey', 'transparent', 'transparent', 'hatched'] });
  });

  it('draws shares as a line and first occurrences as steps', () => {
    expect(toChartjs(spec({ form: 'line' }), INK, LOOK, PLUGIN).type).toBe('line');
    expect(toChartjs(spec({ form: 'steps' }), INK, LOOK, PLUGIN).data.datasets[0]).toMatchObject({ stepped: 'before' });
  });
});

describe('the small chart', () => {
  it('draws a bar for each value and none for a gap', () => {
    expect(sparkShapes(spec(), 100, 30).bars.map((bar) => bar.role)).toEqual(['before', 'after', 'provisional']);
  });

  it('cuts a line at a gap and at the article', () => {
    const marks = [
      mark('2022-11', 1, 'before'),
      mark('2022-12', 2, 'before'),
      mark('2023-02', 3, 'after'),
      mark('2023-03', null, 'missing'),
      mark('2023-04', 3, 'after'),
      mark('2023-05', 4, 'after'),
    ];
    expect(sparkShapes(spec({ form: 'line', marks }), 100, 30).lines.map((line) => line.role)).toEqual([
      'before',
      'after',
      'after',
    ]);
  });

  it('stays inside its box when nothing happened', () => {
    const shapes = sparkShapes(spec({ marks: [mark('2023-02', 0, 'after')], band: null }), 100, 30);
    expect(shapes.bars).toEqual([]);
  });
});

describe('the interval plot', () => {
  it('puts 1 at the same place for every indicator and holds what runs off the scale at its end', () => {
    expect(position(1, 100)).toBe(40);
    expect([position(0.01, 100), position(99, 100)]).toEqual([0, 100]);
  });

  it('steps by doublings and names sides instead of numbers, which would be wrong for expected falls', () => {
    const gaps = TICKS.slice(1).map((tick, i) => Math.round(position(tick, 100) - position(TICKS[i] ?? 0, 100)));
    expect(new Set(gaps).size).toBe(1);
    expect(AXIS_WORDS).not.toMatch(/×/);
  });

  it('marks an interval that runs off the scale', () => {
    expect(intervalShape({ value: null, lo: 0.1, hi: 9 }, 100)).toEqual({
      from: 0,
      to: 100,
      dot: null,
      offLeft: true,
      offRight: true,
    });
  });
});
