import type { Comparison } from '../../../../server/domain/reading/measure/comparison.ts';
import type { Qualifier, Verdict } from '../../../../server/domain/reading/reading.ts';
import { COVERAGE_NEEDED, FALSE_DISCOVERY_RATE, LEANING, SURE } from '../../../../server/domain/reading/rules.ts';
import { INTERVAL } from '../../../../server/domain/stats/constants.ts';
import type { Expectation } from '../../../../server/domain/indicator/definition.ts';
import { pc } from './numbers.ts';

/** One step of the decision: the first whose condition holds gives the verdict. */
export interface Step {
  when: string;
  verdict: Verdict;
  qualifier: Qualifier | null;
  said: string;
  /** Numbers that meet the condition by a hair; a test holds the code to them. */
  example?: Pick<Comparison, 'pDirection' | 'pMoved' | 'pOpposite' | 'beyond' | 'steady'> & { expects: Expectation };
}

const hair = 1e-9;
const moved = (p: number, beyond: Comparison['beyond'], steady = false) => ({
  expects: 'rise' as const,
  pDirection: p,
  pMoved: 0.5,
  pOpposite: 1 - p,
  beyond,
  steady,
});
const held = (p: number) => ({
  expects: 'stay-low' as const,
  pDirection: p,
  pMoved: p,
  pOpposite: 1 - p,
  beyond: null,
  steady: false,
});

/** Before any number is looked at. */
export const FIRST: readonly Step[] = [
  {
    when: 'The feed does not hold such records',
    verdict: 'too-little-data',
    qualifier: 'not-carried',
    said: 'this feed does not carry it',
  },
  {
    when: `Fewer than ${pc(COVERAGE_NEEDED)} of the months of a window are covered`,
    verdict: 'too-little-data',
    qualifier: 'no-coverage',
    said: 'how many months are covered',
  },
  {
    when: 'The condition of the claim never arose',
    verdict: 'too-little-data',
    qualifier: 'not-tested',
    said: 'not tested',
  },
  {
    when: 'Fewer events or months than the indicator’s own file asks for',
    verdict: 'too-little-data',
    qualifier: 'needs-more',
    said: 'what is still needed',
  },
];

/** Where a rise or a fall is predicted. */
export const MOVES: readonly Step[] = [
  {
    when: `The chance of the predicted direction is at least ${pc(SURE)}, and the change itself reaches the margin`,
    verdict: 'as-predicted',
    qualifier: null,
    said: '',
    example: moved(SURE, 'predicted', true),
  },
  {
    when: `The whole ${pc(INTERVAL)} interval lies within the margin, either way`,
    verdict: 'no-clear-change',
    qualifier: 'steady',
    said: 'steady: no rise or fall as large as predicted',
    example: moved(1 - SURE - hair, 'opposite', true),
  },
  {
    when: `The chance of the other direction is at least ${pc(SURE)}, and the change itself reaches the margin that way`,
    verdict: 'against',
    qualifier: null,
    said: '',
    example: moved(1 - SURE - hair, 'opposite'),
  },
  {
    when: `The chance of the predicted direction is at least ${pc(LEANING)}`,
    verdict: 'no-clear-change',
    qualifier: 'leaning-as-predicted',
    said: 'leaning as predicted',
    example: moved(LEANING, null),
  },
  {
    when: `The chance of the other direction is at least ${pc(LEANING)}`,
    verdict: 'no-clear-change',
    qualifier: 'leaning-against',
    said: 'leaning against',
    example: moved(1 - LEANING - hair, null),
  },
  {
    when: 'None of these',
    verdict: 'no-clear-change',
    qualifier: 'unclear',
    said: 'unclear',
    example: moved(0.5, null),
  },
];

/** Where something is to stay low, keep up, or lie above or below a level. */
export const STAYS: readonly Step[] = [
  {
    when: `The chance that it stays within the margin, or on the predicted side of the level, is at least ${pc(SURE)}`,
    verdict: 'as-predicted',
    qualifier: null,
    said: '',
    example: held(SURE),
  },
  {
    when: `That chance is at most ${pc(1 - SURE)}`,
    verdict: 'against',
    qualifier: null,
    said: '',
    example: held(1 - SURE - hair),
  },
  {
    when: `It is at least ${pc(LEANING)}`,
    verdict: 'no-clear-change',
    qualifier: 'leaning-as-predicted',
    said: 'leaning as predicted',
    example: held(LEANING),
  },
  {
    when: `It is at most ${pc(1 - LEANING)}`,
    verdict: 'no-clear-change',
    qualifier: 'leaning-against',
    said: 'leaning against',
    example: held(1 - LEANING - hair),
  },
  { when: 'None of these', verdict: 'no-clear-change', qualifier: 'unclear', said: 'unclear', example: held(0.5) },
];

/** Last of all, over the indicators of the forecast together. */
export const LAST: readonly Step[] = [
  {
    when: `“As predicted” does not hold at a false discovery rate of ${pc(FALSE_DISCOVERY_RATE)}`,
    verdict: 'no-clear-change',
    qualifier: 'before-adjustment',
    said: 'as predicted before allowing for many indicators',
  },
];
