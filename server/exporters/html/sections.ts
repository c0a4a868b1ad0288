import { dayInWords } from '../../domain/event/calendar.ts';
import type { SectionId } from '../../domain/report/plan-values.ts';
import type { ReportDevelopment, ReportEvent, ReportJudgement } from '../../domain/report/report.ts';
import type { ReportFile } from '../exporter.ts';
import { chartFigure } from './chart-figure.ts';
import { indicatorTable, sign } from './indicator-table.ts';
import { html, type Markup } from './markup.ts';
import { eventMap } from './event-map.ts';

/** How each section is painted below its heading; the bottom line has no heading, for it is one. */
export const SECTION_MARKUP: Record<SectionId, (file: ReportFile) => Markup> = {
  'bottom-line': ({ report }) =>
    html`<h1>${report.finding}</h1>
      ${report.lead && html`<p class="lead">${report.lead}</p>`}
      <p>${report.standing}</p>
      <dl class="filters">
        ${report.filters.map(
          ({ label, value }) =>
            html`<div>
              <dt>${label}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>`,
  developments: ({ report }) => html`<div class="developments">${report.developments.map(developmentCard)}</div>`,
  judgements: ({ report }) => judgements(report.judgements),
  changed: ({ report }) =>
    html`<ul class="signed">
      ${report.changed.map(({ verdict, words }) => html`<li>${verdict && sign(verdict)}<span>${words}</span></li>`)}
    </ul>`,
  unknown: ({ report }) => bullets(report.unknown),
  watch: ({ report }) => bullets(report.watch),
  indicators: ({ report }) => indicatorTable(report),
  checks: ({ report }) =>
    html`<p>${report.sure.checks}</p>
      ${
        report.checks.length > 0 &&
        table(
          'Each check and what it comes to',
          ['Indicator', 'Check', 'Change', 'Outcome'],
          report.checks.map(({ indicator, title, change, outcome }) => [indicator, title, change, outcome]),
        )
      }`,
  method: ({ report }) =>
    html`${report.method.map((words) => html`<p>${words}</p>`)}
      <h3>Words of likelihood</h3>
      <ul class="scale">
        ${report.likelihoods.map(({ word, from, to }) => html`<li><b>${word}</b> <span class="small">${percent(from)} to ${percent(to)} %</span></li>`)}
      </ul>`,
  sources: ({ report, reading }) =>
    html`<p>${report.sure.sources}</p>
      <p>${report.sure.gaps}</p>
      ${
        report.cited.length > 0 &&
        html`<ol class="cited">
          ${report.cited.map(citedEvent)}
        </ol>`
      }
      <p>${report.credit.feed}. ${report.credit.line}</p>
      <p class="small">Licence: ${report.credit.licence}</p>
      ${report.credit.withheld && html`<p class="small">${report.credit.withheld}</p>`}
      <p>
        The forecast: ${report.forecast.author}, “${reading.source.title}”, ${report.forecast.publisher},
        ${dayInWords(report.forecast.published)}.
      </p>`,
  versions: ({ report }) =>
    html`<p class="small">
        Definitions <code>${report.definitionsHash}</code>, data version <code>${report.dataVersion}</code>.
      </p>
      <ul class="versions">
        ${report.versions.map((v) => html`<li>${v.indicator} <code>${v.version.slice(0, 12)}</code>${v.changedAfterRegistration && html` <b>changed after registration</b>`}</li>`)}
      </ul>`,
  events: ({ report: { events } }) =>
    events === null || events.items.length === 0
      ? html`<p>No event of the period counts toward its indicators.</p>`
      : html`<p>${events.words}.</p>
          ${table(
            'Events of the period',
            ['When', 'What', 'Where', 'Killed', 'Counts toward', 'Sources'],
            events.items.map((event) => [
              event.when,
              `${event.kind}: ${event.summary}${event.inReview ? ' (in review)' : ''}`,
              event.place,
              event.killed,
              event.counts.join('; '),
              html`${event.sources.map((source) => html`${sourceOf(source)} `)}`,
            ]),
          )}`,
  map: ({ report: { events } }) => (events === null ? html`` : eventMap(events.items)),
};

const percent = (share: number) => String(Math.round(share * 100));
const bullets = (lines: readonly string[]): Markup =>
  lines.length === 0
    ? html`<p>Nothing is named.</p>`
    : html`<ul>
        ${lines.map((words) => html`<li>${words}</li>`)}
      </ul>`;

function developmentCard(development: ReportDevelopment): Markup {
  const { verdict, chart } = development;
  return html`<article>
    <p class="small">Development ${development.number}</p>
    <h3>${development.title}</h3>
    <p class="says">${development.says}</p>
    <p>
      <span class="badge ${verdict ?? 'watched'}">${sign(verdict ?? 'watched')}${development.badge}</span>
      <span class="muted">${development.tally}</span>
    </p>
    <p>${development.summary}</p>
    ${chart && chartFigure(chart)} ${development.posterior && html`<p class="small">${development.posterior}</p>`}
    ${development.confidence && html`<p class="small">${development.confidence}</p>`}
    ${
      development.explanations.length > 0 &&
      html`<details>
        <summary>Which explanation fits</summary>
        ${table(
          'Chance of each explanation',
          ['Explanation', 'Before', 'Now'],
          development.explanations.map(({ title, prior, posterior }) => [title, prior, posterior]),
        )}
      </details>`
    }
  </article>`;
}

function judgements(all: readonly ReportJudgement[]): Markup {
  if (all.length === 0) return html`<p>No verdict can be given; what is missing stands below.</p>`;
  return html`<ol class="judgements">
    ${all.map((judgement) => html`<li><b dir="auto">${judgement.finding}</b>${citations(judgement.cites)} ${judgement.change} ${judgement.likelihood}${judgement.confidence && html`<br /><span class="muted">${judgement.confidence}</span>`}</li>`)}
  </ol>`;
}

/** [1] [2], each leading to its event below the sources. */
export function citations(numbers: readonly number[]): Markup {
  return html`${numbers.map((n) => html` <a class="cite" href="#source-${n}">[${n}]</a>`)}`;
}

function citedEvent(event: ReportEvent, i: number): Markup {
  return html`<li id="source-${i + 1}">
    <bdi>${event.summary}</bdi> ${event.when}, <bdi>${event.place}</bdi>.
    ${event.inReview && 'In review. '}${event.sources.map((source) => html`${sourceOf(source)} `)}
  </li>`;
}

/** A publisher, linked where its address is one of the web, with its grade. */
function sourceOf({ publisher, url, published, grade }: ReportEvent['sources'][number]): Markup {
  const name = html`<bdi>${publisher}</bdi>`;
  const safe = url !== null && /^https?:\/\//i.test(url);
  return html`<span class="source"
    >${safe ? html`<a href="${url}" rel="noopener noreferrer">${name}</a>` : name}${published !== null && `, ${dayInWords(published)}`}
    (${grade})</span
  >`;
}

function table(caption: string, head: readonly string[], rows: readonly (readonly (string | Markup)[])[]): Markup {
  return html`<table class="wide">
    <caption class="vh">
      ${caption}
    </caption>
    <thead>
      <tr>
        ${head.map((title) => html`<th scope="col">${title}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell, i) => html`<td data-of="${head[i] ?? ''}" dir="auto">${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
