import type { ChartSpec } from '../chart.ts';
import { placeOf, type Frame } from './frame.ts';
import { dotRadius } from './marks.ts';
import { pairAside } from './pairs.ts';

/** A box in pixels (or user units) of the chart, whose top left corner is 0, 0. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** What a mark takes of the plot, from its highest stroke down to the axis; null where there is no such mark. */
export function markBox(spec: ChartSpec, frame: Frame, index: number): Box | null {
  const mark = spec.marks[index];
  if (!mark) return null;
  const { step, x, y, top, bottom } = frame;
  const middle = x(placeOf(spec, index));
  if (spec.form === 'pairs') {
    // Its side of the trigger, where it is pointed at.
    const sign = mark.role === 'before' ? -1 : 1;
    const at = middle + sign * pairAside(step);
    const ends = [at - DOT, at + DOT, middle, middle + (sign * step) / 2];
    return { left: Math.min(...ends), right: Math.max(...ends), top: y(mark.value ?? 0) - DOT, bottom };
  }
  const half = Math.max(DOT, step / 2 + 1);
  const sides = { left: middle - half, right: middle + half };
  const stack = (mark.value ?? 0) * (dotRadius(spec, frame) * 2 + 2);
  if (spec.form === 'timeline') {
    const row = (top + bottom) / 2;
    return { ...sides, top: row - Math.max(13, stack), bottom: row + 13 };
  }
  const point = spec.form === 'line' || spec.form === 'steps' ? DOT : 0;
  const high =
    spec.form === 'dots' ? bottom - 3 - stack : Math.min(y(mark.value ?? 0), y(mark.hi ?? mark.value ?? 0)) - point;
  return { ...sides, top: Math.max(top, high), bottom };
}

/** Half of what a dot takes, with its rim. */
const DOT = 5;
