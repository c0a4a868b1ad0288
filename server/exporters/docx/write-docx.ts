import { Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun, type ParagraphChild } from 'docx';
import type { Report, ReportParagraph } from '../../domain/report/report.ts';
import type { ReportFile } from '../exporter.ts';
import { dayOfFile } from '../pack.ts';
import { SECTION_BLOCKS } from './sections.ts';
import { settle } from './settle.ts';
import { NUMBERING, STYLES } from './styles.ts';
import { citations, paragraph, runs, type Block } from './words.ts';

/** Right edge of the text, in twentieths of a point: where the second half of a header or footer ends. */
const RIGHT = 9638;

/** The report as a document to be edited: real styles, charts as pictures with their sentences, the same bytes for the same report. */
export async function writeDocx(file: ReportFile): Promise<Uint8Array> {
  const { report, reading } = file;
  const document = new Document({
    title: report.title,
    subject: report.issue,
    creator: 'Signposts',
    lastModifiedBy: report.signed?.by ?? 'Signposts',
    description: `sha256:${file.hash}`,
    styles: STYLES,
    numbering: NUMBERING,
    features: { updateFields: false },
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1300, bottom: 1200, left: 1134, right: 1134 } },
        },
        headers: { default: new Header({ children: head(report) }) },
        footers: { default: new Footer({ children: foot(file) }) },
        children: await body(file),
      },
    ],
  });
  const made = new Uint8Array(await Packer.toArrayBuffer(document));
  return settle(made, dayOfFile(reading.asOf, report.signed));
}

async function body({ report, hash, address }: ReportFile): Promise<Block[]> {
  const all: Block[] = [
    paragraph('Title', report.title),
    paragraph('Note', report.issue),
    ...standing(report),
    ...own(report.opening),
  ];
  for (const section of report.sections) {
    // The bottom line is a heading itself.
    all.push(paragraph(section.id === 'bottom-line' ? 'Note' : 'Heading1', section.title));
    all.push(...(await SECTION_BLOCKS[section.id](report)), ...own(section.own));
  }
  if (report.cited.length > 0 && !report.sections.some(({ id }) => id === 'sources'))
    all.push(paragraph('Heading1', 'Sources'), ...(await SECTION_BLOCKS.sources(report)));
  return [
    ...all,
    paragraph('Heading1', 'Check this report'),
    paragraph('Note', `Report sha256:${hash}${address === null ? '' : `, frozen at ${address}`}`),
    paragraph('Note', `To make it again: ${report.reproduce}`),
  ];
}

/** Made-up data, a missing signature, what it corrects: before anything else. */
function standing({ marking, sample, signed }: Report): Block[] {
  const lines = [
    marking,
    sample,
    signed === null
      ? 'Draft, not signed'
      : `Report no. ${signed.number}, signed by ${signed.by} on ${signed.at.slice(0, 10)}.`,
    signed?.corrects
      ? `Corrects report no. ${signed.corrects.number} of ${signed.corrects.at.slice(0, 10)}: ${signed.corrects.because}`
      : null,
  ];
  return lines.flatMap((words) => (words ? [paragraph('Notice', words)] : []));
}

const own = (paragraphs: readonly ReportParagraph[]): Block[] =>
  paragraphs.map(({ text, cites }) => paragraph('OwnText', [...runs(text), ...citations(cites)]));

function head({ marking, forecast, issue, sample, signed }: Report): Paragraph[] {
  const left = ['Signposts trend report', forecast.title].join('   ');
  const said = [sample, signed === null ? 'Draft, not signed' : null].filter(Boolean).join(' ');
  return [
    edges(
      [...runs(left)],
      [...runs(marking ? `${issue}   ` : issue), ...(marking ? runs(marking, { bold: true, color: '15191C' }) : [])],
    ),
    ...(said ? [paragraph('Margin', said)] : []),
  ];
}

function foot({ report, hash, address }: ReportFile): Paragraph[] {
  const page = [new TextRun({ children: [PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })];
  const left = [report.marking, `sha256:${hash.slice(0, 12)}`, address].filter(Boolean).join('   ');
  return [edges(runs(left), page)];
}

function edges(left: readonly ParagraphChild[], right: readonly ParagraphChild[]): Paragraph {
  const tab = new TextRun({ text: '\t' });
  return paragraph('Margin', [...left, tab, ...right], { tabStops: [{ type: 'right', position: RIGHT }] });
}
