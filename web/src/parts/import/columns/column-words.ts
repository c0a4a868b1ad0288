import { FIELD_TITLES, MANY_COLUMNS, type MappingField } from '../../../../../server/domain/import/mapping-values.ts';
import type { ColumnNote, ColumnValues, Mapping, MappingExample } from '../../../../../server/domain/import/mapping.ts';
import { counted, thousands } from '../../../words.ts';

type Columns = Mapping['columns'];

/** A column of the file as the step shows it. */
export interface ColumnRow {
  column: string;
  field: MappingField | null;
  first: string;
  note: string;
  /** To be looked at, or to be answered: amber. */
  look: boolean;
}

interface Shown {
  columns: Columns;
  suggested: Columns;
  notes: readonly ColumnNote[];
  first: readonly Readonly<Record<string, string>>[];
  example: Pick<MappingExample, 'first' | 'of'> | null;
}

/**
 * The columns in the order of the file, each with its first value and what is to be said of it. What is said of a
 * suggestion goes once another field is chosen; what the first rows show stands before it.
 */
export function columnRows({ columns, suggested, notes, first, example }: Shown): ColumnRow[] {
  return suggested.map(({ column, field: meant }) => {
    const field = fieldOf(columns, column);
    const note = notes.find((each) => each.column === column);
    const value = first.map((row) => (row[column] ?? '').trim()).find((text) => text !== '') ?? '';
    const wrong = example?.first.problems.find((problem) => problem.column === column);
    if (wrong && example)
      return {
        column,
        field,
        first: value,
        note: `${rowsOf(wrong.rows)} of the first ${example.of}: ${wrong.reason}`,
        look: true,
      };
    const stands = field === meant && note !== undefined;
    return {
      column,
      field,
      first: value,
      note: stands ? note.note : '',
      look: stands && (note.sure === 'look' || note.sure === 'ask'),
    };
  });
}

/** Which field a column goes to. */
export function fieldOf(columns: Columns, column: string): MappingField | null {
  return columns.find((each) => each.column === column)?.field ?? null;
}

/** The columns once one of them goes to a field; a field that takes one column only leaves the one it had. */
export function placed(columns: Columns, column: string, field: MappingField | null): Columns {
  const alone = field !== null && !MANY_COLUMNS.has(field);
  const all = columns.some((each) => each.column === column) ? columns : [...columns, { column, field: null }];
  return all.map((each) => {
    if (each.column === column) return { column, field };
    return alone && each.field === field ? { ...each, field: null } : each;
  });
}

/** "12 of 14 columns are matched. Look at the one marked in amber." */
export function headline(rows: readonly ColumnRow[]): string {
  const matched = rows.filter(({ field }) => field !== null).length;
  const look = rows.filter((row) => row.look).length;
  const said = `${matched} of ${rows.length} columns are matched.`;
  if (look === 0) return said;
  return `${said} Look at the ${look === 1 ? 'one' : look} marked in amber.`;
}

/** What the first rows become, in a sentence. */
export function firstRowsSaid({ first, of, whole }: Pick<MappingExample, 'first' | 'of' | 'whole'>): string {
  const rows = whole ? (of === 1 ? 'the only row' : `${of} rows`) : `the first ${of} rows`;
  if (first.refused === 0) return `All of ${rows} become events.`;
  return `${first.events} of ${rows} ${first.events === 1 ? 'becomes an event' : 'become events'}, ${first.refused} would be refused.`;
}

/** How rows are known again, which is told before anything is brought in. */
export function idSaid(columns: Columns): string {
  const ids = columns.filter(({ field }) => field === 'id').map(({ column }) => `“${column}”`);
  if (ids.length > 0)
    return `Rows are known again by ${ids.join(' and ')}: import the table anew, and only what changed is changed.`;
  return 'No column tells rows apart, so a row is known again by all that stands in it. A row that was corrected in the table comes in as a new event, and its earlier form is listed as gone.';
}

/** What each field is called where several columns go to it. */
export function fieldTitle(field: MappingField): string {
  return FIELD_TITLES[field];
}

function rowsOf(rows: number): string {
  return rows === 1 ? '1 row' : `${rows} rows`;
}

/** What the dates of the file show of day and month, with the lines that only one order allows where both are there. */
export function orderSaid({ dayFirst, monthFirst, either, firstDay, firstMonth }: ColumnValues['order']): string {
  const at = (one: typeof firstDay) => (one ? ` (${one.value} on line ${thousands(one.line)})` : '');
  const dates = (n: number) => counted(n, 'date');
  if (dayFirst > 0 && monthFirst > 0)
    return `${dates(dayFirst)} can only be day first${at(firstDay)} and ${thousands(monthFirst)} only month first${at(firstMonth)}. One of the two is wrong in the file.`;
  if (dayFirst > 0) return `${dates(dayFirst)} can only be day first; ${thousands(either)} can be both.`;
  if (monthFirst > 0) return `${dates(monthFirst)} can only be month first; ${thousands(either)} can be both.`;
  return either === 1
    ? 'The only date can be both, so only somebody who knows the table can say.'
    : `All ${dates(either)} can be both, so only somebody who knows the table can say.`;
}
