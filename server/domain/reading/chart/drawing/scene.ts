import type { ChartSpec } from '../chart.ts';
import { behindShapes, missingShapes } from './behind.ts';
import type { Frame, Look } from './frame.ts';
import { markShapes } from './marks.ts';
import { noteShapes, selectionShapes, unusualShapes } from './notes.ts';
import type { Shape } from './shapes.ts';
import { articleShapes, edgeShapes, nameShapes, numberShapes, sideShapes } from './words.ts';

/**
 * Everything a chart shows inside its axes, as shapes in the order they are painted. Screen and paper both paint this
 * list and nothing else, so they cannot differ. Colours are roles, sizes are pixels or user units.
 */
export function sceneOf(spec: ChartSpec, frame: Frame, look: Look): Shape[] {
  return [
    ...behindShapes(spec, frame),
    ...missingShapes(spec, frame),
    ...markShapes(spec, frame, look),
    ...unusualShapes(spec, frame, look),
    ...edgeShapes(spec, frame, look),
    ...articleShapes(spec, frame, look),
    ...numberShapes(spec, frame, look),
    ...noteShapes(spec, frame, look),
    ...sideShapes(spec, frame, look),
    ...nameShapes(spec, frame, look),
    ...selectionShapes(spec, frame, look),
  ];
}
