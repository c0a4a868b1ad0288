import { dayInWords } from '../../domain/event/calendar.ts';
import type { ReportDevelopment, ReportRow } from '../../domain/report/report.ts';
import type { Exporter, ReportFile } from '../exporter.ts';
import { CHART_STYLE, paintChart } from '../svg/paint-chart.ts';
import { paintInterval } from '../svg/paint-interval.ts';
import { html, type Markup } from './markup.ts';
import { STYLE } from './style.ts';

/** One file that opens from an e-mail or a stick: no script, no network, vector charts, prints on A4. */
function page(file: ReportFile): Markup {
  const { report, hash, madeAt } = file;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${report.title}</title>
        <style>
          ${STYLE}${CHART_STYLE}
        </style>
      </head>
      <body>
        <main>
          <header class="top">
            <b>Signposts trend report</b><span>${report.forecast.title}</span
            ><span>${dayInWords(file.reading.asOf)}</span>
          </header>
          ${report.sample && html`<p class="notice">${report.sample}</p>`}
          <h1>${report.finding}</h1>
          <p class="lead">${report.standing}</p>
          <dl class="filters">
            ${report.filters.map(
              (filter) =>
                html`<div>
                  <dt>${filter.label}</dt>
                  <dd>${filter.value}</dd>
                </div>`,
            )}
          </dl>
          <section class="developments">${report.developments.map(developmentCard)}</section>
          <section>
            <h2>Key judgements</h2>
            ${judgements(report.developments)}
          </section>
          ${
            report.changed.length > 0 &&
            html`<section>
              <h2>What changed since last month</h2>
              <ul>
                ${report.changed.map((words) => html`<li>${words}</li>`)}
              </ul>
            </section>`
          }
          <section>
            <h2>How sure are we?</h2>
            <p><b>Sources.</b> ${report.sure.sources}</p>
            <p><b>Checks.</b> ${report.sure.checks}</p>
            <p><b>Gaps.</b> ${report.sure.gaps}</p>
          </section>
          <section>
            <h2>All indicators</h2>
            ${table(report.rows)}
            <p class="small">
              Bars are 90 % intervals on a log scale from one quarter to eight times; right of the line is as predicted,
              whatever was predicted.
            </p>
          </section>
          ${
            report.unknown.length > 0 &&
            html`<section>
              <h2>What we do not know</h2>
              <ul>
                ${report.unknown.map((words) => html`<li>${words}</li>`)}
              </ul>
            </section>`
          }
          ${
            report.checks.length > 0 &&
            html`<section>
              <h2>Checks</h2>
              <table>
                <thead>
                  <tr>
                    <th scope="col">Indicator</th>
                    <th scope="col">Check</th>
                    <th scope="col">Change</th>
                    <th scope="col">Outcome</th>
                  </tr>
                </thead>
                <tbody>
                  ${report.checks.map(
                    (check) =>
                      html`<tr>
                        <td>${check.indicator}</td>
                        <td>${check.title}</td>
                        <td>${check.change}</td>
                        <td>${check.outcome}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </section>`
          }
          <section>
            <h2>How verdicts are made</h2>
            ${report.method.map((paragraph) => html`<p>${paragraph}</p>`)}
          </section>
          <section>
            <h2>Data</h2>
            <p>${report.credit.feed}. ${report.credit.citation}</p>
            <p class="small">Licence: ${report.credit.licence}</p>
          </section>
          <section>
            <h2>The forecast</h2>
            <p>
              ${report.forecast.author}, “${file.reading.source.title}”, ${report.forecast.publisher},
              ${dayInWords(report.forecast.published)}.
            </p>
          </section>
          <section>
            <h2>Definition versions</h2>
            <ul class="versions">
              ${report.versions.map((v) => html`<li>${v.indicator} <code>${v.version.slice(0, 12)}</code>${v.changedAfterRegistration && html` <b>changed after registration</b>`}</li>`)}
            </ul>
          </section>
          <footer>
            <p>
              Definitions <code>${report.definitionsHash.slice(0, 12)}</code>, data version
              <code>${report.dataVersion}</code>, report <code>sha256:${hash}</code>. Made ${madeAt}.
            </p>
          </footer>
        </main>
      </body>
    </html> `;
}

/** The HTML format. */
export const htmlFormat: Exporter = {
  mediaType: 'text/html; charset=utf-8',
  extension: 'html',
  write: (file) => page(file).markup,
};

function developmentCard(development: ReportDevelopment): Markup {
  return html`<article>
    <p class="small">Development ${development.number}</p>
    <h3>${development.title}</h3>
    <p><span class="badge ${development.verdict ?? 'watched'}">${development.badge}</span> ${development.tally}</p>
    <p>${development.summary}</p>
    ${
      development.chart &&
      html`<figure>
        <figcaption>
          <b>${development.chart.title}</b> <span class="small">${development.chart.subtitle}</span>
        </figcaption>
        ${paintChart(development.chart)}${development.chart.notes.map((note) => html`<p class="small">${note}</p>`)}
      </figure>`
    }
    ${development.posterior && html`<p class="small">${development.posterior} ${development.confidence ?? ''}</p>`}
  </article>`;
}

function judgements(developments: readonly ReportDevelopment[]): Markup {
  const all = developments.flatMap((development) => development.judgements);
  if (all.length === 0) return html`<p>No verdict can be given yet; what is missing stands below.</p>`;
  return html`<ol>
    ${all.map((judgement) => html`<li><b>${judgement.finding}</b> ${judgement.change} ${judgement.likelihood}<br /><span class="muted">${judgement.confidence}</span></li>`)}
  </ol>`;
}

function table(rows: readonly ReportRow[]): Markup {
  const head = ['Indicator', 'Expected', 'Before', 'After', 'Change', 'Against / as predicted', 'Verdict'];
  return html`<table>
    <thead>
      <tr>
        ${head.map((title) => html`<th scope="col">${title}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row, i) =>
          html`${
              row.development !== rows[i - 1]?.development &&
              html`<tr class="group">
                <th scope="colgroup" colspan="7">${row.development}</th>
              </tr>`
            }
            <tr>
              <th scope="row">${row.title}</th>
              <td>${row.expects}</td>
              <td>${row.before}</td>
              <td>${row.after}</td>
              <td>${row.change}</td>
              <td>${row.oriented && paintInterval(row.oriented, row.verdict)}</td>
              <td>
                <span class="word ${row.verdict}">${row.badge}</span
                >${row.qualifier && html`<br /><span class="muted">${row.qualifier}</span>`}${row.byHand && html`<br /><span class="muted">${row.byHand}</span>`}
              </td>
            </tr>`,
      )}
    </tbody>
  </table>`;
}
