import type { MarkRole } from '../chart.ts';

/** What a stroke or filling stands for; screen and paper give it a colour. */
export type Paint =
  MarkRole | 'hatch' | 'grid' | 'axis' | 'band' | 'band-before' | 'watch' | 'rule' | 'ink' | 'soft' | 'paper';

interface Painted {
  fill?: Paint;
  stroke?: Paint;
  width?: number;
  dash?: readonly number[];
  /** Index of the mark that the shape is a part of, for those that are marks. */
  mark?: number;
}

export interface RectShape extends Painted {
  kind: 'rect';
  x: number;
  y: number;
  w: number;
  h: number;
}
export interface CircleShape extends Painted {
  kind: 'circle';
  x: number;
  y: number;
  r: number;
}
export interface PathShape extends Painted {
  kind: 'path';
  points: readonly (readonly [x: number, y: number])[];
  closed?: boolean;
}
export interface TextShape {
  kind: 'text';
  x: number;
  y: number;
  words: string;
  paint: Paint;
  align?: 'left' | 'center' | 'right';
  bold?: boolean;
  size?: number;
  /** Drawn with a rim of paper, so that it can be read over marks. */
  halo?: boolean;
}

/** One stroke of a chart, by its meaning: what the screen's canvas and the drawing on paper both paint. */
export type Shape = RectShape | CircleShape | PathShape | TextShape;

/** A straight line. */
export function rule(
  from: readonly [number, number],
  to: readonly [number, number],
  stroke: Paint,
  more: Omit<Partial<PathShape>, 'kind' | 'points' | 'stroke'> = {},
): PathShape {
  return { kind: 'path', points: [from, to], stroke, width: 1.25, ...more };
}

/** Words, left-aligned and quiet unless said otherwise. */
export function say(words: string, x: number, y: number, more: Partial<Omit<TextShape, 'kind'>> = {}): TextShape {
  return { kind: 'text', words, x, y, paint: 'soft', ...more };
}

/** About how wide words are: enough to keep labels apart, measured on the text fonts in use. */
export function widthOf(words: string, size = 13): number {
  return words.length * size * 0.49;
}
