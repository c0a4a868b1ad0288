import type { ReadingChange } from './check.ts';

/** How a number that an import moves is told; free of zod, for the pages. */

/** A figure of a reading that moved: the change since the article, the level before it, or the level since. */
export type Move = NonNullable<ReadingChange['moves']>[number];

const SIDES: Record<Move['side'], string> = {
  change: 'Change',
  before: 'Before the article',
  since: 'Since the article',
};

/** "Before the article". */
export function sideInWords(side: Move['side']): string {
  return SIDES[side];
}

/** A figure as a reading words it: one that nobody measured is not known, which is not none. */
export function figureInWords(words: string): string {
  if (words === '') return 'not known yet';
  return words === 'none' ? 'none seen' : words;
}

/** The figures that moved, in words. What was kept before sides were told has its one number, whose side is not known. */
export function movesOf({
  before,
  after,
  moves,
}: Pick<ReadingChange, 'before' | 'after' | 'moves'>): { what: string | null; was: string; now: string }[] {
  const told = moves
    ? moves.map(({ side, was, now }) => ({ what: sideInWords(side), was, now }))
    : [{ what: null, was: before.number, now: after.number }];
  return told
    .map(({ what, was, now }) => ({ what, was: figureInWords(was), now: figureInWords(now) }))
    .filter(({ was, now }) => was !== now);
}
