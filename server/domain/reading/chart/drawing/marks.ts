import type { ChartSpec, Mark } from '../chart.ts';
import { fillOf, paintOf } from './fills.ts';
import type { Frame, Look } from './frame.ts';
import { pairShapes } from './pairs.ts';
import { rule, type Paint, type Shape } from './shapes.ts';

/** The marks of a chart, by its form. Every shape of a mark carries its index. */
export function markShapes(spec: ChartSpec, frame: Frame, look: Look): Shape[] {
  switch (spec.form) {
    case 'columns':
      return spec.marks.flatMap((mark, i) => column(spec, mark, i, frame, look));
    case 'dots':
      return dots(spec, frame, spec.form);
    case 'line':
      return [...whiskers(spec, frame), ...lines(spec, frame), ...points(spec, frame, () => true)];
    case 'steps':
      return [...stairs(spec, frame), ...points(spec, frame, (i) => rises(spec, i))];
    case 'pairs':
      return pairShapes(spec, frame);
    case 'timeline':
      return timeline(spec, frame);
  }
}

function column(spec: ChartSpec, mark: Mark, i: number, { x, y, step, bottom }: Frame, look: Look): Shape[] {
  if (mark.value === null || mark.value <= 0) return [];
  const w = Math.max(1, step * (look.small ? 0.82 : 0.78));
  const fill = fillOf(spec, mark);
  const edge = fill === 'hatch' || fill === 'paper' ? (look.small ? 1 : 1.25) : 0;
  const top = y(mark.value);
  const shape: Shape = { kind: 'rect', x: x(i) - w / 2, y: top, w, h: bottom - top, fill, mark: i };
  return [edge ? { ...shape, stroke: paintOf(mark), width: edge } : shape];
}

/** How large a dot is: as large as months and the highest stack leave room for. */
export function dotRadius(spec: ChartSpec, { step, top, bottom }: Frame): number {
  const most = Math.max(1, ...spec.marks.map((mark) => mark.value ?? 0));
  return Math.max(1, Math.min(5, Math.max(2.2, step * 0.62), (bottom - top) / (most * 2.6)));
}

/** One dot is one event, so that a reader sees how little there is. */
function dots(spec: ChartSpec, frame: Frame, form: 'dots' | 'timeline'): Shape[] {
  const { x, top, bottom } = frame;
  const r = dotRadius(spec, frame);
  const ground = form === 'timeline' ? (top + bottom) / 2 : bottom - r - 3;
  return spec.marks.flatMap((mark, i) =>
    Array.from({ length: Math.min(400, Math.round(mark.value ?? 0)) }, (_, n): Shape => ({
      kind: 'circle',
      x: x(i),
      y: ground - n * (r * 2 + 2),
      r,
      fill: fillOf(spec, mark),
      stroke: paintOf(mark),
      width: 1.6,
      mark: i,
    })),
  );
}

function whiskers(spec: ChartSpec, { x, y }: Frame): Shape[] {
  return spec.marks.flatMap((mark, i) =>
    mark.value === null || mark.lo === null || mark.hi === null
      ? []
      : [
          rule([x(i), y(mark.lo)], [x(i), y(mark.hi)], mark.role === 'before' ? 'outside' : paintOf(mark), {
            width: 1,
          }),
        ],
  );
}

/** Every piece goes to the side of its right end, so the colour changes at the article; a missing value ends a line. */
function lines(spec: ChartSpec, { x, y }: Frame): Shape[] {
  return spec.marks.flatMap((mark, i) => {
    const last = spec.marks[i - 1];
    if (mark.value === null || !last || last.value === null) return [];
    return [rule([x(i - 1), y(last.value)], [x(i), y(mark.value)], paintOf(mark), { width: 2 })];
  });
}

function points(spec: ChartSpec, { x, y }: Frame, drawn: (i: number) => boolean): Shape[] {
  return spec.marks.flatMap((mark, i): Shape[] =>
    mark.value === null || !drawn(i)
      ? []
      : [
          {
            kind: 'circle',
            x: x(i),
            y: y(mark.value),
            r: 3.4,
            fill: fillOf(spec, mark) === 'hatch' ? 'paper' : fillOf(spec, mark),
            stroke: paintOf(mark),
            width: 1.5,
            mark: i,
          },
        ],
  );
}

/** Whether the running total went up in this mark. */
export function rises(spec: ChartSpec, i: number): boolean {
  return (spec.marks[i]?.value ?? 0) > (spec.marks[i - 1]?.value ?? 0);
}

function stairs(spec: ChartSpec, { x, y, left, right, line }: Frame): Shape[] {
  const path = (from: number, to: number, start: number, end: number): [number, number][] => {
    let height = spec.marks[from - 1]?.value ?? 0;
    const at: [number, number][] = [[start, y(height)]];
    for (let i = from; i < to; i += 1) {
      const value = spec.marks[i]?.value ?? height;
      if (value !== height) at.push([x(i), y(height)], [x(i), y(value)]);
      height = value;
    }
    return [...at, [end, y(height)]];
  };
  const turn = spec.marks.findIndex((mark) => mark.to >= spec.article.month);
  const article = turn < 0 ? spec.marks.length : turn;
  const stair = (points: [number, number][], stroke: Paint): Shape => ({ kind: 'path', points, stroke, width: 2 });
  return [
    ...(article > 0 ? [stair(path(0, article, left, line), 'before')] : []),
    ...(article < spec.marks.length ? [stair(path(article, spec.marks.length, line, right), 'after')] : []),
  ];
}

/** One row from the first month to the horizon: a firm edge around what was watched, a dotted one around what is to come. */
function timeline(spec: ChartSpec, frame: Frame): Shape[] {
  const { step, left, top, bottom } = frame;
  const middle = (top + bottom) / 2;
  const cells = spec.marks.map((mark, i): Shape => {
    const fill = mark.role === 'provisional' ? 'hatch' : mark.role === 'before' ? 'band' : 'paper';
    return { kind: 'rect', x: left + i * step, y: middle - 11, w: step, h: 22, fill, mark: i };
  });
  const edge = (from: number, to: number, stroke: Paint, dash?: readonly number[]): Shape => ({
    kind: 'rect',
    x: from,
    y: middle - 11,
    w: to - from,
    h: 22,
    stroke,
    width: 1.25,
    ...(dash ? { dash } : {}),
  });
  const now = left + spec.marks.length * step;
  return [
    ...cells,
    ...(frame.line > left ? [edge(left, frame.line, 'before')] : []),
    ...(now > frame.line ? [edge(frame.line, now, 'after')] : []),
    ...(frame.right > now + 1 ? [edge(now, frame.right, 'outside', [2, 3])] : []),
    ...dots(spec, frame, 'timeline'),
  ];
}
