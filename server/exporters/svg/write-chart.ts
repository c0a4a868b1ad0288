import { dayInWords, monthInWords } from '../../domain/event/calendar.ts';
import { creditLine } from '../../domain/licence.ts';
import type { ChartFile } from '../chart-file.ts';
import { paintFigure } from './paint-figure.ts';

/** The chart as a drawing that stands alone: title, numbers, source line, licence, and the date of the data. */
export function writeChartSvg(file: ChartFile, theme: 'light' | 'dark'): string {
  const { feed, before, after, change, asOf, through, version } = file;
  const number = (label: string, value: string | null) => (value === null ? [] : [{ label, value }]);
  const source = [
    `Signposts. Source: ${feed.title}.`,
    `Data as of ${dayInWords(asOf)}${through === null ? '' : `, judged through ${monthInWords(through)}`}.`,
    `Definition ${version.slice(0, 12)}.`,
    creditLine({ citation: feed.citation, accessed: feed.accessed ?? null }),
    feed.withheld ?? '',
  ];
  const figure = paintFigure(file.chart, {
    title: file.finding,
    numbers: [...number('Before', before), ...number('After', after), ...number('Change', change)],
    verdict: file.verdict,
    source: source.filter(Boolean).join(' '),
    licence: feed.licence,
    sample: file.sample,
    theme,
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${figure.markup}\n`;
}
