import { stringify } from 'csv-stringify/sync';
import type { ChartFile } from '../chart-file.ts';
import { CSV_SETTINGS } from './settings.ts';

/**
 * The marks of a chart as a table, one row each, with what holds for all of them in every row, so that no row can lose
 * it. Cells that a spreadsheet would take for a formula are disarmed with a leading apostrophe.
 */
export function writeChartCsv({ chart, forecast, indicator, feed, asOf, version, sample }: ChartFile): string {
  const cell = (value: number | null) => (value === null || !Number.isFinite(value) ? '' : value);
  return stringify(
    chart.marks.map((mark) => {
      const judged = mark.role !== 'missing' && chart.band !== null;
      return {
        forecast,
        indicator,
        period: mark.label,
        from: mark.days?.from ?? mark.from,
        to: mark.days?.to ?? mark.to,
        role: mark.role,
        value: cell(mark.value),
        low: cell(mark.lo),
        high: cell(mark.hi),
        n: cell(mark.n),
        expected_low: judged ? cell(chart.band?.lo ?? null) : '',
        expected_high: judged ? cell(chart.band?.hi ?? null) : '',
        events: String(mark.events),
        unusual: mark.unusual ? 'yes' : 'no',
        named: mark.named ?? '',
        // Parts of a whole stand from 0 to 1.
        unit: chart.percent ? 'share' : chart.unit,
        feed: feed.id,
        as_of: asOf,
        definition_version: version,
        citation: feed.citation,
        licence: feed.licence,
        accessed: feed.accessed ?? '',
        withheld: feed.withheld ?? '',
        data: sample ?? '',
      };
    }),
    { ...CSV_SETTINGS, header: true, columns: COLUMNS, bom: true },
  );
}

const COLUMNS = [
  'forecast',
  'indicator',
  'period',
  'from',
  'to',
  'role',
  'value',
  'low',
  'high',
  'n',
  'expected_low',
  'expected_high',
  'events',
  'unusual',
  'named',
  'unit',
  'feed',
  'as_of',
  'definition_version',
  'citation',
  'licence',
  'accessed',
  'withheld',
  'data',
];
