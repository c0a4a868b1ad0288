import type { SectionId } from '../../domain/report/plan-values.ts';
import type { Report, ReportParagraph } from '../../domain/report/report.ts';
import { tableOf, type Table } from './table.ts';

/** One sentence or paragraph of the report, with what it is. */
interface Line {
  section: string;
  is: string;
  words: string;
  /** Numbers of the cited events. */
  cites: readonly number[];
}

type Said = Omit<Line, 'section'>;

const said = (is: string, words: string | null, cites: readonly number[] = []): Said[] =>
  words ? [{ is, words, cites }] : [];

const ownWords = (own: readonly ReportParagraph[]) =>
  own.flatMap(({ text, cites }) => said("editor's paragraph", text, cites));

/** What each section says in words; its tables are tables of their own. */
const WORDS: Record<SectionId, (report: Report) => Said[]> = {
  'bottom-line': ({ finding, standing, lead }) => [
    ...said('bottom line', finding),
    ...said('in more words', lead),
    ...said('standing', standing),
  ],
  developments: ({ developments }) =>
    developments.flatMap((development) => [
      ...said('development', `${development.number}. ${development.title}`),
      ...said('what the article says', development.says),
      ...said('verdict', development.badge),
      ...said('tally', development.tally),
      ...said('summary', development.summary),
      ...said('likelihood', development.posterior),
      ...said('confidence', development.confidence),
      ...development.explanations.flatMap(({ title, prior, posterior }) =>
        said('explanation', `${title}: ${prior} before, ${posterior} now`),
      ),
    ]),
  judgements: ({ judgements }) =>
    judgements.flatMap(({ finding, change, likelihood, confidence, cites, own }, i) => [
      ...said(own === null ? `judgement ${i + 1}` : `judgement ${i + 1}, the editor's`, finding, cites),
      ...said(`judgement ${i + 1}, change`, change),
      ...said(`judgement ${i + 1}, likelihood`, likelihood),
      ...said(`judgement ${i + 1}, confidence`, confidence),
    ]),
  changed: ({ changed }) => changed.flatMap(({ words }) => said('change', words)),
  unknown: ({ unknown }) => unknown.flatMap((words) => said('not known', words)),
  watch: ({ watch }) => watch.flatMap((words) => said('to watch', words)),
  indicators: () => [],
  checks: ({ sure }) => said('checks', sure.checks),
  method: ({ method, likelihoods }) => [
    ...method.flatMap((words) => said('method', words)),
    ...likelihoods.flatMap(({ word, from, to }) =>
      said('likelihood word', `${word}: ${percent(from)} to ${percent(to)} %`),
    ),
  ],
  sources: ({ sure, credit }) => [
    ...said('sources', sure.sources),
    ...said('gaps', sure.gaps),
    ...said('credit', credit.line),
    ...said('licence', credit.licence),
    ...said('withheld', credit.withheld),
  ],
  versions: () => [],
  events: ({ events }) => said('events', events?.words ?? null),
  map: () => [],
};

/** All that the report says in words, in its order. */
export function sentenceTable(report: Report): Table {
  const lines: Line[] = [
    ...ownWords(report.opening).map((line) => ({ section: 'Opening', ...line })),
    ...report.sections.flatMap(({ id, title, own }) =>
      [...said('heading', title), ...WORDS[id](report), ...ownWords(own)].map((line) => ({ section: title, ...line })),
    ),
  ];
  return tableOf(
    { name: 'sentences', title: 'Judgements and sentences', words: 'All that the report says in words, in its order.' },
    lines,
    [
      {
        name: 'section',
        title: 'Section',
        kind: 'text',
        words: 'The section it stands in',
        needed: true,
        width: 26,
        of: (line) => line.section,
      },
      {
        name: 'is',
        title: 'What it is',
        kind: 'text',
        words: 'What the words are',
        needed: true,
        width: 24,
        of: (line) => line.is,
      },
      {
        name: 'words',
        title: 'Words',
        kind: 'text',
        words: 'As the report says them',
        needed: true,
        width: 100,
        of: (line) => line.words,
      },
      {
        name: 'cites',
        title: 'Cites',
        kind: 'text',
        words: 'Numbers of the cited events',
        width: 8,
        of: (line) => line.cites.map((n) => `[${n}]`).join(' '),
      },
    ],
  );
}

const percent = (share: number) => String(Math.round(share * 100));
