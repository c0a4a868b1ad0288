import { addDays } from '../../../event/calendar.ts';
import type { ChartSpec } from '../chart.ts';
import { marksBetween, placeOfDay, valueWords } from './axis.ts';
import { placeOf, type Frame, type Look } from './frame.ts';
import { dotRadius } from './marks.ts';
import { say, widthOf, type Shape } from './shapes.ts';

/** The chosen mark, outlined, with its month and number. */
export function selectionShapes(spec: ChartSpec, frame: Frame, look: Look): Shape[] {
  const mark = look.selected === null ? undefined : spec.marks[look.selected];
  if (!mark || look.selected === null) return [];
  const { x, y, step, left, right, top, bottom } = frame;
  const place = placeOf(spec, look.selected);
  const words = look.narrow ? valueWords(spec, mark.value) : `${mark.label}: ${valueWords(spec, mark.value)}`;
  const high =
    spec.form === 'dots'
      ? top + 50
      : spec.form === 'timeline'
        ? (top + bottom) / 2 - 13
        : Math.min(y(mark.value ?? 0), bottom - 6);
  const low = spec.form === 'timeline' ? (top + bottom) / 2 + 13 : bottom;
  const w = Math.max(8, step + 2);
  const half = widthOf(words) / 2;
  const middle = Math.min(Math.max(x(place), left + half), Math.max(left + half, right - half));
  return [
    { kind: 'rect', x: x(place) - w / 2, y: high - 3, w, h: low - high + 3, stroke: 'ink', width: 2 },
    say(words, middle, spec.form === 'timeline' ? low + 18 : high - 9, {
      paint: 'ink',
      align: 'center',
      bold: true,
      halo: true,
    }),
  ];
}

/** Truces above the plot, events left out, and the most likely month of the change. */
export function noteShapes(spec: ChartSpec, { x, step, left, top, bottom }: Frame, look: Look): Shape[] {
  if (look.small || spec.form === 'pairs') return [];
  const quiet = spec.quiet.flatMap((period): Shape[] => {
    const span = marksBetween(spec, period.from.slice(0, 7), period.to.slice(0, 7));
    if (!span) return [];
    // At its own days, whatever a mark spans; days before the first mark or after the last have no place.
    const [from, to] = [
      left + (placeOfDay(spec, period.from) ?? 0) * step,
      left + (placeOfDay(spec, addDays(period.to, 1)) ?? spec.marks.length) * step,
    ];
    const at = top + 14;
    const bracket: Shape = {
      kind: 'path',
      points: [
        [from, at + 5],
        [from, at],
        [to, at],
        [to, at + 5],
      ],
      stroke: 'soft',
      width: 1.25,
    };
    return look.narrow
      ? [bracket]
      : [bracket, say(period.label, (from + to) / 2, at - 6, { align: 'center', size: 12 })];
  });
  const leftOut = spec.leftOut.flatMap((out): Shape[] => {
    const place = placeOfDay(spec, out.on);
    if (place === null) return [];
    const at = left + place * step;
    const ring: Shape = { kind: 'circle', x: at, y: top + 34, r: 4, stroke: 'soft', width: 1.5 };
    const words = say('left out', at - 8, top + 38, { align: 'right', size: 12, halo: true });
    return look.narrow ? [ring] : [ring, words];
  });
  return [...quiet, ...leftOut, ...changed(spec, x, step, bottom)];
}

function changed(spec: ChartSpec, x: Frame['x'], step: number, bottom: number): Shape[] {
  const span = spec.changed ? marksBetween(spec, spec.changed.month, spec.changed.month) : null;
  if (!span) return [];
  const at = x(span[0]) - step / 2;
  const points = [
    [at, bottom + 1],
    [at - 4.5, bottom + 8],
    [at + 4.5, bottom + 8],
  ] as const;
  return [{ kind: 'path', points, closed: true, fill: 'ink' }];
}

/** A small wedge over a month beyond the one-sided 1 % bound of the baseline: a mark, never a verdict (method 4.7). */
export function unusualShapes(spec: ChartSpec, frame: Frame, look: Look): Shape[] {
  if (look.small || (spec.form !== 'columns' && spec.form !== 'dots')) return [];
  const { x, y, top, bottom } = frame;
  const r = dotRadius(spec, frame);
  return spec.marks.flatMap((mark, i): Shape[] => {
    if (!mark.unusual || mark.value === null) return [];
    const high = spec.form === 'dots' ? bottom - 3 - mark.value * (r * 2 + 2) : y(mark.value);
    const at = Math.max(top + 2, high - 3);
    const points = [
      [x(i), at],
      [x(i) - 2.6, at - 4],
      [x(i) + 2.6, at - 4],
    ] as const;
    return [{ kind: 'path', points, closed: true, fill: 'ink' }];
  });
}
