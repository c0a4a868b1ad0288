import { aboutReport, warningOf } from '../tables/about.ts';
import type { Table } from '../tables/table.ts';
import type { ReportFile } from '../exporter.ts';

/** What a person reads first: what this is, how to cite it, on which terms, and how to check it. */
export function readMe(file: ReportFile, tables: readonly Table[], others: readonly string[]): string {
  const { report, reading, hash, address } = file;
  const warning = warningOf(report);
  const lines = [
    `# ${plain(report.title)}, ${plain(report.issue)}`,
    ...(warning ? [`**${plain(warning)}**`] : []),
    plain(report.finding),
    '## About',
    aboutReport(file)
      .map(({ label, value }) => `- ${label}: ${plain(value)}`)
      .join('\n'),
    '## What is in it',
    [
      '- `datapackage.json`: describes every table, column by column (Frictionless Tabular Data Package)',
      ...tables.map(({ name, words, rows }) => `- \`data/${name}.csv\`: ${plain(words)} Rows: ${rows.length}.`),
      ...others.map((path) => `- \`${path}\``),
    ].join('\n'),
    ...missing(file),
    '## How the tables are written',
    'UTF-8, comma, header, lines ended by CR LF; days as 2024-10-31, months as 2024-10, an empty cell is not known, which is not 0. Text that a spreadsheet would take for a formula has an apostrophe before it; an import into Signposts takes it off again. `data/events.csv`, where there is one, has the columns that an import reads.',
    '## Citation',
    `${plain(report.title)}, ${plain(report.issue)}. Reading of ${plain(reading.feedTitle)} as of ${reading.asOf}${address ? `. ${address}` : ''}. SHA-256 ${hash}.`,
    `Data: ${plain(report.credit.line || report.credit.citation)}`,
    '## Licences',
    `The data stand under the terms of their feed: ${plain(report.credit.licence || 'not said')}. Numbers added up from them go under its credit; the credit has to stay with them.`,
    ...(report.marking ? [`It may be passed on as ${report.marking} says (FIRST, Traffic Light Protocol 2.0).`] : []),
    '## Check it',
    'With Signposts at hand, without a network or database:',
    '```\nsignposts verify FILE.zip\n```',
    'It reckons every reading again from `report.json` and says what agrees and what does not.',
  ];
  return `${lines.join('\n\n')}\n`;
}

function missing({ evidence, report }: ReportFile): string[] {
  if (evidence?.events) return [];
  const why =
    report.credit.withheld ?? 'The events that the reading rests on do not travel with it: sums stand for them.';
  return ['## What is not in it', plain(why)];
}

/** On one line, and without what Markdown would take for marks of its own. */
const plain = (words: string) => words.replace(/\s+/g, ' ').replace(/[\\`*_<>[\]#|]/g, '\\$&');
