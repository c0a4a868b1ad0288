import { gzip } from 'node:zlib';
import { promisify } from 'node:util';
import type { SectionId } from '../../domain/report/plan-values.ts';
import type { Report, ReportParagraph } from '../../domain/report/report.ts';
import { bytesOf, type Exporter, type ReportFile } from '../exporter.ts';
import { reportJson } from '../json/write-json.ts';
import { html, trusted, type Markup } from './markup.ts';
import { policyOf } from './policy.ts';
import { SCRIPT } from './script.ts';
import { citations, SECTION_MARKUP } from './sections.ts';
import { styleOf } from './style.ts';

/** The HTML format: one file that opens from an e-mail or a stick, reads without any script, and carries its own data. */
export const htmlFormat: Exporter = {
  mediaType: 'text/html; charset=utf-8',
  extension: 'html',
  words: 'one file, works offline',
  carriesEvidence: true,
  write: async (file) => bytesOf(page(file, await packed(reportJson(file)))),
};

/** What `signposts verify` looks for: the JSON export, gzip and base64. */
export const EVIDENCE_ID = 'signposts-evidence';

interface Packed {
  text: string;
  /** Of the data as they travel, in words: "1.2 MB". */
  size: string;
}

/** Style and script go in whole: their fingerprints would not hold for one blank more. */
function page(file: ReportFile, data: Packed): string {
  const { report, hash, address } = file;
  const style = styleOf(report);
  const name = `signposts-${report.forecast.id}-${file.reading.feed}-${file.reading.asOf}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policyOf(style)}" />
        <meta http-equiv="x-dns-prefetch-control" content="off" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${report.title}</title>
        ${trusted(`<style>${style}</style>`)}
      </head>
      <body>
        <main>
          <header class="top">
            <b>Signposts trend report</b><span>${report.forecast.title}</span><span>${report.issue}</span>
          </header>
          ${standing(report)} ${jumps(report)} ${paragraphs(report.opening)}
          ${report.sections.map(
            (section) =>
              html`<section id="${section.id}">
                ${section.id === 'bottom-line' ? html`<p class="over small">${section.title}</p>` : html`<h2>${section.title}</h2>`}
                ${SECTION_MARKUP[section.id](file)}${paragraphs(section.own)}
              </section>`,
          )}
          ${
            !has(report, 'sources') &&
            report.cited.length > 0 &&
            html`<section id="sources">
              <h2>Sources</h2>
              ${SECTION_MARKUP.sources(file)}
            </section>`
          }
          <footer>
            <h2>Check this report</h2>
            <p>
              Report
              <code>sha256:${hash}</code
              >.${address !== null && html` The same report, frozen: <a href="${address}" rel="noopener noreferrer">${address}</a>.`}
            </p>
            <p>
              This file carries the data it rests on (${data.size}). To reckon every reading again:
              <code>signposts verify ${name}.html</code>
            </p>
            <p>To make it again: <code>${report.reproduce}</code></p>
            <p>
              <button type="button" id="save-data" data-name="${name}" data-live hidden>
                Save the data of this report
              </button>
            </p>
          </footer>
        </main>
        <div id="tip" role="status" hidden></div>
        <script type="application/octet-stream" id="${EVIDENCE_ID}">
          ${trusted(data.text)}
        </script>
        ${trusted(`<script>${SCRIPT}</script>`)}
      </body>
    </html> `.markup;
}

/** Marking, made-up data and missing signature: before anything else. */
function standing({ marking, sample, signed }: Report): Markup {
  return html`${marking && html`<p class="marking">${marking}</p>`} ${sample && html`<p class="notice">${sample}</p>`}
  ${signed === null ? html`<p class="notice">Draft, not signed</p>` : html`<p class="small">Report no. ${signed.number}, signed by <bdi>${signed.by}</bdi> on ${signed.at.slice(0, 10)}.</p>`}
  ${signed?.corrects ? html`<p class="notice">Corrects report no. ${signed.corrects.number} of ${signed.corrects.at.slice(0, 10)}: <bdi>${signed.corrects.because}</bdi></p>` : null}`;
}

function jumps({ sections }: Report): Markup {
  const named = sections.filter(({ id }) => id !== 'bottom-line');
  return html`<nav aria-label="In this report">
    <ul>
      ${named.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
    </ul>
  </nav>`;
}

function paragraphs(own: readonly ReportParagraph[]): Markup {
  return html`${own.map(({ text, cites }) => html`<p class="own"><span dir="auto">${text}</span>${citations(cites)}</p>`)}`;
}

const has = ({ sections }: Report, wanted: SectionId) => sections.some(({ id }) => id === wanted);

async function packed(text: string): Promise<Packed> {
  const bytes = await promisify(gzip)(text, { level: 9 });
  // The system that packed it, which the format notes, would make the same report differ between machines.
  bytes[9] = 255;
  const kilo = bytes.length / 1024;
  return {
    text: bytes.toString('base64'),
    size: kilo < 1000 ? `${Math.ceil(kilo)} KB` : `${(kilo / 1024).toFixed(1)} MB`,
  };
}
