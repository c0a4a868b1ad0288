import { dayInWords, type Day } from '../../domain/event/calendar.ts';
import { creditLine } from '../../domain/licence.ts';
import type { ChartFile } from '../chart-file.ts';
import { html, type Markup } from '../html/markup.ts';
import { CHART_STYLE, CHART_STYLE_DARK, paintChart } from '../svg/paint-chart.ts';
import { writeChartSvg } from '../svg/write-chart.ts';
import { EMBED_STYLE } from './style.ts';

/** What stands in somebody else's page. */
export interface Embed {
  file: ChartFile;
  /** The day it was kept; null where it follows the data. */
  frozenOn: Day | null;
  /** The page it belongs to, where the link opens pages; null for a chart alone. */
  page: string | null;
}

/**
 * One chart as a page without any script, light and dark as the reader's screen is: the whole figure where there is
 * room for it, and a chart with its words set as text where a figure would be too small to read.
 */
export function writeEmbed({ file, frozenOn, page }: Embed): string {
  const figure = (theme: 'light' | 'dark') =>
    `data:image/svg+xml;base64,${Buffer.from(writeChartSvg(file, theme)).toString('base64')}`;
  return shell(
    file.finding,
    html`<picture
        ><source media="(prefers-color-scheme: dark)" srcset="${figure('dark')}" />
        <img src="${figure('light')}" alt="${file.finding} ${file.chart.text}"
      /></picture>
      ${narrow(file)}
      <p class="foot">
        ${frozenOn === null ? 'Live: it follows the data.' : `Frozen on ${dayInWords(frozenOn)}.`}
        ${page !== null && html`<a href="${page}" target="_blank" rel="noopener">Open the page of this chart</a>`}
      </p>`,
  );
}

function narrow({ chart, finding, verdict, before, after, change, feed, asOf, sample }: ChartFile): Markup {
  const facts = [
    { label: 'Before', value: before },
    { label: 'After', value: after },
    { label: 'Change', value: change },
  ];
  return html`<figure>
    ${sample !== null && html`<p class="notice">${sample}</p>`}
    <h1>${finding}</h1>
    <p class="facts">
      <b>${verdict.word}</b
      >${facts.map(({ label, value }) => html`${value !== null && html`<span>${label} ${value}</span>`}`)}
    </p>
    <p class="sub">${chart.title}, ${chart.subtitle}</p>
    ${paintChart(chart)}
    <figcaption>
      Source: ${feed.title}. Data as of ${dayInWords(asOf)}.
      ${creditLine({ citation: feed.citation, accessed: feed.accessed ?? null })} ${feed.withheld ?? ''}
      ${feed.licence !== '' && html`Licence: ${feed.licence}`}
    </figcaption>
  </figure>`;
}

/** What is said where no chart stands, by the status of the answer. */
export const CLOSED_EMBED = {
  403: { title: 'This chart is not part of what is shared', fix: 'Ask whoever put it here.' },
  404: { title: 'This chart is no longer shared', fix: 'Ask whoever put it here.' },
  503: { title: 'This chart cannot be shown just now', fix: 'Load the page again in a minute.' },
} as const;

/** What stands there once the link opens nothing any more. */
export function writeClosedEmbed(words: { title: string; fix: string }): string {
  return shell(
    words.title,
    html`<main>
      <p><b>${words.title}.</b></p>
      <p>${words.fix}</p>
    </main>`,
  );
}

function shell(title: string, body: Markup): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style>
          ${CHART_STYLE}${CHART_STYLE_DARK}${EMBED_STYLE}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html>`.markup;
}
