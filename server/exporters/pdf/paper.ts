import { dayInWords } from '../../domain/event/calendar.ts';
import type { ReportDevelopment, ReportEvent, ReportRow } from '../../domain/report/report.ts';
import { BADGES } from '../../domain/reading/verdict.ts';
import type { ReportFile } from '../exporter.ts';
import type { Markup } from '../html/markup.ts';
import { mapOf } from '../svg/paint-map.ts';
import { paintSpark } from '../svg/paint-spark.ts';
import { allBreakable, breakable } from './breakable.ts';
import { chartOnPaper, intervalOnPaper, VERDICT_SIGNS } from './drawings.ts';
import type { Paper } from './thread-messages.ts';

/** Days beside each other; more of them stand below. */
const MOST_COLUMNS = 3;

/** What the template is given: the report, its drawings by name, and what stands at the foot of each page. */
export function paperOf(file: ReportFile): Paper {
  const { report, reading, hash, address } = file;
  const drawings: Record<string, string> = {};
  const drawn = (name: string, markup: Markup) => {
    drawings[`${name}.svg`] = markup.markup;
    return `${name}.svg`;
  };
  for (const [verdict, sign] of Object.entries(VERDICT_SIGNS)) drawn(verdict, sign);
  const columns = Math.min(MOST_COLUMNS, Math.max(1, report.developments.length));
  const { developments, rows, reproduce, definitionsHash, ...rest } = report;
  const map = report.events && mapOf(report.events.items);
  const data = {
    ...(allBreakable({ ...rest, cited: [], events: null }) as object),
    developments: developments.map((development, i) => ({
      ...(allBreakable({ ...development, chart: null }) as ReportDevelopment),
      chart: development.chart && {
        ...(allBreakable({
          title: development.chart.title,
          subtitle: development.chart.subtitle,
          notes: development.chart.notes,
        }) as object),
        alt: development.chart.text,
        drawing: drawn(`development-${i}`, chartOnPaper(development.chart, columns)),
      },
    })),
    rows: rows.map((row, i) => ({
      ...(allBreakable({ ...row, chart: null }) as ReportRow),
      alt: row.chart.text,
      spark: drawn(`spark-${i}`, paintSpark(row.chart)),
      interval: drawn(`interval-${i}`, intervalOnPaper(row.oriented, row.verdict)),
    })),
    cited: rest.cited.map(eventOnPaper),
    events: rest.events && { ...rest.events, items: rest.events.items.map(eventOnPaper) },
    map: map && { drawing: drawn('map', map.drawing), places: allBreakable(map.places), alt: map.alt },
    columns,
    badges: BADGES,
    asOf: reading.asOf.split('-').map(Number),
    published: dayInWords(report.forecast.published),
    signedAt: report.signed && dayInWords(report.signed.at.slice(0, 10)),
    corrects: report.signed?.corrects && dayInWords(report.signed.corrects.at.slice(0, 10)),
    ...{ reproduce, definitionsHash, hash, address },
  };
  return { data: JSON.stringify(data), drawings };
}

/** An event with the days of its sources in words, and its addresses as they are followed beside how they are shown. */
function eventOnPaper({ sources, ...event }: ReportEvent) {
  return {
    ...(allBreakable(event) as typeof event),
    sources: sources.map(({ url, published, ...source }) => ({
      ...(allBreakable(source) as typeof source),
      published: published && dayInWords(published),
      url: url !== null && /^https?:\/\//i.test(url) ? url : null,
      shown: url && breakable(url),
    })),
  };
}
