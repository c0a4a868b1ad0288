import type { Hedge } from './hedges.ts';
import type { Mention } from './mentions.ts';
import type { Token } from './tokens.ts';
import type { Loss } from './tolls.ts';

/** A text with what was found in it so far: from this the parts are read. */
export interface Told {
  tokens: readonly Token[];
  mentions: readonly Mention[];
  kind: Mention | null;
  losses: readonly Loss[];
  hedge: Hedge;
}
