import { plainValue, type TableField } from '../../../../../server/domain/import/mapping-values.ts';
import type { Mapping } from '../../../../../server/domain/import/mapping.ts';

/** The word that a value was given; null says nothing, undefined was not given one. */
export function useOf(
  { tables }: Pick<Mapping, 'tables'>,
  field: TableField,
  value: string,
): string | null | undefined {
  const table = tables.find((each) => each.field === field);
  return table?.values.find((each) => plainValue(each.value) === plainValue(value))?.use;
}

/** What says where a row lies, above the level of a field: words for its values are suggested inside it. */
export function withinOf(
  { columns, fixed }: Pick<Mapping, 'columns' | 'fixed'>,
  field: TableField,
): { columns: string[]; word: string | null } | null {
  const above = ({ district: ['province', 'country'], province: ['country'] } as const)[field as string] ?? [];
  const found = above.flatMap((level) => columns.find((each) => each.field === level)?.column ?? []);
  return above.length > 0 ? { columns: found, word: fixed.country } : null;
}

/** The mapping with a value given this word; undefined takes it away again. */
export function withUse(mapping: Mapping, field: TableField, value: string, use: string | null | undefined): Mapping {
  const before = mapping.tables.find((each) => each.field === field) ?? { field, values: [], otherwise: null };
  const rest = before.values.filter((each) => plainValue(each.value) !== plainValue(value));
  const values = use === undefined ? rest : [...rest, { value, use }];
  return withTable(mapping, { ...before, values });
}

/** The mapping with this word for all values of a field that nobody knows; null refuses them. */
export function withOtherwise(mapping: Mapping, field: TableField, otherwise: string | null): Mapping {
  const before = mapping.tables.find((each) => each.field === field) ?? { field, values: [], otherwise: null };
  return withTable(mapping, { ...before, otherwise });
}

function withTable(mapping: Mapping, table: Mapping['tables'][number]): Mapping {
  const others = mapping.tables.filter((each) => each.field !== table.field);
  const says = table.values.length > 0 || table.otherwise !== null;
  return { ...mapping, tables: says ? [...others, table] : others };
}
