import type { Indicator } from '../indicator/definition.ts';
import type { Comparison } from './measure/comparison.ts';
import type { Qualifier, Verdict } from './reading.ts';
import { LEANING, SURE } from './rules.ts';

/** A verdict with what qualifies it. */
export interface Judgement {
  verdict: Verdict;
  qualifier: Qualifier | null;
  /** For `needs-more`: what is missing, in words. */
  needs: string | null;
}

/**
 * The verdict of a comparison that has data enough, in the order of method 4.11:
 * as predicted, steady, against, leaning, unclear.
 */
export function judge(expects: Indicator['expects'], found: Comparison): Judgement {
  const say = (verdict: Verdict, qualifier: Qualifier | null = null): Judgement => ({
    verdict,
    qualifier,
    needs: null,
  });
  if (expects === 'watch-only') return say('watched');
  if (['stay-low', 'keep-up', 'above', 'below'].includes(expects)) {
    if (found.pMoved >= SURE) return say('as-predicted');
    if (found.pMoved <= 1 - SURE) return say('against');
    if (found.pMoved >= LEANING) return say('no-clear-change', 'leaning-as-predicted');
    return say('no-clear-change', found.pMoved <= 1 - LEANING ? 'leaning-against' : 'unclear');
  }
  if (found.pDirection >= SURE && found.beyond === 'predicted') return say('as-predicted');
  if (found.steady) return say('no-clear-change', 'steady');
  if (found.pOpposite >= SURE && found.beyond === 'opposite') return say('against');
  if (found.pDirection >= LEANING) return say('no-clear-change', 'leaning-as-predicted');
  return say('no-clear-change', found.pOpposite >= LEANING ? 'leaning-against' : 'unclear');
}

/** A verdict withheld: which promise of the data is not kept. */
export function withheld(qualifier: Qualifier, needs: string | null = null): Judgement {
  return { verdict: 'too-little-data', qualifier, needs };
}

/** The words of a badge. */
export const BADGES: Record<Verdict, string> = {
  'as-predicted': 'As predicted',
  against: 'Against prediction',
  'no-clear-change': 'No clear change',
  'too-little-data': 'Too little data',
  mixed: 'Mixed signs',
  watched: 'Watched only',
};
