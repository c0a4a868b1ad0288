import { suggestMapping } from '../../domain/import/mapping-suggest.ts';
import type { MappingSuggestion, SavedMapping } from '../../domain/import/mapping.ts';
import { allow } from '../../domain/permission.ts';
import { columnName } from '../../importers/header.ts';
import type { Ctx } from '../ctx.ts';
import { importNamed } from './held-import.ts';
import { firstRows } from './mappings-rows.ts';

/**
 * What the columns of a file seem to be, and the saved mappings that read such a table: those made for the very same
 * columns first.
 * @throws Problem `import-not-found` or `file-unreadable`
 */
export async function suggestForImport({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string };
}): Promise<MappingSuggestion> {
  allow(ctx.actor, 'import:prepare');
  const found = await importNamed(ctx.store, input.id);
  const { columns, rows } = await firstRows(ctx, found);
  const { words, names } = ctx.definitions.catalogue();
  const records = rows.flatMap((row) => ('record' in row ? [row.record] : []));
  const suggested = suggestMapping({ file: found.file, columns, rows: records }, { words, names });
  const saved = (await ctx.store.mappings.list()).flatMap((each) => {
    const fits = fit(each, columns);
    return fits ? [{ ...each, same: fits === 'same' }] : [];
  });
  return { ...suggested, saved: saved.sort((a, b) => Number(b.same) - Number(a.same)) };
}

/** Whether a mapping was made for these columns, or reads only columns that are there. */
function fit({ mapping }: SavedMapping, header: readonly string[]): 'same' | 'reads' | null {
  const [names, made] = [new Set(header.map(columnName)), mapping.columns.map(({ column }) => columnName(column))];
  if (made.length === names.size && made.every((column) => names.has(column))) return 'same';
  const read = mapping.columns.filter(({ field }) => field !== null);
  return read.every(({ column }) => names.has(columnName(column))) ? 'reads' : null;
}
