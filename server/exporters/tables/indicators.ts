import type { IndicatorReading } from '../../domain/reading/reading.ts';
import { BADGES } from '../../domain/reading/verdict.ts';
import type { ReportRow } from '../../domain/report/report.ts';
import type { ReportFile } from '../exporter.ts';
import { tableOf, type Table } from './table.ts';

interface Read {
  row: ReportRow;
  reading: IndicatorReading;
}

/** The indicators of the report, each with its reading. */
export function readIn({ report, reading }: Pick<ReportFile, 'report' | 'reading'>): Read[] {
  const all = reading.developments.flatMap(({ indicators }) => indicators);
  return report.rows.flatMap((row) => {
    const found = all.find(({ id }) => id === row.id);
    return found ? [{ row, reading: found }] : [];
  });
}

/** All indicators, one row each: words as the report says them, and the numbers behind them. */
export function indicatorTable(file: ReportFile): Table {
  return tableOf<Read>(
    {
      name: 'indicators',
      title: 'Indicators',
      words: 'What each indicator was expected to do, what it did, and how that is read.',
      key: ['indicator'],
    },
    readIn(file),
    [
      {
        name: 'development',
        title: 'Development',
        kind: 'text',
        words: 'Its number and short name',
        needed: true,
        of: ({ row }) => row.development,
      },
      {
        name: 'indicator',
        title: 'Id',
        kind: 'text',
        words: "The name of the indicator's file",
        needed: true,
        of: ({ row }) => row.id,
      },
      {
        name: 'title',
        title: 'Indicator',
        kind: 'text',
        words: 'What it is called',
        needed: true,
        width: 40,
        of: ({ row }) => row.title,
      },
      {
        name: 'expects',
        title: 'Expected',
        kind: 'text',
        words: 'What the forecast expects of it',
        width: 26,
        of: ({ row }) => row.expects,
      },
      {
        name: 'before',
        title: 'Before',
        kind: 'text',
        words: 'Over the baseline, in words',
        of: ({ row }) => row.before,
      },
      {
        name: 'after',
        title: 'After',
        kind: 'text',
        words: 'Over the judged watch, in words',
        of: ({ row }) => row.after,
      },
      {
        name: 'change',
        title: 'Change',
        kind: 'text',
        words: 'From before to after, with its 90 % interval',
        width: 30,
        of: ({ row }) => row.change,
      },
      {
        name: 'verdict',
        title: 'Verdict',
        kind: 'text',
        words: 'The badge',
        needed: true,
        oneOf: Object.values(BADGES),
        of: ({ row }) => row.badge,
      },
      {
        name: 'qualifier',
        title: 'Qualifier',
        kind: 'text',
        words: 'What qualifies the verdict',
        width: 26,
        of: ({ row }) => row.qualifier,
      },
      {
        name: 'confidence',
        title: 'Confidence',
        kind: 'text',
        words: 'About the data, not about the size of the change',
        oneOf: ['high', 'moderate', 'low'],
        of: ({ row }) => row.confidence,
      },
      {
        name: 'before_value',
        title: 'Before, number',
        kind: 'number',
        words: 'In the unit; a share stands from 0 to 1',
        of: ({ reading }) => reading.before?.value ?? null,
      },
      {
        name: 'after_value',
        title: 'After, number',
        kind: 'number',
        words: 'In the unit; a share stands from 0 to 1',
        of: ({ reading }) => reading.after?.value ?? null,
      },
      { name: 'unit', title: 'Unit', kind: 'text', words: 'Of before and after', of: ({ reading }) => unitOf(reading) },
      {
        name: 'change_value',
        title: 'Change, number',
        kind: 'number',
        words: 'On the scale beside it; empty where there was none before',
        of: ({ reading }) => reading.change?.value ?? null,
      },
      {
        name: 'change_low',
        title: 'Change, low',
        kind: 'number',
        words: 'Lower end of the 90 % interval',
        of: ({ reading }) => reading.change?.lo ?? null,
      },
      {
        name: 'change_high',
        title: 'Change, high',
        kind: 'number',
        words: 'Upper end of the 90 % interval',
        of: ({ reading }) => reading.change?.hi ?? null,
      },
      {
        name: 'change_scale',
        title: 'Scale',
        kind: 'text',
        words: 'ratio: after by before; points: after less before, of shares; level: after alone',
        oneOf: ['ratio', 'points', 'level'],
        of: ({ reading }) => reading.change?.scale ?? null,
      },
      {
        name: 'events_before',
        title: 'Events before',
        kind: 'integer',
        words: 'Events counted over the baseline',
        needed: true,
        of: ({ row }) => row.eventsBefore,
      },
      {
        name: 'events_after',
        title: 'Events after',
        kind: 'integer',
        words: 'Events counted over the judged watch',
        needed: true,
        of: ({ row }) => row.eventsAfter,
      },
      {
        name: 'months_before',
        title: 'Months before',
        kind: 'integer',
        words: 'Covered months of the baseline',
        needed: true,
        of: ({ reading }) => reading.counts.monthsBefore,
      },
      {
        name: 'months_after',
        title: 'Months after',
        kind: 'integer',
        words: 'Covered months of the judged watch',
        needed: true,
        of: ({ reading }) => reading.counts.monthsAfter,
      },
      {
        name: 'decided_by_hand',
        title: 'Decided by hand',
        kind: 'text',
        words: 'What people decided against the rule, each with its reason',
        width: 30,
        of: ({ row }) => row.byHand,
      },
      {
        name: 'definition_version',
        title: 'Definition',
        kind: 'text',
        words: "SHA-256 of the meaning of the indicator's file",
        needed: true,
        of: ({ row }) => row.version,
      },
      {
        name: 'changed_after_registration',
        title: 'Changed since',
        kind: 'yes-no',
        words: 'Whether its definition changed after the forecast was registered',
        needed: true,
        of: ({ row }) => row.changedAfterRegistration,
      },
    ],
  );
}

const unitOf = ({ before, after }: IndicatorReading) => {
  const unit = (after ?? before)?.unit ?? null;
  return unit === '%' ? 'share' : unit;
};
