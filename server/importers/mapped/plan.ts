import type { Mapping } from '../../domain/import/mapping.ts';
import {
  JOINED,
  plainValue,
  TABLE_FIELDS,
  type MappingField,
  type TableField,
} from '../../domain/import/mapping-values.ts';
import type { Cells } from '../cells.ts';
import { columnName } from '../header.ts';

/** A mapping made ready to read many rows. */
export interface Plan {
  mapping: Mapping;
  /** The columns that go to a field, in the order of the table. */
  of(field: MappingField): readonly string[];
  table(field: TableField): { use(value: string): string | null | undefined; otherwise: string | null };
  /** The parts of a cell that may hold several values. */
  parts(cell: string): string[];
  /** Columns by which a row without an id is known, sorted. */
  all: readonly string[];
}

/** What tables write for "not said", beside an empty cell. */
export const NOT_SAID = [
  '-',
  '–',
  '—',
  '?',
  'n/a',
  'N/A',
  'NA',
  'n.a.',
  '#N/A',
  'NULL',
  'null',
  'unknown',
  'Unknown',
  'not known',
  'Not known',
  'nk',
  'NK',
  'nan',
  'NaN',
];

/** Makes it ready. */
export function planOf(mapping: Mapping): Plan {
  const columns = new Map<MappingField, string[]>();
  for (const { column, field } of mapping.columns) {
    if (field) columns.set(field, [...(columns.get(field) ?? []), columnName(column)]);
  }
  const tables = new Map(
    TABLE_FIELDS.map((field) => {
      const table = mapping.tables.find((each) => each.field === field);
      const values = new Map(table?.values.map(({ value, use }) => [plainValue(value), use]));
      return [field, { use: (value: string) => values.get(plainValue(value)), otherwise: table?.otherwise ?? null }];
    }),
  );
  const empty = { use: () => undefined, otherwise: null };
  const marks = ['\n', ';', ...(mapping.split === null || mapping.split === ';' ? [] : [mapping.split])];
  return {
    mapping,
    of: (field) => columns.get(field) ?? [],
    table: (field) => tables.get(field) ?? empty,
    parts: (cell) => partsOf(cell, marks),
    all: mapping.columns.map(({ column }) => columnName(column)).sort(),
  };
}

/** What stands between the marks, without what says nothing. */
function partsOf(cell: string, marks: readonly string[]): string[] {
  const parts = marks.reduce((some, mark) => some.flatMap((part) => part.split(mark)), [cell]);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** The only column of a field, or null. */
export function oneOf(plan: Plan, field: MappingField): string | null {
  return plan.of(field)[0] ?? null;
}

/** The cells of a field's columns as one text, '' where they say nothing. */
export function joined(cell: Cells, columns: readonly string[], mark = JOINED): string {
  return columns
    .map((column) => cell.text(column))
    .filter((text) => text !== '')
    .join(mark);
}
