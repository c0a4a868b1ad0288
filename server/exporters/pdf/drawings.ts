import { intervalShape, position, TICKS } from '../../domain/reading/chart/drawing/interval-shape.ts';
import type { Paint } from '../../domain/reading/chart/drawing/shapes.ts';
import type { ChartSpec } from '../../domain/reading/chart/chart.ts';
import type { Oriented, Verdict } from '../../domain/reading/reading.ts';
import { html, type Markup } from '../html/markup.ts';
import { FONTS, LIGHT } from '../svg/palette.ts';
import { paintPlot } from '../svg/paint-plot.ts';
import { hatch, type Colours } from '../svg/paint-shapes.ts';

/** A chart for a column of paper: wider, and so lower for its width, where fewer stand beside it. */
export function chartOnPaper(chart: ChartSpec, columns: number): Markup {
  const [width, height] = columns >= 3 ? [300, 176] : columns === 2 ? [440, 190] : [860, 230];
  const colours: Colours = (paint: Paint) =>
    paint === 'hatch' ? 'url(#hatch)' : LIGHT[paint === 'after' || paint === 'provisional' ? chart.tone : paint];
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    width="${width}"
    height="${height}"
    viewBox="0 0 ${width} ${height}"
    font-family="${FONTS.sans}"
  >
    <defs>${hatch('hatch', colours, 4)}</defs>
    ${paintPlot(chart, { x: 0, y: 0, width, height }, true, colours)}
  </svg>`;
}

const [WIDTH, HEIGHT] = [92, 20];
/** Room beside the scale, for points and arrows at its ends. */
const BESIDE = 4;

/** A change as an interval on the log scale that all indicators share; right of the line is as predicted. */
export function intervalOnPaper(oriented: Oriented | null, verdict: Verdict): Markup {
  const shape = oriented && intervalShape(oriented, WIDTH);
  const tone = toneOf(verdict);
  const firm = verdict === 'as-predicted' || verdict === 'against';
  const weak = verdict === 'too-little-data' || verdict === 'watched';
  const y = HEIGHT / 2;
  const tip = (x: number, by: number) =>
    html`<path d="M${x} ${y - 2.6}l${by} 2.6l${-by} 2.6" fill="none" stroke="${tone}" stroke-width="1.1" />`;
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    width="${WIDTH + 2 * BESIDE}"
    height="${HEIGHT}"
    viewBox="${-BESIDE} 0 ${WIDTH + 2 * BESIDE} ${HEIGHT}"
  >
    ${TICKS.map((tick) => html`<path d="M${position(tick, WIDTH)} ${tick === 1 ? 2 : 4}v${tick === 1 ? 16 : 12}" stroke="${tick === 1 ? LIGHT.axis : LIGHT.grid}" stroke-width="${tick === 1 ? '.9' : '.7'}" />`)}
    ${
      shape &&
      html`<path
          d="M${shape.offLeft ? -2.4 : shape.from} ${y}H${shape.offRight ? WIDTH + 2.4 : shape.to}"
          stroke="${tone}"
          stroke-width="${weak ? '1' : '1.7'}"
          stroke-dasharray="${weak ? '1.6 2' : 'none'}"
        />
        ${shape.offRight && tip(WIDTH - 0.4, 3.4)}${shape.offLeft && tip(0.4, -3.4)}
        ${shape.dot !== null && html`<circle cx="${shape.dot}" cy="${y}" r="3" fill="${firm ? tone : LIGHT.paper}" stroke="${tone}" stroke-width="1.4" />`}`
    }
  </svg>`;
}

function toneOf(verdict: Verdict): string {
  if (verdict === 'mixed') return LIGHT['no-clear-change'];
  return verdict === 'watched' ? LIGHT['too-little-data'] : LIGHT[verdict];
}

const FORWARD = 'M2.5 5h10.5M10.5 2.6 13 5l-2.5 2.4';
const SIGNS: Record<Verdict, { d: string; box: string; line: string; dashed?: true }> = {
  'as-predicted': {
    d: 'M2.5 5h9.5M9.5 2.6 12 5 9.5 7.4M2.5 11h9.5M9.5 8.6 12 11l-2.5 2.4',
    box: '#0067A6',
    line: '#FFFFFF',
  },
  against: { d: 'M3.5 5H13M10.5 2.6 13 5l-2.5 2.4M13 11H3.5M6 8.6 3.5 11 6 13.4', box: '#B84A00', line: '#FFFFFF' },
  'no-clear-change': { d: `${FORWARD}M3 11.2h9.5`, box: '#E9ECEE', line: '#3F474D' },
  mixed: { d: `${FORWARD}M4 11.2h8.2M6 8.9 3.5 11.2 6 13.5M10.4 8.9l2.5 2.3-2.5 2.3`, box: '#E9ECEE', line: '#3F474D' },
  'too-little-data': {
    d: `${FORWARD}M3.4 11.2h.01M7.8 11.2h.01M12.2 11.2h.01`,
    box: 'none',
    line: '#4B545A',
    dashed: true,
  },
  watched: { d: 'M3 5h.01M8 5h.01M13 5h.01M3 11.2h10', box: '#E9ECEE', line: '#3F474D' },
};

/** The signs of the verdicts, as on the screen: the upper arrow is what was predicted, the lower mark what is seen. */
export const VERDICT_SIGNS: Record<Verdict, Markup> = {
  'as-predicted': sign('as-predicted'),
  against: sign('against'),
  'no-clear-change': sign('no-clear-change'),
  'too-little-data': sign('too-little-data'),
  mixed: sign('mixed'),
  watched: sign('watched'),
};

function sign(verdict: Verdict): Markup {
  const { d, box, line, dashed } = SIGNS[verdict];
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="-4 -4 24 24">
    <rect
      x="-3.4"
      y="-3.4"
      width="22.8"
      height="22.8"
      rx="5.5"
      fill="${box}"
      stroke="${dashed ? line : 'none'}"
      stroke-width="1"
      stroke-dasharray="2.4 2"
    />
    <path d="${d}" fill="none" stroke="${line}" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" />
  </svg>`;
}
