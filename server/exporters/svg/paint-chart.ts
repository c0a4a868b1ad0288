import type { ChartSpec } from '../../domain/reading/chart/chart.ts';
import type { Paint } from '../../domain/reading/chart/drawing/shapes.ts';
import { html, trusted, type Markup } from '../html/markup.ts';
import { DARK, FONTS, LIGHT, type Palette } from './palette.ts';
import { paintPlot } from './paint-plot.ts';
import { hatch } from './paint-shapes.ts';

/** Size of a painted chart in user units; it scales with its column. */
const SIZE = { width: 400, height: 200 };

/** Paints a chart into a page: the same scene as on the screen, in shapes that stay sharp. Colours come from CHART_STYLE. */
export function paintChart(chart: ChartSpec): Markup {
  const id = `hatch-${chart.tone}`;
  const colours = (paint: Paint) => {
    if (paint === 'hatch') return `url(#${id})`;
    return `var(--${paint === 'provisional' ? 'after' : paint})`;
  };
  return html`<svg
    class="chart ${chart.tone}"
    viewBox="0 0 ${SIZE.width} ${SIZE.height}"
    role="img"
    aria-label="${chart.text}"
  >
    <defs>${hatch(id, colours, 4)}</defs>
    ${paintPlot(chart, { x: 0, y: 0, ...SIZE }, true, colours)}
  </svg>`;
}

/** Colours of the charts of a page on paper, by part and verdict; CHART_STYLE_DARK is for pages that follow the screen. */
export const CHART_STYLE = trusted(
  `.chart{width:100%;height:auto;font-family:${FONTS.sans};${variables(LIGHT)}}${tones(LIGHT)}`,
);

/** The same by night, where the reader's screen is dark. */
export const CHART_STYLE_DARK = trusted(`@media (prefers-color-scheme:dark){.chart{${variables(DARK)}}${tones(DARK)}}`);

function variables(palette: Palette): string {
  const own = [
    'before',
    'outside',
    'missing',
    'grid',
    'axis',
    'band',
    'band-before',
    'watch',
    'rule',
    'ink',
    'soft',
    'paper',
  ] as const;
  return own.map((name) => `--${name}:${palette[name]}`).join(';');
}

function tones(palette: Palette): string {
  const named = ['as-predicted', 'against', 'no-clear-change', 'too-little-data'] as const;
  return named.map((tone) => `.chart.${tone}{--after:${palette[tone]}}`).join('');
}
