import type { ProblemGroup } from '../../../../server/domain/import/check.ts';
import type { CellFix, ImportSettings } from '../../../../server/domain/import/settings.ts';

/** What was chosen on the page and is not sent yet: it is checked in one go, however many rows it mends. */
export interface Staged {
  fixes: CellFix[];
  duplicates?: ImportSettings['duplicates'];
  covers?: ImportSettings['covers'];
  dropGone?: boolean;
}

/** A server takes this many repairs for one file. */
export const MOST_FIXES = 500;

/** Whether a cell and a repair are of the same column and value. */
const same = (one: Omit<CellFix, 'use'>, other: Omit<CellFix, 'use'>) =>
  one.column === other.column && one.value === other.value;

/** The repairs with one more, in place of an earlier one of the same cell. */
export function withFix(fixes: readonly CellFix[], fix: CellFix): CellFix[] {
  return [...fixes.filter((each) => !same(each, fix)), fix];
}

/** The repairs without that of a cell. */
export function withoutFix(fixes: readonly CellFix[], cell: Omit<CellFix, 'use'>): CellFix[] {
  return fixes.filter((each) => !same(each, cell));
}

/** The repair chosen for a cell, or none yet. */
export function fixOf(fixes: readonly CellFix[], cell: Omit<CellFix, 'use'>): CellFix | undefined {
  return fixes.find((each) => same(each, cell));
}

/** The likeliest suggestion for every value that has a near one and is not decided yet. */
export function suggested(groups: readonly ProblemGroup[], fixes: readonly CellFix[]): CellFix[] {
  return groups
    .flatMap(({ column, values }) =>
      values.flatMap(({ value, suggestions: [likeliest], first }) =>
        likeliest && !likeliest.far && isFixable({ column, value }, { first })
          ? [{ column, value, use: likeliest.use }]
          : [],
      ),
    )
    .filter((fix) => !fixOf(fixes, fix));
}

/**
 * Whether a repair by column and value can reach the cell: one with no column is a row that cannot be taken apart, and
 * of an id that another line has first, both rows would change.
 */
export function isFixable(
  { column, value }: Omit<CellFix, 'use'>,
  { first }: { first?: number | undefined } = {},
): boolean {
  return first === undefined && column !== '' && column.length <= 200 && value.length <= 1000;
}

/** The settings with everything that was chosen. */
export function settled(settings: ImportSettings, staged: Staged): ImportSettings {
  const { fixes, ...rest } = staged;
  return { ...settings, ...rest, fixes: fixes.reduce(withFix, settings.fixes).slice(-MOST_FIXES) };
}

/** Whether anything differs from what was checked. */
export function isStaged(settings: ImportSettings, staged: Staged): boolean {
  return JSON.stringify(settled(settings, staged)) !== JSON.stringify(settings);
}

/** What was chosen and kept on this device, if it can still be read. */
export function readStaged(text: string | null): Staged {
  try {
    const kept = JSON.parse(text ?? 'null') as Partial<Staged> | null;
    return { ...kept, fixes: Array.isArray(kept?.fixes) ? kept.fixes : [] };
  } catch {
    return { fixes: [] };
  }
}
