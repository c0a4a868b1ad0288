import { hasColumns } from '../header.ts';
import type { Importer } from '../importer.ts';
import { NEEDED } from './columns.ts';
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
  map: mapCsv,
  covers: () => null,
};
