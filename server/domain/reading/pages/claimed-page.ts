import type { Measure } from '../../indicator/definition.ts';
import { isSeries } from '../../indicator/series-feed.ts';
import { claimedOf, type Claimed, type ClaimedOf, type ClaimTally } from '../measure/claimed.ts';
import { claimedInWords } from '../sentences/claimed-words.ts';
import { NUMBERS } from '../sentences/definition-words.ts';

/** Claimed against vouched for, in numbers and in words, and the feed they were read on: its lists are opened with it. */
export interface ClaimedPage extends Claimed {
  feed: string;
  words: string;
  /** What the sums are of, such as "people killed"; null where the indicator reads no toll. */
  summed: string | null;
}

/** What a page needs of the tallies by word. */
export function claimedPage(
  reading: ClaimedOf & { feed: string },
  measure: Measure,
  tallies: readonly ClaimTally[],
): ClaimedPage {
  const { feed } = reading;
  if (isSeries(feed))
    return {
      before: null,
      after: null,
      claims: false,
      feed,
      words: 'Monthly totals hold no single events.',
      summed: null,
    };
  const found = claimedOf(reading, tallies);
  const summed = measure.kind === 'sum' || measure.kind === 'mean' ? NUMBERS[measure.of] : null;
  return { ...found, feed, words: claimedInWords(found), summed };
}
