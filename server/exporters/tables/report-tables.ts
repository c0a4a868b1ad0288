import type { Report } from '../../domain/report/report.ts';
import type { ReportFile } from '../exporter.ts';
import { eventTable } from './events.ts';
import { indicatorTable } from './indicators.ts';
import { sentenceTable } from './sentences.ts';
import { seriesTable } from './series.ts';
import { tableOf, type Table } from './table.ts';

/** Every table of a report, in the order in which they stand in a workbook. */
export function tablesOf(file: ReportFile): Table[] {
  const { report } = file;
  return [
    indicatorTable(file),
    seriesTable(file),
    checkTable(report),
    sentenceTable(report),
    eventTable(
      { name: 'cited', title: 'Cited', words: 'The events that the report cites, by their numbers.' },
      report.cited,
    ),
    ...(report.events
      ? [eventTable({ name: 'event-list', title: 'Events', words: report.events.words }, report.events.items)]
      : []),
    versionTable(report),
  ];
}

function checkTable({ checks }: Report): Table {
  return tableOf(
    { name: 'checks', title: 'Checks', words: 'The comparison made again, each time with one choice changed.' },
    checks,
    [
      {
        name: 'indicator',
        title: 'Indicator',
        kind: 'text',
        words: 'What it is called',
        needed: true,
        width: 40,
        of: ({ indicator }) => indicator,
      },
      {
        name: 'check',
        title: 'Check',
        kind: 'text',
        words: 'What is changed',
        needed: true,
        width: 40,
        of: ({ title }) => title,
      },
      {
        name: 'change',
        title: 'Change',
        kind: 'text',
        words: 'From before to after, with its 90 % interval',
        width: 30,
        of: ({ change }) => change,
      },
      {
        name: 'outcome',
        title: 'Outcome',
        kind: 'text',
        words: 'What comes of it',
        needed: true,
        width: 50,
        of: ({ outcome }) => outcome,
      },
    ],
  );
}

function versionTable({ versions }: Report): Table {
  return tableOf(
    { name: 'versions', title: 'Versions', words: 'The definitions the report was made with.', key: ['indicator'] },
    versions,
    [
      {
        name: 'indicator',
        title: 'Id',
        kind: 'text',
        words: "The name of the indicator's file",
        needed: true,
        width: 36,
        of: ({ indicator }) => indicator,
      },
      {
        name: 'version',
        title: 'Version',
        kind: 'text',
        words: 'SHA-256 of the meaning of the file',
        needed: true,
        width: 68,
        of: ({ version }) => version,
      },
      {
        name: 'changed_after_registration',
        title: 'Changed since',
        kind: 'yes-no',
        words: 'Whether it changed after the forecast was registered',
        needed: true,
        width: 14,
        of: ({ changedAfterRegistration }) => changedAfterRegistration,
      },
    ],
  );
}
