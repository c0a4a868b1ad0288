import { nearest } from '../../domain/event/vocabulary.ts';
import { shown } from '../../domain/problem.ts';
import { columnName, hasColumns } from '../header.ts';
import type { Importer } from '../importer.ts';
import { COLUMNS, NEEDED } from './columns.ts';
import { mapCsv } from './map.ts';

/** Any table with our own columns. What it covers is for its owner to declare. */
export const csv: Importer = {
  feed: 'csv',
  title: 'A table of your own (CSV)',
  licence: "The owner's: import only what you may pass on",
  citation: 'The file itself.',
  redistribution: 'attributed',
  holdBack: 2,
  encodings: ['utf-8', 'windows-1252', 'utf-16le'],
  recognises: (header) => hasColumns(header, NEEDED),
  misfit,
  map: mapCsv,
  covers: () => null,
};

/** Names each needed column that is missing, beside the one in the header that was meant for it. */
function misfit(header: readonly string[]): { message: string; fix: string } | null {
  const names = header.map(columnName);
  const strange = names.filter((name) => !COLUMNS.some((column) => column === name));
  const missing = NEEDED.filter((column) => !names.includes(column));
  const faults = missing.map((column) => {
    const meant = nearest(column, strange);
    return meant
      ? `"${shown(meant, 60)}" is not a column here; did you mean "${column}"?`
      : `The column "${column}" is missing.`;
  });
  if (!faults.length) return null;
  return {
    message: faults.join(' '),
    fix: `A table of your own needs the columns ${NEEDED.join(', ')}; docs/import.md lists all there are.`,
  };
}
