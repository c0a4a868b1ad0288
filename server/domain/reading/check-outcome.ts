import type { Measured } from './measure/measured.ts';
import type { Check, Verdict } from './reading.ts';
import { BADGES } from './verdict.ts';

/** The verdict that checks are held against: the one before the allowance for many indicators, which they do not make either. */
function baseVerdict(main: Measured): Verdict {
  return main.judgement.qualifier === 'before-adjustment' ? 'as-predicted' : main.judgement.verdict;
}

/** Whether a repeated comparison reads the same. */
export function outcomeOf(verdict: Verdict, main: Measured): Pick<Check, 'verdict' | 'outcome' | 'words'> {
  return verdict === baseVerdict(main)
    ? { verdict, outcome: 'holds', words: 'Same verdict.' }
    : { verdict, outcome: 'flips', words: `Would read "${BADGES[verdict]}".` };
}

/** A check that the data do not allow. */
export function cannot(id: string, title: string, words: string): Check {
  return { id, title, change: null, oriented: null, verdict: null, outcome: 'cannot', words };
}

/** A check that says something and compares nothing. */
export function note(id: string, title: string, words: string): Check {
  return { id, title, change: null, oriented: null, verdict: null, outcome: 'note', words };
}
