import { Bookmark, ExternalHyperlink, TextRun, type ParagraphChild } from 'docx';
import { dayInWords } from '../../domain/event/calendar.ts';
import type { SectionId } from '../../domain/report/plan-values.ts';
import type { Report, ReportEvent, ReportRow } from '../../domain/report/report.ts';
import { placesOf } from '../svg/paint-map.ts';
import { chartBlocks, intervalPicture, mapBlocks } from './pictures.ts';
import { citations, paragraph, runs, table, type Block } from './words.ts';

/** How each section is written below its heading; the bottom line has none, for it is the first heading. */
export const SECTION_BLOCKS: Record<SectionId, (report: Report) => Block[] | Promise<Block[]>> = {
  'bottom-line': (report) => [
    paragraph('Finding', report.finding),
    ...said('Lead', report.lead),
    paragraph('Normal', report.standing),
    table(
      [30, 70],
      ['Made from', ''],
      report.filters.map(({ label, value }) => [label, value]),
    ),
  ],
  developments: async ({ developments }) => {
    const all: Block[] = [];
    for (const development of developments) {
      all.push(
        paragraph('Heading2', `${development.number}. ${development.title}`),
        paragraph('Note', development.says),
        paragraph('Normal', [...runs(development.badge, { bold: true }), ...runs(`  ${development.tally}`)]),
        paragraph('Normal', development.summary),
        ...(development.chart ? await chartBlocks(development.chart) : []),
        ...said('Normal', development.posterior),
        ...said('Note', development.confidence),
      );
      if (development.explanations.length > 0)
        all.push(
          table(
            [60, 20, 20],
            ['Explanation', 'Before', 'Now'],
            development.explanations.map(({ title, prior, posterior }) => [title, prior, posterior]),
          ),
        );
    }
    return all;
  },
  judgements: ({ judgements }) =>
    judgements.length === 0
      ? [paragraph('Normal', 'No verdict can be given; what is missing stands below.')]
      : judgements.flatMap(({ finding, change, likelihood, confidence, cites }) => [
          paragraph(
            'ListNumber',
            [
              ...runs(finding, { bold: true }),
              ...citations(cites),
              ...(change ? runs(` ${change}`) : []),
              ...(likelihood ? runs(` ${likelihood}`) : []),
            ],
            { numbering: { reference: 'judgements', level: 0 } },
          ),
          ...said('Confidence', confidence),
        ]),
  changed: ({ changed }) => bullets(changed.map(({ words }) => words)),
  unknown: ({ unknown }) => bullets(unknown),
  watch: ({ watch }) => bullets(watch),
  indicators: async ({ rows }) => [
    table(
      [22, 13, 10, 10, 15, 11, 19],
      ['Indicator', 'Expected', 'Before', 'After', 'Change', 'Against, as predicted', 'Verdict'],
      await indicatorRows(rows),
    ),
    paragraph(
      'Note',
      'Bars are 90 % intervals on a log scale from one quarter to eight times; right of the line is as predicted, whatever was predicted.',
    ),
  ],
  checks: ({ sure, checks }) => [
    paragraph('Normal', sure.checks),
    ...(checks.length > 0
      ? [
          table(
            [36, 36, 28],
            ['Check', 'Change', 'Outcome'],
            checks.flatMap(({ indicator, title, change, outcome }, i) => [
              ...(indicator === checks[i - 1]?.indicator ? [] : [[indicator]]),
              [title, change, outcome],
            ]),
          ),
        ]
      : []),
  ],
  method: ({ method, likelihoods }) => [
    ...method.map((words) => paragraph('Normal', words)),
    paragraph('Heading2', 'Words of likelihood'),
    table(
      [60, 40],
      ['Word', 'Chance'],
      likelihoods.map(({ word, from, to }) => [word, `${percent(from)} to ${percent(to)} %`]),
    ),
  ],
  sources: ({ sure, cited, credit, forecast }) => [
    paragraph('Normal', sure.sources),
    paragraph('Normal', sure.gaps),
    ...cited.map(citedEvent),
    paragraph('Normal', `${credit.feed}. ${credit.line}`),
    paragraph('Note', `Licence: ${credit.licence}`),
    ...said('Note', credit.withheld),
    paragraph(
      'Normal',
      `The forecast: ${forecast.author}, “${forecast.title}”, ${forecast.publisher}, ${dayInWords(forecast.published)}.`,
    ),
  ],
  versions: ({ versions, definitionsHash, dataVersion }) => [
    paragraph('Note', `Definitions ${definitionsHash}, data version ${dataVersion}.`),
    table(
      [60, 20, 20],
      ['Indicator', 'Version', 'Changed'],
      versions.map((v) => [
        v.indicator,
        v.version.slice(0, 12),
        v.changedAfterRegistration ? 'changed after registration' : '',
      ]),
    ),
  ],
  events: ({ events }) =>
    events === null || events.items.length === 0
      ? [paragraph('Normal', NO_EVENTS)]
      : [
          paragraph('Normal', events.words),
          table(
            [12, 34, 16, 9, 15, 14],
            ['When', 'What', 'Where', 'Killed', 'Counts toward', 'Sources'],
            events.items.map((event) => [
              event.when,
              `${event.kind}: ${event.summary}${event.inReview ? ' (in review)' : ''}`,
              event.place,
              event.killed,
              event.counts.join('; '),
              event.sources.map(({ publisher, grade }) => `${publisher} (${grade})`).join('; '),
            ]),
          ),
        ],
  map: async ({ events }) =>
    events === null || events.items.length === 0
      ? [paragraph('Normal', NO_EVENTS)]
      : [
          ...(await mapBlocks(events.items)),
          table(
            [70, 30],
            ['Place', 'Events'],
            placesOf(events.items).map(({ place, events: n }) => [place, String(n)]),
          ),
        ],
};

