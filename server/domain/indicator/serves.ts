import type { Facts } from '../event/facts.ts';
import type { Lexicon } from '../event/vocabulary.ts';
import type { Indicator } from './definition.ts';
import { explainMatch } from './match.ts';
import { evaluate } from './rule.ts';

/** Whether an event is counted, stands in a share's denominator only, or neither; with the reasons. */
export interface Serves {
  role: 'counts' | 'among' | null;
  because: string[];
  /** What keeps it from being counted. */
  missing: string[];
}

/** How an event serves an indicator, for previews and event pages. */
export function serves(indicator: Indicator, facts: Facts, words: Lexicon): Serves {
  const { matched, because, missing } = explainMatch(indicator, facts, words);
  if (matched) return { role: 'counts', because, missing };
  const among = indicator.among ? evaluate(indicator.among, facts, words) : null;
  if (!among?.matched) return { role: null, because, missing };
  return { role: 'among', because: ['counts in the denominator only', ...among.because], missing };
}
