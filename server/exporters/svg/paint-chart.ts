import { html, trusted, type Markup } from '../html/markup.ts';
import type { ChartSpec, Mark } from '../../domain/reading/chart.ts';

/** Size of a painted chart in user units; it scales with its column. */
const SIZE = { width: 360, height: 180, left: 30, right: 92, top: 26, bottom: 22 };

/** Paints a chart for paper: the same grammar as on the screen, in shapes that stay sharp. Colours come by class. */
export function paintChart(chart: ChartSpec): Markup {
  const { width, height, left, right, top, bottom } = SIZE;
  const plot = { x0: left, x1: width - right, y0: height - bottom, y1: top };
  const values = chart.marks.map((mark) => mark.value);
  const highest = Math.max(
    1e-9,
    ...values.map((value) => value ?? 0),
    chart.band?.hi ?? 0,
    chart.before?.value ?? 0,
    chart.after?.value ?? 0,
    chart.level?.value ?? 0,
  );
  const max = roundUp(highest);
  const step = (plot.x1 - plot.x0) / Math.max(1, chart.marks.length);
  const x = (i: number) => plot.x0 + i * step;
  const y = (value: number) => plot.y0 - (Math.min(value, max) / max) * (plot.y0 - plot.y1);
  const article = Math.max(
    0,
    chart.marks.findIndex((mark) => mark.to >= chart.article.month),
  );
  return html`<svg class="chart ${chart.tone}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${chart.text}">
    ${[0, max / 2, max].map((value) => html`<line class="grid" x1="${plot.x0}" x2="${plot.x1}" y1="${r(y(value))}" y2="${r(y(value))}" /><text class="tick" x="${plot.x0 - 5}" y="${r(y(value) + 3.5)}" text-anchor="end">${tick(value, chart.percent)}</text>`)}
    ${chart.band && html`<rect class="band" x="${r(x(article))}" y="${r(y(chart.band.hi))}" width="${r(plot.x1 - x(article))}" height="${r(y(Math.max(0, chart.band.lo)) - y(chart.band.hi))}" />`}
    ${chart.form === 'line' ? line(chart, x, y, step) : chart.form === 'steps' ? steps(values, x, y, step) : bars(chart, x, y, step, plot.y0)}
    ${chart.before && html`<line class="mean" x1="${plot.x0}" x2="${plot.x1}" y1="${r(y(chart.before.value))}" y2="${r(y(chart.before.value))}" />`}
    ${years(chart.marks, x, plot.y0)}
    <line class="article" x1="${r(x(article))}" x2="${r(x(article))}" y1="${plot.y1 - 8}" y2="${plot.y0}" />
    <text class="label" x="${r(x(article) + 4)}" y="${plot.y1 - 10}">${chart.article.label}</text>
    ${edge(chart, y, plot.x1)}
  </svg>`;
}

function bars(
  chart: ChartSpec,
  x: (i: number) => number,
  y: (value: number) => number,
  step: number,
  floor: number,
): Markup[] {
  return chart.marks.map((mark, i) => {
    if (mark.value === null)
      return html`<line class="gap" x1="${r(x(i))}" x2="${r(x(i) + step)}" y1="${floor}" y2="${floor}" />`;
    if (chart.form === 'dots') return dots(mark, x(i) + step / 2, floor);
    const high = floor - y(mark.value);
    return html`<rect
      class="mark ${mark.role}${mark.hollow ? ' hollow' : ''}"
      x="${r(x(i) + step * 0.1)}"
      y="${r(floor - high)}"
      width="${r(step * 0.8)}"
      height="${r(high)}"
    />`;
  });
}

function dots(mark: Mark, x: number, floor: number): Markup {
  const many = Math.min(12, mark.value ?? 0);
  return html`${Array.from({ length: many }, (_, n) => html`<circle class="mark ${mark.role}${mark.hollow ? ' hollow' : ''}" cx="${r(x)}" cy="${r(floor - 5 - n * 8)}" r="3.4" />`)}`;
}

