import type { ChartSpec } from '../../domain/reading/chart/chart.ts';
import type { Paint } from '../../domain/reading/chart/drawing/shapes.ts';
import type { Verdict } from '../../domain/reading/reading.ts';
import { html, type Markup } from '../html/markup.ts';
import { DARK, FONTS, LIGHT } from './palette.ts';
import { hatch, r, type Colours } from './paint-shapes.ts';
import { paintPlot } from './paint-plot.ts';
import { wrapped } from './wrap.ts';

/** What stands around the chart of a figure; every word comes from the reading. */
export interface FigureParts {
  /** The finding, as the page has it. */
  title: string;
  /** Label over value: before, after, change with its interval. */
  numbers: { label: string; value: string }[];
  verdict: { verdict: Verdict; word: string; also: string | null };
  /** "UCDP GED 24.1. Data as of 23 Nov 2026. Definition 3f2a…." and on what terms it may be passed on. */
  source: string;
  licence: string;
  /** Said over everything when the events are made up. */
  sample: string | null;
  theme?: 'light' | 'dark';
}

const WIDE = 880;
const EDGE = 32;
const INSIDE = WIDE - 2 * EDGE;
/** Height of the chart alone; rows of dots need less. */
const HEIGHTS: Record<ChartSpec['form'], number> = {
  columns: 340,
  line: 340,
  steps: 340,
  pairs: 340,
  dots: 200,
  timeline: 170,
};

/**
 * The whole figure as one SVG: finding, numbers, chart, source, licence, date of the data. It needs no style sheet, no
 * font and no network, so it can stand in a document, on a page, or on paper.
 */
export function paintFigure(chart: ChartSpec, parts: FigureParts): Markup {
  const palette = parts.theme === 'dark' ? DARK : LIGHT;
  const colours: Colours = (paint: Paint) =>
    paint === 'hatch' ? 'url(#hatch)' : palette[paint === 'after' || paint === 'provisional' ? chart.tone : paint];
  const rows: Markup[] = [];
  let y = EDGE;
  const line = (
    words: string,
    size: number,
    more: { paint?: Paint; bold?: boolean; serif?: boolean; lead?: number } = {},
  ) => {
    for (const part of wrapped(words, INSIDE, size)) {
      y += more.lead ?? size * 1.3;
      rows.push(text(part, EDGE, y, { ...more, size, colours }));
    }
  };
  if (parts.sample !== null) {
    rows.push(notice(parts.sample, y, colours));
    y += 34;
  }
  line(parts.title, 27, { serif: true });
  y += 10;
  const numbers = paintNumbers(parts, y, colours, palette[chart.tone]);
  rows.push(numbers.markup);
  y = numbers.y + 12;
  line(chart.title, 15, { bold: true });
  line(chart.subtitle, 13, { paint: 'soft' });
  y += 6;
  const height = HEIGHTS[chart.form];
  rows.push(paintPlot(chart, { x: EDGE, y, width: INSIDE, height }, false, colours));
  y += height + 6;
  for (const note of notesOf(chart)) line(note, 13, { paint: 'soft' });
  y += 6;
  line(parts.source, 13, { paint: 'soft' });
  if (parts.licence !== '') line(`Licence: ${parts.licence}`, 13, { paint: 'soft' });
  y += EDGE - 8;
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    width="${WIDE}"
    height="${r(y)}"
    viewBox="0 0 ${WIDE} ${r(y)}"
    role="img"
    aria-labelledby="title desc"
    font-family="${FONTS.sans}"
  >
    <title id="title">${parts.title}</title>
    <desc id="desc">${chart.text}</desc>
    <defs>${hatch('hatch', colours)}</defs>
    <rect width="${WIDE}" height="${r(y)}" fill="${palette.paper}" />
    ${rows}
  </svg>`;
}

/** What is said under the chart: what its signs mean where they occur, then the notes of the reading. */
function notesOf(chart: ChartSpec): string[] {
  const roles = new Set(chart.marks.map((mark) => mark.role));
  return [
    ...(roles.has('provisional') ? ['Hatched or hollow at the end: provisional, left out of the verdict.'] : []),
    ...(roles.has('missing') ? ['Dotted: not covered, missing rather than zero.'] : []),
    ...(chart.changed ? [`${chart.changed.label}.`] : []),
    ...chart.notes,
  ];
}

function paintNumbers(
  { numbers, verdict }: FigureParts,
  top: number,
  colours: Colours,
  tone: string,
): { markup: Markup; y: number } {
  const cells = [
    { label: 'Verdict', value: verdict.word, also: verdict.also },
    ...numbers.map((each) => ({ ...each, also: null })),
  ];
  const firm = verdict.verdict === 'as-predicted' || verdict.verdict === 'against';
  let x = EDGE;
  let lines = 0;
  const markup = cells.map((cell, i) => {
    const at = x;
    const wide = Math.max(cell.label.length * 6.6, cell.value.length * 8.4, 60);
    x += wide + 34;
    const also = cell.also === null ? [] : wrapped(cell.also, INSIDE, 13);
    lines = Math.max(lines, also.length);
    const fill = i === 0 && firm ? tone : colours('ink');
    return html`${text(cell.label, at, top + 15, { size: 13, paint: 'soft', colours })}<text
        x="${r(at)}"
        y="${r(top + 36)}"
        font-size="16"
        font-weight="600"
        fill="${fill}"
        >${cell.value}</text
      >${also.map((part, n) => text(part, at, top + 54 + n * 16, { size: 13, paint: 'soft', colours }))}`;
  });
  return { markup: html`<g>${markup}</g>`, y: top + 40 + lines * 17 };
}

function notice(words: string, top: number, colours: Colours): Markup {
  return html`<g
    ><rect
      x="${EDGE}"
      y="${r(top - 4)}"
      width="${INSIDE}"
      height="26"
      fill="none"
      stroke="${colours('soft')}"
      stroke-width="1.2"
      stroke-dasharray="5 3"
    />${text(words, EDGE + 10, top + 14, { size: 13.5, bold: true, colours })}</g
  >`;
}

function text(
  words: string,
  x: number,
  y: number,
  {
    size,
    colours,
    paint = 'ink',
    bold = false,
    serif = false,
  }: { size: number; colours: Colours; paint?: Paint; bold?: boolean; serif?: boolean },
): Markup {
  return html`<text
    x="${r(x)}"
    y="${r(y)}"
    font-size="${r(size)}"
    font-weight="${bold ? '600' : '400'}"
    fill="${colours(paint)}"
    font-family="${serif ? FONTS.serif : FONTS.sans}"
    >${words}</text
  >`;
}
