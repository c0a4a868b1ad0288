import { describe, expect, it } from 'vitest';
import type { Mark } from '../../../server/domain/reading/chart/chart.ts';
import {
  articleIndex,
  markKey,
  markNamed,
  marksBetween,
  markWords,
  scaleTop,
  valueWords,
  yearLabel,
} from '../../../server/domain/reading/chart/drawing/axis.ts';
import { frameOf, markAt, scaleOf, yearsOf } from '../../../server/domain/reading/chart/drawing/frame.ts';
import { sceneOf } from '../../../server/domain/reading/chart/drawing/scene.ts';
import { toSpark } from '../../../server/domain/reading/chart/spark.ts';
import { aChart as spec, aMark as mark, CHARTS, FORMS } from '../../../server/testing/charts.ts';
import { paintShapes } from './canvas.ts';
import { tooNarrow } from './grain.ts';
import {
  AXIS_WORDS,
  intervalShape,
  position,
  TICKS,
} from '../../../server/domain/reading/chart/drawing/interval-shape.ts';
import type { Ink } from './ink.ts';
import { moved } from './moves.ts';
import { barPaths, sparkShapes, sparkTop } from '../../../server/domain/reading/chart/drawing/spark-shapes.ts';
import { toChartjs } from './to-chartjs.ts';

const INK: Ink = {
  before: 'grey',
  outside: 'pale',
  missing: 'pale',
  after: 'blue',
  provisional: 'blue',
  hatch: 'hatched',
  grid: 'grid',
  axis: 'axis',
  band: 'band',
  'band-before': 'faint',
  watch: 'tint',
  rule: 'rule',
  ink: 'ink',
  soft: 'soft',
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
    expect(markWords(spec(), spec().marks[3] as Mark)).toBe(
      '2023-03: 3, expected 1 to 7, provisional, left out of the verdict',
    );
    expect(markWords(spec(), spec().marks[1] as Mark)).toBe('2023-01: not covered');
  });
});

describe('turning a chart into one for Chart.js', () => {
  it.each(CHARTS)('gives it a place for every mark and a scale from zero that holds them: %s', (_, chart) => {
    const { data, options } = toChartjs(chart, INK, LOOK, PLUGIN);
    const { min, max } = (options?.scales?.['y'] ?? {}) as { min: number; max: number };
    expect(min).toBe(0);
    expect(max).toBeGreaterThan(0);
    expect(Number.isFinite(max)).toBe(true);
    const triggers = new Set(chart.marks.map((each) => each.trigger)).size;
    const places = chart.form === 'pairs' ? Math.min(triggers, 1) : chart.marks.length;
    expect(data.labels?.length).toBeGreaterThanOrEqual(places);
  });

  it('leaves a missing month empty and never draws it as zero', () => {
    expect(toChartjs(spec(), INK, LOOK, PLUGIN).data.datasets[0]?.data[1]).toBeNull();
  });

  it('reaches to the horizon for what has not happened yet', () => {
    expect(toChartjs(FORMS.timeline, INK, LOOK, PLUGIN).data.labels).toHaveLength(8);
  });

  it('moves nothing: there is no animation to turn off', async () => {
    const { Chart } = await import('./register.ts');
    expect(Chart.defaults.animation).toBe(false);
  });
});

describe('painting on the screen', () => {
  it.each(CHARTS)('paints every shape and word of the scene, in its colours: %s', (_, chart) => {
    const frame = frameOf(chart, { left: 0, right: 300, top: 20, bottom: 150 }, scaleOf(chart, LOOK).max);
    const scene = sceneOf(chart, frame, LOOK);
    const done = written(scene);
    expect(done.words).toEqual(scene.flatMap((shape) => (shape.kind === 'text' ? [shape.words] : [])));
    expect(done.fills).toEqual(
      scene.flatMap((shape) => (shape.kind !== 'text' && shape.fill ? [INK[shape.fill]] : [])),
    );
    expect(done.numbers.every(Number.isFinite)).toBe(true);
  });
});

/** Paints on a brush that writes down what it is told. */
function written(scene: Parameters<typeof paintShapes>[1]) {
  const done = { words: [] as string[], fills: [] as string[], numbers: [] as number[] };
  const brush = {
    fillStyle: '',
    fill: () => done.fills.push(brush.fillStyle),
    fillText: (words: string, ...at: number[]) => done.words.push(words) && done.numbers.push(...at),
    rect: (...at: number[]) => done.numbers.push(...at),
    arc: (...at: number[]) => done.numbers.push(...at),
    moveTo: (...at: number[]) => done.numbers.push(...at),
    lineTo: (...at: number[]) => done.numbers.push(...at),
    beginPath: () => undefined,
    closePath: () => undefined,
    stroke: () => undefined,
    strokeText: () => undefined,
    setLineDash: () => undefined,
  };
  paintShapes(brush as unknown as CanvasRenderingContext2D, scene, INK);
  return done;
}

