import { barPaths, sparkShapes } from '../../domain/reading/chart/drawing/spark-shapes.ts';
import { toSpark } from '../../domain/reading/chart/spark.ts';
import type { ChartSpec } from '../../domain/reading/chart/chart.ts';
import { html, type Markup } from '../html/markup.ts';
import { LIGHT } from './palette.ts';

const [WIDTH, HEIGHT] = [75, 20];

/** The small drawing of a whole series, as on the screen, alone on paper: its sentence is to stand beside it as its other text. */
export function paintSpark(chart: ChartSpec): Markup {
  const spec = toSpark(chart);
  const { bars, lines, end, band, article } = sparkShapes(spec, WIDTH, HEIGHT);
  const after = LIGHT[spec.tone];
  const fills = { before: LIGHT.before, outside: LIGHT.outside, missing: 'none', after, provisional: after };
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    width="${WIDTH}"
    height="${HEIGHT}"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
  >
    ${band && html`<rect x="${band.x}" y="${band.y}" width="${band.width}" height="${band.height}" fill="#15191C" fill-opacity=".075" />`}
    ${barPaths(bars).map(([role, d]) => html`<path d="${d}" fill="${fills[role]}" fill-opacity="${role === 'provisional' ? '.4' : '1'}" />`)}
    ${lines.map((line) => html`<polyline points="${line.points}" fill="none" stroke="${line.role === 'before' ? LIGHT.before : after}" stroke-width="1.4" stroke-linejoin="round" />`)}
    ${end && html`<circle cx="${end.x}" cy="${end.y}" r="1.8" fill="${after}" />`}
    <path d="M${article} 0V${HEIGHT}" stroke="${LIGHT.rule}" stroke-width=".9" />
    <path d="M0 ${HEIGHT - 0.4}H${WIDTH}" stroke="#C3C9CD" stroke-width=".8" />
  </svg>`;
}
