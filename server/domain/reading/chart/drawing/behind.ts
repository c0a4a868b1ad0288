import type { ChartSpec } from '../chart.ts';
import { marksBetween } from './axis.ts';
import type { Frame } from './frame.ts';
import { rule, type Shape } from './shapes.ts';

/** What lies under the marks: the watch window, the expected band, the old pace carried on. */
export function behindShapes(spec: ChartSpec, frame: Frame): Shape[] {
  const { left, right, top, bottom, line, y } = frame;
  if (spec.form === 'pairs') return [];
  const shapes: Shape[] = [];
  if (right > line) shapes.push({ kind: 'rect', x: line, y: top, w: right - line, h: bottom - top, fill: 'watch' });
  if (spec.band) {
    const [high, low] = [y(spec.band.hi), y(spec.band.lo)];
    shapes.push({ kind: 'rect', x: left, y: high, w: line - left, h: low - high, fill: 'band-before' });
    shapes.push({ kind: 'rect', x: line, y: high, w: right - line, h: low - high, fill: 'band' });
  }
  return [...shapes, ...pace(spec, frame)];
}

function pace(spec: ChartSpec, { x, y, line }: Frame): Shape[] {
  if (!spec.pace) return [];
  const at = spec.pace.points.flatMap((point) => {
    const span = marksBetween(spec, point.month, point.month);
    return span ? [{ ...point, x: x(span[0]) }] : [];
  });
  const first = at[0];
  if (!first) return [];
  const start = y(first.value);
  const up = at.map((point) => [point.x, y(point.hi)] as const);
  const down = at.map((point) => [point.x, y(point.lo)] as const).reverse();
  return [
    { kind: 'path', points: [[line, start], ...up, ...down], closed: true, fill: 'band' },
    {
      kind: 'path',
      points: [[line, start], ...at.map((point) => [point.x, y(point.value)] as const)],
      stroke: 'axis',
      width: 1.25,
      dash: [4, 3],
    },
  ];
}

/** A month nobody covered is a gap with a dotted baseline, never a zero. */
export function missingShapes(spec: ChartSpec, { x, step, top, bottom }: Frame): Shape[] {
  const ground = spec.form === 'timeline' ? (top + bottom) / 2 : bottom - 3;
  return spec.marks.flatMap((mark, i) =>
    mark.role === 'missing'
      ? [rule([x(i) - step / 2, ground], [x(i) + step / 2, ground], 'soft', { dash: [1.5, 3] })]
      : [],
  );
}