describe('pointing and moving in a chart', () => {
  const frame = (chart: typeof FORMS.columns) =>
    frameOf(chart, { left: 10, right: 50, top: 0, bottom: 100 }, scaleOf(chart, LOOK).max);

  it('finds the mark under the pointer, and none beside the plot', () => {
    expect([5, 15, 45, 60].map((x) => markAt(FORMS.columns, frame(FORMS.columns), x))).toEqual([null, 0, 3, null]);
  });

  it('tells the days before a trigger from those after it', () => {
    const place = frame(FORMS.pairs);
    expect([place.x(0) - 1, place.x(0) + 1, place.x(1)].map((x) => markAt(FORMS.pairs, place, x))).toEqual([
      0,
      1,
      null,
    ]);
  });

  it('finds nothing in what is still to come', () => {
    expect(markAt(FORMS.timeline, frame(FORMS.timeline), 49)).toBeNull();
  });

  it('shows with the first arrow where one is, then moves and stops at the ends', () => {
    expect(moved('ArrowLeft', null, 3, 3)).toBe(3);
    expect(moved('ArrowLeft', 3, 3, 3)).toBe(2);
    expect(moved('ArrowRight', 3, 3, 3)).toBe(3);
    expect([moved('Home', 2, 3, 3), moved('End', 0, 3, 3)]).toEqual([0, 3]);
    expect([moved('a', 2, 3, 3), moved('Home', null, 0, -1)]).toEqual([null, null]);
  });

  it('names a mark by its month, and the side of a pair by its first day', () => {
    for (const chart of [FORMS.columns, FORMS.pairs])
      chart.marks.forEach((each, i) => expect(markNamed(chart, markKey(each))).toBe(i));
    expect(markNamed(FORMS.columns, '1999-01')).toBe(-1);
    expect(markNamed(FORMS.columns, null)).toBe(-1);
  });
});

describe('the span of a mark', () => {
  const months = (n: number) => spec({ marks: Array.from({ length: n }, (_, i) => mark(`2020-${i}`, 1, 'after')) });

  it('is a quarter where bars of a month would be too narrow to be told apart', () => {
    expect(tooNarrow(months(53), 358)).toBe(true);
    expect(tooNarrow(months(53), 900)).toBe(false);
  });

  it('stays as it is for lines, and for what is a quarter already', () => {
    expect(tooNarrow({ ...months(99), form: 'line' }, 300)).toBe(false);
    expect(tooNarrow({ ...months(99), grain: 'quarter' }, 300)).toBe(false);
  });
});

describe('the small chart', () => {
  it('draws the bars of a small chart as one path for each role, every bar in one of them', () => {
    const { bars } = sparkShapes(toSpark(spec()), 100, 30);
    const paths = barPaths(bars);
    expect(paths.map(([role]) => role)).toEqual([...new Set(bars.map((bar) => bar.role))]);
    expect(paths.map(([, path]) => path.split('z').length - 1).reduce((a, b) => a + b)).toBe(bars.length);
  });

  it('names every second or third year where all would touch', () => {
    const years = Array.from({ length: 9 }, (_, i) => mark(`${2018 + i}-01`, 1, 'before'));
    const shown = (width: number) => yearsOf(spec({ marks: years }), width).filter((year) => year !== null);
    expect(shown(600)).toHaveLength(9);
    expect(shown(180)).toEqual(['2018', '2020', '2022', '2024', '2026']);
  });

  it('stands on the scale of another chart where it is given one', () => {
    const small = toSpark(spec());
    const own = sparkShapes(small, 100, 30).bars;
    const halved = sparkShapes(small, 100, 30, sparkTop(small) * 2).bars;
    expect(sparkShapes(small, 100, 30, sparkTop(small)).bars).toEqual(own);
    expect(Math.max(...halved.map((bar) => bar.height))).toBeLessThan(Math.max(...own.map((bar) => bar.height)) * 0.6);
  });

  it('draws a bar for each value and none for a gap', () => {
    expect(sparkShapes(toSpark(spec()), 100, 30).bars.map((bar) => bar.role)).toEqual([
      'before',
      'after',
      'provisional',
    ]);
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
    expect(sparkShapes(toSpark(spec({ form: 'line', marks })), 100, 30).lines.map((line) => line.role)).toEqual([
      'before',
      'after',
      'after',
    ]);
  });

  it('stays inside its box when nothing happened', () => {
    const shapes = sparkShapes(toSpark(spec({ marks: [mark('2023-02', 0, 'after')], band: null })), 100, 30);
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
