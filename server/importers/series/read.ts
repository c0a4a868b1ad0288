import { isDay, type Day, type Month } from '../../domain/event/calendar.ts';
import { readMonth, readPublished, readTotal, type Cell } from '../../domain/import/series-cell.ts';
import type { SeriesColumn, SeriesSettings } from '../../domain/import/series.ts';
import { shown } from '../../domain/problem.ts';
import type { TableRow } from '../files/table.ts';
import type { RowProblem } from '../importer.ts';
import type { Table } from './look.ts';

/** A month of one column with the publication it stands in. */
export interface ReadTotal extends SeriesColumn {
  month: Month;
  value: number;
  publisher: string;
  title: string;
  url: string | null;
  published: Day | null;
}

/** What a table holds: its numbers, the months it has a row for, and the rows that are refused or empty. */
export interface ReadTable {
  totals: ReadTotal[];
  months: Month[];
  refused: { row: number; line: number; problems: RowProblem[] }[];
  skipped: number;
}

/** What is to be known of a column beside its name. */
export type Wanted = SeriesColumn & { whole: boolean };

/** Reads the numbers of a table by its settings; a row with anything wrong gives none of its numbers and every reason. */
export function readTotals(
  table: Table,
  settings: SeriesSettings,
  { columns, thisMonth }: { columns: readonly Wanted[]; thisMonth: Month },
): ReadTable {
  const found: ReadTable = { totals: [], months: [], refused: [], skipped: 0 };
  const seen = new Map<Month, number>();
  for (const row of table.rows) {
    if ('problems' in row) {
      found.refused.push(row);
      continue;
    }
    if (Object.values(row.record).every((cell) => cell.trim() === '')) {
      found.skipped++;
      continue;
    }
    const read = readRow(row, settings, { columns, thisMonth, seen });
    if ('problems' in read) found.refused.push({ row: row.row, line: row.line, problems: read.problems });
    else {
      found.months.push(read.month);
      found.totals.push(...read.totals);
    }
  }
  return found;
}

type Whole = Extract<TableRow, { record: unknown }>;

function readRow(
  { line, record }: Whole,
  settings: SeriesSettings,
  { columns, thisMonth, seen }: { columns: readonly Wanted[]; thisMonth: Month; seen: Map<Month, number> },
): { month: Month; totals: ReadTotal[] } | { problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const refuse = (column: string, reason: string, fix: string) =>
    problems.push({ column, value: shown(record[column] ?? ''), reason, fix });
  const take = <T>(column: string, cell: Cell<T>): T | null => {
    if ('value' in cell) return cell.value;
    refuse(column, cell.reason, cell.fix);
    return null;
  };
  const month = take(settings.month, readMonth(record[settings.month] ?? ''));
  const twice = month === null ? undefined : seen.get(month);
  if (month !== null && month > thisMonth)
    refuse(settings.month, 'has not come yet', 'Leave months to come out of the table.');
  if (twice !== undefined) refuse(settings.month, `stands in line ${twice} already`, 'Keep one row a month.');
  else if (month !== null) seen.set(month, line);

  const publication = publicationOf(record, settings, take, refuse);
  const values = columns.map((wanted) => ({
    wanted,
    value: take(wanted.column, readTotal(record[wanted.column] ?? '', wanted.whole)),
  }));
  for (const { wanted, value } of values) {
    const part = wanted.role === 'counts' && wanted.whole ? value : null;
    const whole = values.find(({ wanted: other }) => other.role === 'among' && other.whole && isSame(other, wanted));
    if (part !== null && whole?.value != null && part > whole.value)
      refuse(wanted.column, `is more than the ${whole.value} it is a part of`, 'Correct one of the two numbers.');
  }
  if (month === null || problems.length > 0) return { problems };
  return {
    month,
    totals: values.flatMap(({ wanted: { whole: _whole, ...column }, value }) =>
      value === null ? [] : [{ ...column, month, value, ...publication }],
    ),
  };
}

const isSame = (a: SeriesColumn, b: SeriesColumn) => a.forecast === b.forecast && a.indicator === b.indicator;

/** The publication of a row: what its own columns say, else what is said for the whole table. */
function publicationOf(
  record: Whole['record'],
  { publisher, source, by }: SeriesSettings,
  take: <T>(column: string, cell: Cell<T>) => T | null,
  refuse: (column: string, reason: string, fix: string) => void,
): Pick<ReadTotal, 'publisher' | 'title' | 'url' | 'published'> {
  const own = (column: string | null) => (column === null ? '' : (record[column] ?? '').trim());
  const url = own(by.url);
  if (url !== '' && !/^https?:\/\/\S{1,1000}$/i.test(url))
    refuse(by.url ?? '', 'is not a web address', 'Write the whole address, beginning with https://.');
  const day = by.published === null ? null : take(by.published, readPublished(own(by.published), isDay));
  return {
    publisher: own(by.publisher).slice(0, 200) || publisher,
    title: own(by.title).slice(0, 300) || source.title,
    url: url || source.url,
    published: day ?? source.published,
  };
}
