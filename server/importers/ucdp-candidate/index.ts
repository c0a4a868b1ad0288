import { coverage } from '../coverage.ts';
import { hasColumns } from '../header.ts';
import type { Importer } from '../importer.ts';
import { gedSigns } from '../ucdp-ged/alike.ts';
import { hxlTags } from '../ucdp-ged/index.ts';
import { NEEDED } from './columns.ts';
import { mapUcdpCandidate } from './map.ts';

/** UCDP Candidate Events Dataset: monthly releases, provisional. Not all of its events reach UCDP GED. */
export const ucdpCandidate: Importer = {
  feed: 'ucdp-candidate',
  title: 'UCDP Candidate Events Dataset',
  licence: 'CC BY 4.0',
  citation:
    'Hegre, Håvard, Mihai Croicu, Kristine Eck and Stina Högbladh, 2020, "Introducing the UCDP Candidate Events Dataset", Research & Politics 7(3).',
  redistribution: 'attributed',
  holdBack: 2,
  encodings: ['utf-8', 'windows-1252'],
  recognises: (header) => hasColumns(header, NEEDED),
  skips: hxlTags,
  belongsTo: gedSigns,
  map: mapUcdpCandidate,
  covers: coverage,
};
