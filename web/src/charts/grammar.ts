import type { Chart, Plugin } from 'chart.js';
import type { ChartSpec } from '../../../server/domain/reading/chart/chart.ts';
import { frameOf, type Frame, type Look } from '../../../server/domain/reading/chart/drawing/frame.ts';
import { sceneOf } from '../../../server/domain/reading/chart/drawing/scene.ts';
import { paintShapes } from './canvas.ts';
import type { Ink } from './ink.ts';

/** Marks, band, lines and words inside Chart.js's axes: one plugin of our own, painting what paper paints too. */
export function grammar(spec: ChartSpec, ink: Ink, look: () => Look): Plugin {
  return {
    id: 'signposts',
    afterDatasetsDraw: (chart) => paintShapes(chart.ctx, sceneOf(spec, plotOf(chart, spec), look()), ink),
  };
}

/** The plot as Chart.js laid it out. */
export function plotOf(chart: Chart, spec: ChartSpec): Frame {
  const { left, right, top, bottom } = chart.chartArea;
  return frameOf(spec, { left, right, top, bottom }, chart.scales['y']?.max ?? 1);
}
