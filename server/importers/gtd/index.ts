import { coverage } from '../coverage.ts';
import { hasColumns } from '../header.ts';
import type { Importer } from '../importer.ts';
import { NEEDED } from './columns.ts';
import { mapGtd } from './map.ts';

/** Global Terrorism Database: yearly releases, final. */
export const gtd: Importer = {
  feed: 'gtd',
  idColumns: ['eventid'],
  title: 'Global Terrorism Database (GTD)',
  licence: "START's terms of use: for the person who downloaded it",
  citation:
    'START (National Consortium for the Study of Terrorism and Responses to Terrorism), Global Terrorism Database, https://www.start.umd.edu/gtd',
  redistribution: 'not-allowed',
  holdBack: 0,
  encodings: ['utf-8', 'windows-1252'],
  recognises: (header) => hasColumns(header, NEEDED),
  map: mapGtd,
  covers: coverage,
};
