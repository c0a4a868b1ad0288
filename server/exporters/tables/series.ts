import type { IndicatorReading, MonthPoint } from '../../domain/reading/reading.ts';
import type { ReportFile } from '../exporter.ts';
import { readIn } from './indicators.ts';
import { tableOf, type Table } from './table.ts';

interface Step {
  indicator: IndicatorReading;
  point: MonthPoint;
}

/** What every indicator measured, one row a step of its series: mostly a month. */
export function seriesTable(file: ReportFile): Table {
  const steps = readIn(file).flatMap(({ reading: indicator }) =>
    indicator.series.map((point) => ({ indicator, point })),
  );
  return tableOf<Step>(
    {
      name: 'series',
      title: 'Series',
      words: 'What each indicator measured, month by month. An empty value is not known, which is not 0.',
      key: ['indicator', 'month'],
    },
    steps,
    [
      {
        name: 'indicator',
        title: 'Id',
        kind: 'text',
        words: "The name of the indicator's file",
        needed: true,
        width: 26,
        of: ({ indicator }) => indicator.id,
      },
      {
        name: 'title',
        title: 'Indicator',
        kind: 'text',
        words: 'What it is called',
        needed: true,
        width: 40,
        of: ({ indicator }) => indicator.title,
      },
      {
        name: 'month',
        title: 'Month',
        kind: 'month',
        words: 'The month, or the first of a longer step',
        needed: true,
        of: ({ point }) => point.month,
      },
      {
        name: 'to',
        title: 'To',
        kind: 'month',
        words: 'The last month of the step',
        needed: true,
        of: ({ point }) => point.to,
      },
      {
        name: 'window',
        title: 'Window',
        kind: 'text',
        words: 'Where it lies',
        needed: true,
        oneOf: ['baseline', 'watch', 'outside'],
        width: 11,
        of: ({ point }) => point.window,
      },
      {
        name: 'state',
        title: 'State',
        kind: 'text',
        words:
          'zero: covered, and nothing happened; missing: nobody covered it; provisional: still being reported, and not judged',
        needed: true,
        oneOf: ['counted', 'zero', 'missing', 'provisional'],
        width: 12,
        of: ({ point }) => point.state,
      },
      {
        name: 'value',
        title: 'Value',
        kind: 'number',
        words: 'What it measures, in the unit; a share stands from 0 to 1',
        of: ({ point }) => point.value,
      },
      {
        name: 'unit',
        title: 'Unit',
        kind: 'text',
        words: 'Of the value',
        of: ({ indicator: { chart } }) => (chart.percent ? 'share' : chart.unit),
      },
      {
        name: 'events',
        title: 'Events',
        kind: 'integer',
        words: 'Events behind the value',
        needed: true,
        of: ({ point }) => point.events,
      },
      {
        name: 'exposure',
        title: 'Divided by',
        kind: 'number',
        words: 'What the value was divided by; 1 for counts',
        needed: true,
        of: ({ point }) => point.exposure,
      },
      {
        name: 'quiet',
        title: 'Quiet',
        kind: 'yes-no',
        words: 'Whether it lies in a time that is set apart, such as a ceasefire',
        needed: true,
        of: ({ point }) => point.quiet,
      },
      {
        name: 'unusual',
        title: 'Unusual',
        kind: 'yes-no',
        words: 'Beyond what the baseline leads us to expect (one-sided 1 %)',
        needed: true,
        of: ({ point }) => point.unusual,
      },
    ],
  );
}