function line(chart: ChartSpec, x: (i: number) => number, y: (value: number) => number, step: number): Markup[] {
  const at = chart.marks.flatMap((mark, i) =>
    mark.value === null ? [] : [{ mark, x: x(i) + step / 2, y: y(mark.value) }],
  );
  const path = at.map((point, i) => `${i ? 'L' : 'M'}${r(point.x)} ${r(point.y)}`).join('');
  return [
    html`<path class="path" d="${path}" />`,
    ...at.map(
      ({ mark, x: cx, y: cy }) =>
        html`${mark.lo !== null && mark.hi !== null && html`<line class="whisker ${mark.role}" x1="${r(cx)}" x2="${r(cx)}" y1="${r(y(mark.lo))}" y2="${r(y(mark.hi))}" />`}<circle
            class="mark ${mark.role}${mark.hollow ? ' hollow' : ''}"
            cx="${r(cx)}"
            cy="${r(cy)}"
            r="2.8"
          />`,
    ),
  ];
}

function steps(
  totals: readonly (number | null)[],
  x: (i: number) => number,
  y: (value: number) => number,
  step: number,
): Markup {
  const path = totals
    .map((total, i) => `${i ? 'L' : 'M'}${r(x(i))} ${r(y(total ?? 0))}L${r(x(i) + step)} ${r(y(total ?? 0))}`)
    .join('');
  return html`<path class="path steps" d="${path}" />`;
}

function years(marks: readonly Mark[], x: (i: number) => number, floor: number): Markup[] {
  return marks.flatMap((mark, i) => {
    const year = mark.from.slice(0, 4);
    const first =
      marks.findIndex((other) => other.from.startsWith(year)) === i &&
      (mark.from.endsWith('-01') || mark.to >= `${year}-01`);
    return first && i > 0 ? [html`<text class="tick" x="${r(x(i))}" y="${floor + 14}">${year}</text>`] : [];
  });
}

/** Both averages as words at the right edge, at least 13 units apart. */
function edge(chart: ChartSpec, y: (value: number) => number, right: number): Markup[] {
  const labels = [
    ...(chart.after ? [{ y: y(chart.after.value), words: chart.after.label, strong: true }] : []),
    ...(chart.before ? [{ y: y(chart.before.value), words: chart.before.label, strong: false }] : []),
  ].sort((a, b) => a.y - b.y);
  const [first, second] = labels;
  if (first && second && second.y - first.y < 13) second.y = first.y + 13;
  return labels.map(
    (label) =>
      html`<text class="label${label.strong ? ' strong' : ''}" x="${right + 6}" y="${r(label.y + 4)}"
        >${label.words}</text
      >`,
  );
}

/** The next of 1, 2, 4, 5, 6, 8 times a power of ten, so that half of it is a plain number too. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 4, 5, 6, 8, 10].find((n) => n * power >= value * 0.9999) ?? 10) * power;
}

function tick(value: number, percent: boolean): string {
  return percent ? `${+(value * 100).toFixed(1)} %` : String(+value.toFixed(2));
}

function r(value: number): string {
  return String(+value.toFixed(1));
}

/** Fills of a chart on paper, by part and verdict. */
export const CHART_STYLE = trusted(`
.chart{width:100%;height:auto;font:11.5px "Source Sans 3","Segoe UI",system-ui,sans-serif}
.chart .grid{stroke:#E6E9EA}.chart .tick{fill:#5F6971}.chart .label{fill:#5F6971}.chart .label.strong{fill:#15191C;font-weight:600}
.chart .band{fill:rgba(21,25,28,.075)}.chart .mean{stroke:#5F6971;stroke-dasharray:4 3}.chart .article{stroke:#15191C;stroke-width:1.4}
.chart .gap{stroke:#A9B1B7;stroke-dasharray:1 3;stroke-width:1.5}
.chart{--after:#6B757C}.chart.as-predicted{--after:#0067A6}.chart.against{--after:#B84A00}.chart.too-little-data{--after:#7D868D}
.chart .mark{fill:#868F96}.chart .mark.after{fill:var(--after)}.chart .mark.provisional{fill:#fff;stroke:var(--after)}
.chart .mark.hollow{fill:#fff;stroke:var(--after);stroke-width:1.2}.chart .mark.before.hollow,.chart .mark.missing{fill:#fff;stroke:#868F96}
.chart.too-little-data .mark.after{fill:#fff;stroke:var(--after);stroke-width:1.2}
.chart .path{fill:none;stroke:#5F6971;stroke-width:1.4}.chart .whisker{stroke:#A9B1B7}.chart .whisker.after{stroke:var(--after)}`);