const NO_EVENTS = 'No event of the period counts toward its indicators.';
const percent = (share: number) => String(Math.round(share * 100));
const said = (style: string, words: string | null): Block[] => (words ? [paragraph(style, words)] : []);
const bullets = (lines: readonly string[]): Block[] =>
  lines.length === 0
    ? [paragraph('Normal', 'Nothing is named.')]
    : lines.map((words) => paragraph('ListBullet', words, { numbering: { reference: 'bullets', level: 0 } }));

async function indicatorRows(rows: readonly ReportRow[]) {
  const all: (string | Awaited<ReturnType<typeof intervalPicture>>)[][] = [];
  for (const [i, row] of rows.entries()) {
    if (row.development !== rows[i - 1]?.development) all.push([row.development]);
    const also = [row.qualifier, row.byHand, row.confidence && `Confidence: ${row.confidence}`]
      .filter(Boolean)
      .map((words) => paragraph('TableNote', words));
    const verdict = [paragraph('TableText', runs(row.badge, { bold: true, color: COLOURS[row.verdict] })), ...also];
    all.push([row.title, row.expects, row.before, row.after, row.change, await intervalPicture(row), verdict]);
  }
  return all;
}

/** Colour of a verdict's word, which stands for itself without it. */
const COLOURS: Record<ReportRow['verdict'], string> = {
  'as-predicted': '00517F',
  against: '973C00',
  'no-clear-change': '3F474D',
  mixed: '3F474D',
  'too-little-data': '4B545A',
  watched: '4B545A',
};

function citedEvent(event: ReportEvent, i: number): Block {
  const sources = event.sources.flatMap((source): ParagraphChild[] => {
    const name = runs(source.publisher, /^https?:\/\//i.test(source.url ?? '') ? { style: 'Hyperlink' } : {});
    const linked = source.url !== null && /^https?:\/\//i.test(source.url);
    const when = source.published === null ? '' : `, ${dayInWords(source.published)}`;
    return [
      new TextRun({ text: ' ' }),
      ...(linked ? [new ExternalHyperlink({ link: source.url ?? '', children: name })] : name),
      new TextRun({ text: `${when} (${source.grade})` }),
    ];
  });
  return paragraph('Source', [
    new Bookmark({ id: `source-${i + 1}`, children: [new TextRun({ text: `[${i + 1}] ` })] }),
    ...runs(`${event.summary} ${event.when}, ${event.place}.${event.inReview ? ' In review.' : ''}`),
    ...sources,
  ]);
}
