import type { Lexicon } from '../event/vocabulary.ts';
import { FIELD_TITLES, MANY_COLUMNS, TABLE_SECTIONS, type MappingField, type TableField } from './mapping-values.ts';

/** What keeps a mapping from being used, and how it is mended. */
export interface MappingFault {
  path: readonly (string | number)[];
  message: string;
  fix: string;
}

interface Asked {
  columns: readonly { column: string; field: MappingField | null }[];
  fixed: { kind: string | null; country: string | null };
}

interface WithTables extends Asked {
  tables: readonly {
    field: TableField;
    values: readonly { value: string; use: string | null }[];
    otherwise: string | null;
  }[];
}

/** Why rows cannot become events by this mapping, whatever stands in them; empty where they can. For pages too. */
export function mappingFaults(mapping: Asked): MappingFault[] {
  const { columns, fixed } = mapping;
  const faults: MappingFault[] = [];
  const has = (field: MappingField) => columns.some((each) => each.field === field);
  const at = (field: MappingField) => ['columns', columns.findIndex((each) => each.field === field)] as const;
  const add = (path: MappingFault['path'], message: string, fix: string) => faults.push({ path, message, fix });

  if (!has('date') && !has('year'))
    add(
      ['columns'],
      'No column says the day',
      'Choose the column that holds the date, or those of year, month and day.',
    );
  if (has('date') && has('year')) add(at('year'), 'The day is said twice', 'Keep the date, or year, month and day.');
  if (has('month') && !has('year'))
    add(at('month'), 'The month stands without a year', 'Choose the column of the year.');
  if (has('day') && !has('month')) add(at('day'), 'The day stands without a month', 'Choose the column of the month.');
  if (!has('kind') && fixed.kind === null)
    add(['fixed', 'kind'], 'Nothing says what happened', 'Choose the column of the kind, or one kind for all rows.');
  for (const [one, other] of [
    ['lat', 'lon'],
    ['lon', 'lat'],
  ] as const) {
    if (has(one) && !has(other))
      add(
        at(one),
        `${FIELD_TITLES[one]} stands alone`,
        `Choose the column of the ${FIELD_TITLES[other].toLowerCase()}.`,
      );
  }
  if (has('point') && has('lat')) add(at('point'), 'The position is said twice', 'Keep one of the two.');
  columns.forEach(({ column, field }, n) => {
    if (columns.findIndex((each) => each.column === column) < n)
      add(['columns', n], `The column “${column}” is there twice`, 'Name it once.');
    if (field && !MANY_COLUMNS.has(field) && columns.findIndex((each) => each.field === field) < n)
      add(['columns', n], `${FIELD_TITLES[field]} takes one column only`, 'Leave one of the two out.');
  });
  return faults;
}

/** Words of the mapping that the vocabulary does not have. */
export function strangeWords({ tables, fixed }: WithTables, words: Lexicon): MappingFault[] {
  const faults: MappingFault[] = [];
  const fix = 'Choose a word of the vocabulary.';
  const check = (path: MappingFault['path'], word: string | null, field: keyof typeof TABLE_SECTIONS) => {
    if (word === null || field === 'precision') return;
    if (!TABLE_SECTIONS[field].some((section) => words[section].has(word)))
      faults.push({ path, message: 'is not a word of the vocabulary', fix });
  };
  check(['fixed', 'kind'], fixed.kind, 'kind');
  check(['fixed', 'country'], fixed.country, 'country');
  tables.forEach(({ field, values, otherwise }, n) => {
    check(['tables', n, 'otherwise'], otherwise, field);
    values.forEach(({ use }, i) => check(['tables', n, 'values', i, 'use'], use, field));
  });
  return faults;
}
