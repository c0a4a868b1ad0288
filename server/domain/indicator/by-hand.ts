import type { Facts } from '../event/facts.ts';
import type { Lexicon } from '../event/vocabulary.ts';
import type { Indicator } from './definition.ts';
import { asMatch, matchEvent, type Match } from './match.ts';

/** A match that stands against the rule says so. */
export interface DecidedMatch extends Match {
  byHand: boolean;
}

/**
 * The matches of an event as a person decided. Counted by hand it also enters the whole that a share is taken of; set
 * aside it leaves the count and its variants, and is kept in the role `set-aside`, so that the reckoning can be repeated
 * as the rule alone would have it. Its other parts (a denominator, a clock) stay the rule's.
 */
export function decidedMatches(indicator: Indicator, facts: Facts, words: Lexicon, counts: boolean): DecidedMatch[] {
  const found = matchEvent(indicator, facts, words).map((match) => ({ ...match, byHand: false }));
  if (!counts) {
    return found.flatMap((match) => {
      if (match.role === 'counts') return [{ ...match, role: 'set-aside' as const, byHand: true }];
      return /^variant-\d+$/.test(match.role) ? [] : [match];
    });
  }
  const wanted = indicator.measure.kind === 'share' ? (['counts', 'among'] as const) : (['counts'] as const);
  const forced = wanted
    .filter((role) => !found.some((match) => match.role === role))
    .map((role) => ({ ...asMatch(role, indicator.counts, indicator.measure, facts, words), byHand: true }));
  return [...found, ...forced];
}
