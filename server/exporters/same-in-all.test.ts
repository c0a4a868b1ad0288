import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Report } from '../domain/report/report.ts';
import { pdfPages } from '../testing/pdf-text.ts';
import { aReportFile } from '../testing/report-file.ts';
import { exporters, FORMATS, type ReportFormat } from './index.ts';

const utf8 = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const plain = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\u200e\u200f\u2066-\u2069\u00ad\u200b]/g, '')
    .replace(/\u00a0/g, ' ')
    .replace(/\s+/g, ' ');

/** As on paper, where lines end anywhere, and Urdu stands from the last letter to the first, in the shapes it is joined in. */
const asPainted = (text: string) => plain(text.normalize('NFKC')).replace(/\s|\p{Script=Arabic}/gu, '');

/** The text of markup, with a space where an element may part words. */
function ofMarkup(
  markup: string,
  inline: RegExp = /<\/?(?:b|i|em|strong|span|a|sup|abbr|time|bdi|mark|code)\b[^>]*>/g,
): string {
  return markup
    .replace(/<(script|style)\b.*?<\/\1>/gs, ' ')
    .replace(inline, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&(?:quot|#34);/g, '"')
    .replace(/&(?:apos|#39|#x27);/g, "'")
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&');
}

/** Every text within a value, one after the other. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const ofJson = (text: string) => textsIn((JSON.parse(text) as { report?: unknown }).report).join('\n');

/** Cells as a person sees them: the guard before a formula is no part of the words. */
const ofCsv = (text: string) =>
  (parse(text, { bom: true, relax_column_count: true }) as string[][])
    .flat()
    .map((cell) => cell.replace(/^'(?=[=+\-@])/, ''))
    .join('\n');

/** How the text of each format is read: of a format that says everything more than once, each time. */
const READ: Record<string, (bytes: Uint8Array) => string[]> = {
  html: (bytes) => [ofMarkup(utf8(bytes))],
  json: (bytes) => [ofJson(utf8(bytes))],
  csv: (bytes) => [ofCsv(utf8(bytes))],
  xlsx: (bytes) => [ofMarkup(strFromU8(unzipSync(bytes)['xl/sharedStrings.xml'] ?? new Uint8Array()))],
  docx: (bytes) => {
    const parts = Object.entries(unzipSync(bytes)).filter(([path]) =>
      /^word\/(document|header\d*|footer\d*)\.xml$/.test(path),
    );
    return [
      parts.map(([, part]) => ofMarkup(strFromU8(part), /<\/?w:(?:r|t|rPr|rtl|b|i|hyperlink)\b[^>]*>/g)).join('\n'),
    ];
  },
  zip: (bytes) => {
    const parts = Object.entries(unzipSync(bytes)).map(([path, part]): [string, string] => [path, strFromU8(part)]);
    const tables = parts.flatMap(([path, text]) => {
      if (path.endsWith('.csv')) return [ofCsv(text)];
      return path === 'README.md' ? [text.replace(/\\([\\`*_<>[\]#|])/g, '$1')] : [];
    });
    return [tables.join('\n'), ofJson(parts.find(([path]) => path === 'report.json')?.[1] ?? '{}')];
  },
  pdf: (bytes) => [pdfPages(bytes).join(' ')],
};

/**
 * Paper sets no heading above the bottom line, which is the heading of the whole, nor above the columns of developments,
 * and has the first twelve characters of the hash of the definitions.
 */
const LEFT_OUT: Record<string, readonly string[]> = {
  pdf: ['headings: Bottom line', 'headings: The development', `versions: ${aReportFile().report.definitionsHash}`],
};

/** What every format says of an indicator. */
const ofRow = ({ title, before, after, change, badge, qualifier, confidence, byHand }: Report['rows'][number]) => [
  ...[title, before, after, change, badge, qualifier, confidence, byHand],
];

/** Every sentence and number of the report, with where it stands. */
function saidIn(report: Report): [where: string, words: string][] {
  const { credit } = report;
  const own = [...report.opening, ...report.sections.flatMap((section) => section.own)];
  const found: Record<string, (string | null)[]> = {
    front: [report.issue, report.marking, report.sample, report.finding, report.standing, report.lead],
    filters: report.filters.map(({ value }) => value),
    headings: report.sections.map(({ title }) => title),
    own: own.map(({ text }) => text),
    developments: report.developments.flatMap((each) => [
      ...[each.title, each.badge, each.tally, each.summary, each.posterior, each.confidence],
      ...each.explanations.flatMap(({ title, prior, posterior }) => [title, prior, posterior]),
    ]),
    judgements: report.judgements.flatMap((each) => [each.finding, each.change, each.likelihood, each.confidence]),
    changed: report.changed.map(({ words }) => words),
    unknown: report.unknown,
    watch: report.watch,
    sure: Object.values(report.sure),
    rows: report.rows.flatMap((row) => [...ofRow(row), row.expects]),
    checks: report.checks.flatMap(({ title, outcome }) => [title, outcome]),
    method: [...report.method, ...report.likelihoods.map(({ word }) => word)],
    events: [...report.cited, ...(report.events?.items ?? [])].flatMap(({ summary, sources }) => [
      ...[summary, ...sources.flatMap(({ publisher, grade }) => [publisher, grade])],
    ]),
    listed: [report.events?.words ?? null],
    credit: [credit.line, credit.licence, credit.withheld],
    versions: [
      report.definitionsHash,
      report.definitionsHash.slice(0, 12),
      ...report.versions.map(({ version }) => version),
    ],
    reproduce: [report.reproduce],
  };
  return Object.entries(found).flatMap(([where, list]) =>
    list.flatMap((words): [string, string][] => (words ? [[where, plain(words).trim()]] : [])),
  );
}

describe('every sentence and number of the report', () => {
  const file = aReportFile();
  const all = saidIn(file.report);

  it.each([...FORMATS])('stands in %s as in the others', async (format: ReportFormat) => {
    const read = READ[format];
    if (!read) throw new Error(`Say above how the text of "${format}" is read.`);
    // The table of indicators has nothing else.
    const wanted =
      format === 'csv' ? file.report.rows.flatMap(ofRow).map((words): [string, string] => ['rows', words]) : all;
    const fold = format === 'pdf' ? asPainted : plain;
    for (const text of read(await exporters[format].write(file)).map(fold)) {
      const missing = wanted.filter(([, words]) => !text.includes(fold(words)));
      expect(missing.map(([where, words]) => `${where}: ${words}`)).toEqual(LEFT_OUT[format] ?? []);
    }
  });

  it('would be missed if it were changed: a number that no format says is found nowhere', async () => {
    const text = plain(utf8(await exporters.json.write(file)));
    expect(text).not.toContain('a number that nobody wrote');
    expect(all.length).toBeGreaterThan(80);
  });
});
