import { dayInWords } from '../../domain/event/calendar.ts';
import type { Report } from '../../domain/report/report.ts';
import type { ReportFile } from '../exporter.ts';

/** What holds for the whole report, as label and words, in the order in which a reader asks for it. */
export function aboutReport({ report, hash, address }: ReportFile): { label: string; value: string }[] {
  const { forecast, credit, signed } = report;
  const by = `${forecast.author}, ${forecast.publisher}, ${dayInWords(forecast.published)}`;
  const lines: [string, string | null][] = [
    ['Report', report.title],
    ['Issue', report.issue],
    ['State', stateOf(report)],
    ['Marking', report.marking],
    ['Data', report.sample],
    ['Corrects', signed?.corrects ? `no. ${signed.corrects.number}: ${signed.corrects.because}` : null],
    ['Bottom line', report.finding],
    ['Article', `${forecast.title}. ${by}`],
    ['Address of the article', forecast.link],
    ...report.filters.map(({ label, value }): [string, string] => [label, value]),
    ['Credit', credit.line],
    ['Licence', credit.licence],
    ['Withheld', credit.withheld],
    ['Definitions', report.definitionsHash],
    ['Data version', report.dataVersion],
    ['Fingerprint of the report (SHA-256)', hash],
    ['Frozen at', address],
    ['Made again by', report.reproduce],
  ];
  return lines.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/** "Draft, not signed", or who answers for it. */
export const stateOf = ({ signed }: Report) =>
  signed ? `Signed by ${signed.by}, ${dayInWords(signed.at.slice(0, 10))}, no. ${signed.number}` : 'Draft, not signed';

/** What has to stand on every page and sheet: marking, sample and draft. Null where there is nothing to warn of. */
export function warningOf(report: Report): string | null {
  const said = [report.marking, report.signed ? null : 'Draft, not signed.', report.sample].filter(
    (words): words is string => words !== null,
  );
  return said.length > 0 ? said.join('  ') : null;
}
