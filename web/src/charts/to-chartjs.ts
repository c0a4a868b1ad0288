import type { ChartConfiguration, Plugin } from 'chart.js';
import type { ChartSpec } from '../../../server/domain/reading/chart/chart.ts';
import { valueWords } from '../../../server/domain/reading/chart/drawing/axis.ts';
import {
  hasValueAxis,
  placeOf,
  placesOf,
  roomOf,
  scaleOf,
  yearsOf,
  type Look,
} from '../../../server/domain/reading/chart/drawing/frame.ts';
import type { Ink } from './ink.ts';

/** What the value axis takes of a plot's width, in pixels. */
const GUTTER = 36;

/**
 * A chart without a painter, turned into what Chart.js takes: the axes and the room around them. Its bars stay unseen;
 * marks are painted by the grammar, as on paper. Pure: colours and look are handed in.
 */
export function toChartjs(spec: ChartSpec, ink: Ink, look: Look, grammar: Plugin): ChartConfiguration<'bar'> {
  const { max, step } = scaleOf(spec, look);
  const places = placesOf(spec);
  const values = places.map((_, place) => {
    const here = spec.marks.flatMap((mark, i) =>
      placeOf(spec, i) === place && mark.value !== null ? [mark.value] : [],
    );
    return here.length ? Math.max(...here) : null;
  });
  const font = { size: look.small ? 11.5 : 13 };
  return {
    type: 'bar',
    data: {
      labels: places.map((place) => place.label ?? ''),
      datasets: [{ data: values, backgroundColor: 'transparent', borderWidth: 0 }],
    },
    options: {
      responsive: true,
      events: [],
      layout: { padding: roomOf(spec, look) },
      scales: {
        x: {
          offset: true,
          grid: { display: false },
          border: { color: ink.outside },
          ticks: {
            color: ink.axis,
            maxRotation: 0,
            autoSkip: false,
            font,
            callback(_, index) {
              return yearsOf(spec, this.maxWidth - GUTTER)[index] ?? null;
            },
          },
        },
        y: {
          display: hasValueAxis(spec),
          min: 0,
          max,
          border: { display: false },
          grid: { color: ink.grid, drawTicks: false },
          ticks: {
            color: ink.axis,
            padding: 6,
            stepSize: step,
            font,
            callback: (value) => valueWords(spec, Number(value)),
          },
        },
      },
    },
    plugins: [grammar],
  };
}
