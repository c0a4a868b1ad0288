import { may, who } from '../../who.svelte.ts';
import type { Taker } from './own-change.ts';

/** Who uses these pages, as far as taking back goes. Reactive. */
export const taker = (): Taker => ({
  called: who.person ? [who.person.id, who.person.name] : [],
  takesBack: may('event:take-back'),
  retracts: may('event:retract'),
  restores: may('event:restore'),
  undoesBatches: may('batch:undo'),
});
