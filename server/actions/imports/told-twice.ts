import { shown } from '../../domain/problem.ts';
import type { Importer, RowProblem } from '../../importers/importer.ts';

/**
 * Why a row is refused whose id stands further up: in the table's own column, and which line has it first. No repair by
 * value mends it, because that would change both rows.
 */
export function toldTwice(
  { idColumns: [column = ''] = ['id'] }: Importer,
  { externalId, record }: { externalId: string; record: Readonly<Record<string, string>> | null },
  first: number,
): RowProblem {
  const what = column ? 'the same id as' : 'the same as a row';
  const fix = column ? 'Correct one of the two ids in the file, or leave this row out.' : 'Leave one of the two out.';
  return {
    column,
    value: shown((record?.[column] ?? '').trim() || externalId),
    reason: `is ${what} further up in this file, on line ${first}`,
    fix,
    first,
  };
}
