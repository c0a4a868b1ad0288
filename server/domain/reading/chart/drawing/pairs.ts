import type { ChartSpec, Mark } from '../chart.ts';
import { fillOf, paintOf } from './fills.ts';
import { placeOf, type Frame } from './frame.ts';
import { rule, type Shape } from './shapes.ts';

/** How far the dots of a trigger stand from its middle. */
export const pairAside = (step: number): number => Math.min(9, step * 0.22);

/** Before and after of each trigger side by side, joined by a thin line; at the end the average with its intervals. */
export function pairShapes(spec: ChartSpec, { x, y, step }: Frame): Shape[] {
  const aside = pairAside(step);
  const at = (mark: Mark, i: number) => x(placeOf(spec, i)) + (mark.role === 'before' ? -aside : aside);
  const joined = spec.marks.flatMap((mark, i) => {
    const next = spec.marks[i + 1];
    if (!next || next.trigger !== mark.trigger || mark.value === null || next.value === null) return [];
    return [rule([at(mark, i), y(mark.value)], [at(next, i + 1), y(next.value)], 'axis', { width: 1 })];
  });
  const dots = spec.marks.map((mark, i): Shape => {
    const fill = fillOf(spec, mark);
    return {
      kind: 'circle',
      x: at(mark, i),
      y: y(mark.value ?? 0),
      r: 4,
      fill,
      stroke: paintOf(mark),
      width: 1.5,
      mark: i,
    };
  });
  return [...joined, ...dots, ...average(spec, x, y, step)];
}

function average(spec: ChartSpec, x: Frame['x'], y: Frame['y'], step: number): Shape[] {
  if (!spec.around) return [];
  const place = new Set(spec.marks.map((mark) => mark.trigger)).size;
  const aside = Math.min(12, step * 0.25);
  return (['before', 'after'] as const).flatMap((role): Shape[] => {
    const side = spec.around?.[role];
    if (!side) return [];
    const middle = x(place) + (role === 'before' ? -aside : aside);
    return [
      rule([middle, y(side.lo)], [middle, y(side.hi)], role, { width: 2 }),
      { kind: 'rect', x: middle - 5, y: y(side.value) - 5, w: 10, h: 10, fill: role, stroke: 'paper', width: 1 },
    ];
  });
}
