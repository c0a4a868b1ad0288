import { stringify } from 'csv-stringify/sync';
import type { ChartFile } from '../chart-file.ts';

/**
 * The marks of a chart as a table, one row each, with what holds for all of them in every row, so that no row can lose
 * it. Cells that a spreadsheet would take for a formula are disarmed with a leading apostrophe.
 */
export function writeChartCsv({ chart, forecast, indicator, feed, asOf, version, sample }: ChartFile): string {
  const cell = (value: number | null) => (value === null || !Number.isFinite(value) ? '' : String(value));
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
        unit: chart.unit,
        feed: feed.id,
        as_of: asOf,
        definition_version: version,
        data: sample ?? '',
      };
    }),
    { header: true, columns: COLUMNS, bom: true, escape_formulas: true, record_delimiter: '\r\n' },
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
  'data',
];
