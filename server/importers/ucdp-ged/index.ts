import { coverage } from '../coverage.ts';
import { hasColumns } from '../header.ts';
import type { Importer } from '../importer.ts';
import { candidateSigns } from './alike.ts';
import { NEEDED } from './columns.ts';
import { mapUcdp } from './map.ts';

/** UCDP Georeferenced Event Dataset: yearly releases, final. */
export const ucdpGed: Importer = {
  feed: 'ucdp-ged',
  title: 'UCDP Georeferenced Event Dataset',
  licence: 'CC BY 4.0',
  citation:
    'Sundberg, Ralph, and Erik Melander, 2013, "Introducing the UCDP Georeferenced Event Dataset", Journal of Peace Research 50(4); and the article of the release (Davies, Pettersson and Öberg, "Organized violence").',
  redistribution: 'attributed',
  holdBack: 0,
  encodings: ['utf-8', 'windows-1252'],
  recognises: (header) => hasColumns(header, NEEDED),
  skips: hxlTags,
  belongsTo: candidateSigns,
  map: (row, look) => mapUcdp(row, look, 'UCDP GED'),
  covers: coverage,
};

/** Copies from the Humanitarian Data Exchange name their columns a second time, in HXL tags. */
export function hxlTags(row: Readonly<Record<string, string>>): string | null {
  let tags = 0;
  for (const column in row) {
    const cell = row[column]?.trim();
    if (cell && !cell.startsWith('#')) return null;
    if (cell) tags += 1;
  }
  return tags ? 'HXL tag row: column tags, not an event' : null;
}
