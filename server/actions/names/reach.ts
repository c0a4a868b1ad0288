import { allBelow } from '../../domain/event/vocabulary.ts';
import { levelsOf, type Assigned } from '../../domain/import/names-known.ts';
import type { Reach } from '../../store/imports/names.ts';
import type { Ctx } from '../ctx.ts';

/** Which events an assignment applies to; with `back`, which it may have changed. */
export function reachOf(ctx: Ctx, { what, feed, plain, country, word }: Assigned, back: boolean): Reach {
  const { words } = ctx.definitions.catalogue();
  return {
    asked: { what, plain, levels: levelsOf(words) },
    feed,
    places: country === null ? null : allBelow(words, 'places', country),
    word: back ? word : null,
  };
}
