import type { VintageOut, VintageRead } from '../../../../server/domain/import/vintage.ts';

export type VintagePart = VintageRead['part'];
export type ReadingTold = NonNullable<VintageOut['readings']>[number];
