import { describe, expect, it } from 'vitest';
import { aChart, aMark } from '../../../../testing/charts.ts';
import type { ChartSpec } from '../chart.ts';
import { placeOfDay } from './axis.ts';
import { frameOf } from './frame.ts';
import { sceneOf } from './scene.ts';

const LOOK = { small: false, narrow: true, selected: null };
/** Two half-years of 181 and 184 days, each 200 wide. */
const halves = (more: Partial<ChartSpec>) =>
  aChart({
    grain: 'half-year',
    marks: [aMark('2022-01', 1, 'before', { to: '2022-06' }), aMark('2022-07', 2, 'before', { to: '2022-12' })],
    band: null,
    before: null,
    after: null,
    ...more,
  });

function bracketsOf(spec: ChartSpec): [number, number][] {
  const frame = frameOf(spec, { left: 0, right: 400, top: 0, bottom: 100 }, 10);
  return sceneOf(spec, frame, LOOK).flatMap((shape) => {
    if (shape.kind !== 'path' || shape.stroke !== 'soft' || shape.points.length !== 4) return [];
    const [first, , , last] = shape.points;
    return first && last ? [[first[0], last[0]] as [number, number]] : [];
  });
}

const truce = (from: string, to: string) => halves({ quiet: [{ from, to, label: 'truce' }] });

describe('the bracket of a quiet period', () => {
  it('begins and ends on its own days, not at the edges of the marks they lie in', () => {
    const [bracket] = bracketsOf(truce('2022-05-10', '2022-11-28'));
    // 129 of 181 days before it; through 151 of 184 in the second half-year.
    expect(bracket?.[0]).toBeCloseTo((129 / 181) * 200, 6);
    expect(bracket?.[1]).toBeCloseTo(200 + (151 / 184) * 200, 6);
  });

  it('spans a mark from its first to its last day', () => {
    expect(bracketsOf(truce('2022-07-01', '2022-12-31'))).toEqual([[200, 400]]);
  });

  it('is cut at the ends of the chart, and not drawn where it lies beyond them', () => {
    expect(bracketsOf(truce('2021-01-01', '2022-06-30'))).toEqual([[0, 200]]);
    expect(bracketsOf(truce('2022-07-01', '2024-01-31'))).toEqual([[200, 400]]);
    expect(bracketsOf(truce('2020-01-01', '2020-06-30'))).toEqual([]);
  });
});

describe('a day among the marks', () => {
  it('stands as far in its mark as it is in its months', () => {
    const spec = halves({});
    expect(placeOfDay(spec, '2022-01-01')).toBe(0);
    expect(placeOfDay(spec, '2022-07-01')).toBe(1);
    expect(placeOfDay(spec, '2022-10-01')).toBe(1.5);
    expect(placeOfDay(spec, '2023-01-01')).toBeNull();
  });

  it('is where an event that was left out is drawn', () => {
    const spec = halves({ leftOut: [{ on: '2022-10-01', label: 'Left out: a bomb', event: null }] });
    const frame = frameOf(spec, { left: 0, right: 400, top: 0, bottom: 100 }, 10);
    const ring = sceneOf(spec, frame, LOOK).find((shape) => shape.kind === 'circle' && shape.stroke === 'soft');
    expect(ring).toMatchObject({ x: 300 });
  });
});
