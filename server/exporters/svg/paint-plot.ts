import type { ChartSpec } from '../../domain/reading/chart/chart.ts';
import {
  frameOf,
  hasValueAxis,
  roomOf,
  scaleOf,
  ticksOf,
  yearsOf,
  type Look,
} from '../../domain/reading/chart/drawing/frame.ts';
import { sceneOf } from '../../domain/reading/chart/drawing/scene.ts';
import { html, type Markup } from '../html/markup.ts';
import { paintShapes, r, type Colours } from './paint-shapes.ts';

/** Where on the sheet a chart stands, words and axes included. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A chart with its axes: the same scene as on the screen, inside axes of our own. */
export function paintPlot(chart: ChartSpec, place: Place, small: boolean, colours: Colours): Markup {
  const look: Look = { small, narrow: false, selected: null };
  const scale = scaleOf(chart, look);
  const room = roomOf(chart, look);
  // The reader's own font may be wider than ours.
  const right = room.right * 1.14;
  const ticks = ticksOf(chart, scale);
  const size = small ? 11.5 : 13;
  const gutter = hasValueAxis(chart) ? 10 + Math.max(0, ...ticks.map((tick) => tick.label.length)) * size * 0.55 : 4;
  const frame = frameOf(
    chart,
    {
      left: place.x + gutter,
      right: place.x + place.width - right,
      top: place.y + room.top,
      bottom: place.y + place.height - room.bottom - 22,
    },
    scale.max,
  );
  const { left, bottom } = frame;
  const end = frame.right;
  const years = yearsOf(chart, end - left).flatMap((label, i) =>
    label === null
      ? []
      : [
          html`<text
            x="${r(frame.x(i))}"
            y="${r(bottom + 17)}"
            fill="${colours('axis')}"
            font-size="${String(size)}"
            text-anchor="middle"
            >${label}</text
          >`,
        ],
  );
  return html`<g>
    ${ticks.map((tick) => html`<path d="M${r(left)} ${r(frame.y(tick.value))}H${r(end)}" stroke="${colours('grid')}" /><text x="${r(left - 6)}" y="${r(frame.y(tick.value) + 4)}" fill="${colours('axis')}" font-size="${String(size)}" text-anchor="end">${tick.label}</text>`)}
    <path d="M${r(left)} ${r(bottom)}H${r(end)}" stroke="${colours('outside')}" />${years}
    ${paintShapes(sceneOf(chart, frame, look), colours)}
  </g>`;
}
