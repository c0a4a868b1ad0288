import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { fileOfReport } from '../actions/reports/file-of-report.ts';
import { listReports } from '../actions/reports/list-reports.ts';
import { readReport } from '../actions/reports/read-report.ts';
import { formatNamed } from '../actions/reports/report-copy.ts';
import type { Config } from '../config.ts';
import type { ReportCheck, ReportLine } from '../domain/report/desk-report.ts';
import { FORMATS } from '../exporters/index.ts';
import { Usage } from './failure.ts';
import { withLog } from './open.ts';

export const REPORTS_HELP = `signposts reports list [--forecast F] [--json]
signposts reports show ID [--json]
signposts reports file ID --format ${FORMATS.join('|')} [--out FILE]
Lists the reports that are kept, drafts and signed; shows one, with what is to be looked at before a draft is signed; writes
one as a file, to the standard output or to FILE. A signed report is written from what was frozen when it was signed.`;

const text = { type: 'string' } as const;
const OPTIONS = { forecast: text, format: text, out: text, json: { type: 'boolean' } } as const;

/** Lists, shows or writes the reports that are kept. */
export async function reports(config: Config, args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [verb = 'list', id, ...more] = positionals;
  const print = (value: unknown, words: string) => console.log(values.json ? JSON.stringify(value) : words);
  if (verb === 'list') {
    if (id !== undefined) throw new Usage('"reports list" takes no report. Use "reports show ID".');
    const found = await withLog(config, (ctx) => listReports({ ctx, input: { forecast: values.forecast } }));
    print(found, found.reports.map(lineOf).join('\n') || 'No report is kept.');
    return 0;
  }
  if (verb !== 'show' && verb !== 'file') throw new Usage(`There is no "reports ${verb}".`);
  if (id === undefined || more.length > 0)
    throw new Usage(`Name one report: "reports ${verb} ID". "reports list" has them.`);
  if (verb === 'show') {
    const found = await withLog(config, (ctx) => readReport({ ctx, input: { id } }));
    print(found, [lineOf(found), ...aboutOf(found), ...found.checks.map(checkOf)].join('\n'));
    return 0;
  }
  const { format, out } = values;
  if (format === undefined) throw new Usage(`A file needs --format ${FORMATS.join('|')}.`);
  formatNamed(format);
  const copy = await withLog(config, (ctx) => fileOfReport({ ctx, input: { id, format } }));
  if (out === undefined) process.stdout.write(copy.bytes);
  else {
    await writeFile(out, copy.bytes);
    console.error(`${out}: ${copy.hash}`);
  }
  return 0;
}

const lineOf = ({ id, forecast, title, number, version, signedAt }: ReportLine) =>
  `${id}  ${forecast}, ${title}: ${signedAt === null ? `draft, version ${version}` : `no. ${number}, signed ${signedAt.slice(0, 10)}`}`;

function aboutOf({ hash, corrects, correctedBy }: ReportLine): string[] {
  return [
    ...(hash === null ? [] : [`  SHA-256 ${hash}`]),
    ...(corrects ? [`  Corrects no. ${corrects.number}: ${corrects.because}`] : []),
    ...(correctedBy
      ? [`  Corrected by no. ${correctedBy.number}, ${correctedBy.at.slice(0, 10)}: ${correctedBy.because}`]
      : []),
  ];
}

const WEIGHTS: Record<ReportCheck['weight'], string> = { stop: 'Stops', warn: 'To accept', good: 'In order' };
const checkOf = ({ weight, words, fix }: ReportCheck) =>
  `  ${WEIGHTS[weight]}: ${words}${fix === null ? '' : `\n      ${fix}`}`;
