import type { Redistribution } from '../../../../server/domain/licence.ts';

/** How far the rows of a feed may be passed on, in words. */
export const PASSED_ON: Record<Redistribution, string> = {
  free: 'may be passed on',
  attributed: 'may be passed on with the citation',
  'not-allowed': 'stay in the house, so exports, reports and links carry numbers alone',
};
