import { monthsBetween, type Month } from '../../../event/calendar.ts';
import type { ChartSpec } from '../chart.ts';
import { articleIndex, scaleTop, valueWords, yearLabel } from './axis.ts';

/** How large a chart is drawn, and what is chosen in it. */
export interface Look {
  /** A card's chart: fewer ticks, no brackets, short labels. */
  small: boolean;
  /** Narrow screen: the band keeps its shade and loses its words. */
  narrow: boolean;
  /** Index of the chosen mark. */
  selected: number | null;
}

/** The plot in pixels (or user units), with where things stand in it. */
export interface Frame {
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Width of one place on the time axis, and the middle of each. */
  step: number;
  x: (place: number) => number;
  y: (value: number) => number;
  /** Where the publication line stands. */
  line: number;
}

/** Free room around the plot, for words. */
export interface Room {
  top: number;
  right: number;
  bottom: number;
}

export const hasNumbers = (spec: ChartSpec, look: Look): boolean =>
  spec.form === 'line' && !look.small && spec.marks.some((mark) => mark.n !== null);
/** Dots and the row of a thing not seen yet need no value axis: what is drawn can be counted. */
export const hasValueAxis = (spec: Pick<ChartSpec, 'form'>): boolean =>
  spec.form !== 'dots' && spec.form !== 'timeline';

/** The places of the time axis: one a mark; for pairs one a trigger and one for their average; for the row of a timeline up to the horizon. */
export function placesOf(spec: ChartSpec): { label: string | null }[] {
  if (spec.form === 'pairs') {
    const triggers = triggersOf(spec);
    const years = triggers.map((day) => day.slice(0, 4));
    const places = years.map((year, i) => ({ label: years[i - 1] === year ? null : year }));
    return spec.around ? [...places, { label: null }] : places;
  }
  const months: { from: Month; to: Month }[] = [...spec.marks];
  const last = spec.marks.at(-1);
  if (spec.form === 'timeline' && last && last.to < spec.watch.to)
    months.push(
      ...monthsBetween(last.to, spec.watch.to)
        .slice(1)
        .map((month) => ({ from: month, to: month })),
    );
  return months.map((_, i) => ({ label: yearLabel(months, i) }));
}

/** The years under the places of a plot of this width, in pixels: every second or third where all would touch. */
export function yearsOf(spec: ChartSpec, width: number): (string | null)[] {
  const labels = placesOf(spec).map(({ label }) => label);
  const many = labels.filter((label) => label !== null).length;
  const every = Math.max(1, Math.ceil((many * YEAR_WIDTH) / Math.max(1, width)));
  let n = 0;
  return labels.map((label) => (label !== null && n++ % every === 0 ? label : null));
}

/** A year at 13 pixels, and the gap to the next one. */
const YEAR_WIDTH = 38;

/** The place a mark stands in. */
export function placeOf(spec: ChartSpec, index: number): number {
  if (spec.form !== 'pairs') return index;
  return triggersOf(spec).indexOf(spec.marks[index]?.trigger ?? '');
}

const triggersOf = (spec: ChartSpec) => [...new Set(spec.marks.flatMap((mark) => mark.trigger ?? []))];

/** The top of the value axis and its ticks: from zero, five for a large chart and three for a small one. */
export function scaleOf(spec: ChartSpec, look: Pick<Look, 'small'>): { max: number; step: number } {
  const references = [
    spec.before?.value,
    spec.after?.value,
    spec.level?.value,
    spec.band?.hi,
    spec.around?.before.hi,
    spec.around?.after.hi,
    spec.pace?.points.at(-1)?.hi,
  ];
  const values = spec.marks.flatMap((mark) => [mark.value ?? 0, mark.hi ?? 0]);
  const whole = spec.form !== 'line';
  // A whisker without an end must not press everything else flat.
  const highest = Math.max(0, ...values, ...references.map((value) => value ?? 0));
  const said = Math.max(0, ...spec.marks.map((mark) => mark.value ?? 0), ...references.map((value) => value ?? 0));
  const top = scaleTop([Math.min(highest, said * 3)], look.small ? 2 : 4, whole);
  // No share is above the whole.
  return spec.percent && top.max > 1 ? { ...top, max: 1 } : top;
}

/** Room for the article above, the words at the right edge, the years and the denominators below. */
export function roomOf(spec: ChartSpec, look: Look): Room {
  return { top: look.small ? 19 : 34, right: rightRoom(spec, look), bottom: hasNumbers(spec, look) ? 16 : 0 };
}

function rightRoom(spec: ChartSpec, look: Look): number {
  if (!hasValueAxis(spec) || spec.form === 'pairs') return 8;
  const labels = [
    spec.before?.label,
    spec.after?.label,
    spec.pace?.label,
    look.small || look.narrow ? undefined : spec.band?.label,
  ];
  const longest = Math.max(0, ...labels.map((label) => label?.length ?? 0));
  return longest === 0 ? 8 : Math.min(look.narrow ? 92 : 196, 14 + longest * 6.4);
}

/** The frame of a plot with these edges. */
export function frameOf(
  spec: ChartSpec,
  edges: { left: number; right: number; top: number; bottom: number },
  max: number,
): Frame {
  const places = Math.max(1, placesOf(spec).length);
  const step = (edges.right - edges.left) / places;
  const height = edges.bottom - edges.top;
  const inside = (value: number) => (Number.isFinite(value) ? Math.min(Math.max(value, 0), max) : max);
  return {
    ...edges,
    step,
    x: (place) => edges.left + (place + 0.5) * step,
    y: (value) => edges.bottom - (inside(value) / max) * height,
    line: spec.form === 'pairs' ? edges.left : edges.left + articleIndex(spec) * step,
  };
}

/** The ticks of the value axis, from zero to the top. */
export function ticksOf(
  spec: ChartSpec,
  { max, step }: { max: number; step: number },
): { value: number; label: string }[] {
  if (!hasValueAxis(spec)) return [];
  const many = Math.round(max / step);
  return Array.from({ length: many + 1 }, (_, i) => ({ value: i * step, label: valueWords(spec, i * step) }));
}

/** The mark under a point of the plot; null beside it. Of two marks of a trigger the one on that side of its middle. */
export function markAt(spec: ChartSpec, frame: Frame, x: number): number | null {
  if (x < frame.left || x > frame.right) return null;
  const place = Math.floor((x - frame.left) / frame.step);
  if (spec.form !== 'pairs') return place < spec.marks.length ? place : null;
  const here = spec.marks.flatMap((mark, i) => (placeOf(spec, i) === place ? [{ role: mark.role, i }] : []));
  const side = x < frame.x(place) ? 'before' : 'after';
  return (here.find((mark) => mark.role === side) ?? here[0])?.i ?? null;
}
