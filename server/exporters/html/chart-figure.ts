import type { ChartSpec, Mark } from '../../domain/reading/chart/chart.ts';
import { paintChart } from '../svg/paint-chart.ts';
import { html, type Markup } from './markup.ts';

const ROLES: Record<Mark['role'], string> = {
  before: 'before the article',
  after: 'after the article',
  provisional: 'provisional, left out of the verdict',
  outside: 'outside the windows',
  missing: 'not covered',
};

/** A chart with its words, and its numbers as a table that a keyboard can open. */
export function chartFigure(chart: ChartSpec): Markup {
  return html`<figure>
    <figcaption><b>${chart.title}</b> <span class="small">${chart.subtitle}</span></figcaption>
    ${paintChart(chart)}${chart.notes.map((note) => html`<p class="small">${note}</p>`)}
    <details>
      <summary>Numbers of this chart</summary>
      <table class="numbers">
        <caption class="vh">
          ${chart.text}
        </caption>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">${chart.unit}</th>
            <th scope="col">What it is</th>
          </tr>
        </thead>
        <tbody>
          ${chart.marks.map((mark) => line(mark, chart))}
        </tbody>
      </table>
    </details>
  </figure>`;
}

function line(mark: Mark, { percent }: ChartSpec): Markup {
  const said = (value: number) => (percent ? `${round(value * 100)} %` : String(round(value)));
  const span = mark.lo === null || mark.hi === null ? '' : ` (90 % interval ${said(mark.lo)} to ${said(mark.hi)})`;
  return html`<tr>
    <th scope="row">${mark.label}</th>
    <td>${mark.value === null ? 'no value' : said(mark.value) + span}</td>
    <td>${ROLES[mark.role]}${mark.named !== null && `: ${mark.named}`}</td>
  </tr>`;
}

const round = (value: number) => Number(value.toPrecision(3));
