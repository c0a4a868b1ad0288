import type { Report, ReportRow } from '../../domain/report/report.ts';
import { intervalOnPaper, VERDICT_SIGNS } from '../pdf/drawings.ts';
import { paintSpark } from '../svg/paint-spark.ts';
import { chartFigure } from './chart-figure.ts';
import { html, type Markup } from './markup.ts';

const HEAD = ['Indicator', 'Expected', 'Series', 'Before', 'After', 'Change', 'Against / as predicted', 'Verdict'];
const ORDER: readonly ReportRow['verdict'][] = [
  'as-predicted',
  'against',
  'mixed',
  'no-clear-change',
  'too-little-data',
  'watched',
];

/** All indicators by development; where a script runs they can be narrowed and sorted, and each opens its chart. */
export function indicatorTable({ rows }: Report): Markup {
  if (rows.length === 0) return html`<p>No indicator is registered for what this report is about.</p>`;
  const groups = [...new Set(rows.map(({ development }) => development))];
  return html`${narrowing(rows, groups)}
    <table id="indicator-table" class="wide">
      <caption class="vh">
        Every indicator with its expectation, numbers, change and verdict
      </caption>
      <thead>
        <tr>
          ${HEAD.map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      ${groups.map(
        (group, i) =>
          html`<tbody class="group" data-group="g${i}">
              <tr>
                <th scope="colgroup" colspan="${HEAD.length}">${group}</th>
              </tr>
            </tbody>
            ${rows.filter(({ development }) => development === group).map((row) => line(row, i))}`,
      )}
    </table>
    <p class="small">
      Bars are 90 % intervals on a log scale from one quarter to eight times; right of the line is as predicted,
      whatever was predicted.
    </p>`;
}

function narrowing(rows: readonly ReportRow[], groups: readonly string[]): Markup {
  const met = ORDER.flatMap((verdict) => rows.find((row) => row.verdict === verdict) ?? []);
  const option = (value: string, words: string) => html`<option value="${value}">${words}</option>`;
  return html`<form class="narrow" data-live hidden aria-label="Narrow the table">
    <label>Words <input id="f-text" type="search" autocomplete="off" /></label>
    <label
      >Development
      <select id="f-group">
        ${option('', 'All')}${groups.map((group, i) => option(`g${i}`, group))}
      </select></label
    >
    <label
      >Verdict
      <select id="f-verdict">
        ${option('', 'All')}${met.map((row) => option(row.verdict, row.badge))}
      </select></label
    >
    <label
      >Order
      <select id="f-sort">
        ${option('', 'As in the report')}${option('title', 'Title')}${option('change', 'Most as predicted first')}${option('verdict', 'Verdict')}
      </select></label
    >
    <output id="f-count" aria-live="polite"></output>
  </form>`;
}

function line(row: ReportRow, group: number): Markup {
  const rank = row.oriented?.value ?? 0;
  return html`<tbody
    data-row
    data-group="g${group}"
    data-verdict="${row.verdict}"
    data-title="${row.title}"
    data-change="${String(rank)}"
    data-order="${ORDER.indexOf(row.verdict)}"
  >
    <tr>
      <th scope="row">${row.title}<span class="of small">${row.development}</span></th>
      <td data-of="Expected">${row.expects}</td>
      <td class="pic" aria-hidden="true">${paintSpark(row.chart)}</td>
      <td data-of="Before">${row.before}</td>
      <td data-of="After">${row.after}</td>
      <td data-of="Change">${row.change}</td>
      <td class="pic" aria-hidden="true">${intervalOnPaper(row.oriented, row.verdict)}</td>
      <td>
        <span class="word ${row.verdict}">${sign(row.verdict)}${row.badge}</span
        >${row.qualifier && html`<br /><span class="muted">${row.qualifier}</span>`}${row.byHand && html`<br /><span class="muted">${row.byHand}</span>`}${row.confidence && html`<br /><span class="muted">Confidence: ${row.confidence}</span>`}
      </td>
    </tr>
    <tr class="more">
      <td colspan="${HEAD.length}">
        <details>
          <summary>Chart<span class="vh"> of ${row.title}</span></summary>
          ${chartFigure(row.chart)}
        </details>
      </td>
    </tr>
  </tbody>`;
}

/** The sign of a verdict; its word stands beside it. */
export const sign = (verdict: ReportRow['verdict']): Markup =>
  html`<span class="sign ${verdict}" aria-hidden="true">${VERDICT_SIGNS[verdict]}</span>`;
