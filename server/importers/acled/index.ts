import { coverage } from '../coverage.ts';
import { hasColumns } from '../header.ts';
import type { Importer } from '../importer.ts';
import { NEEDED } from './columns.ts';
import { mapAcled, skipsAcled } from './map.ts';

/** Armed Conflict Location & Event Data: weekly, living; every download replaces the last. */
export const acled: Importer = {
  feed: 'acled',
  idColumns: ['event_id_cnty'],
  title: 'Armed Conflict Location & Event Data (ACLED)',
  licence: "ACLED's terms of use: for the person who downloaded it",
  citation:
    'Raleigh, Clionadh, Roudabeh Kishi and Andrew Linke, 2023, "Political instability patterns are obscured by conflict dataset scope conditions, sources, and coding choices", Humanities and Social Sciences Communications 10; acleddata.com.',
  redistribution: 'not-allowed',
  holdBack: 1,
  encodings: ['utf-8', 'windows-1252'],
  recognises: (header) => hasColumns(header, NEEDED),
  skips: skipsAcled,
  map: mapAcled,
  covers: coverage,
};
