import type { HeldAgainst, Way } from '../../domain/reading/measure/agreement.ts';
import type { Verdict } from '../../domain/reading/reading.ts';
import { agreementInWords } from '../../domain/reading/sentences/agreement-words.ts';
import { sentencesIn } from './faults.ts';

const WAYS: readonly Way[] = ['up', 'down', 'level'];
const VERDICTS: readonly Verdict[] = ['as-predicted', 'against', 'no-clear-change', 'too-little-data'];
const both: HeldAgainst = {
  feed: 'other',
  with: 'desk',
  months: 41,
  steps: 41,
  per: 'month',
  went: { feed: 'up', with: 'up' },
  verdicts: { feed: 'as-predicted', with: 'as-predicted' },
  moves: { of: 40, rose: 12, fell: 11, parted: 14 },
  rank: 0.82,
  levels: { feed: 6.1, with: 10, ratio: 0.61 },
};

/** Two feeds held against each other: the plain case with one thing changed, and ways with verdicts. */
function* held(): Generator<[name: string, held: HeldAgainst]> {
  yield ['plain', both];
  const cases: Record<string, Partial<HeldAgainst>> = {
    'no month in common': { months: 0, steps: 0 },
    'one month in common': { months: 1, steps: 1 },
    'eleven months in common': { months: 11, steps: 11 },
    'few quarters': { months: 24, steps: 8, per: 'quarter', rank: null },
    'one year': { months: 12, steps: 1, per: 'year', rank: null, moves: { of: 0, rose: 0, fell: 0, parted: 0 } },
    'one move': { moves: { of: 1, rose: 0, fell: 1, parted: 0 } },
    'always the same': { rank: null, moves: { of: 40, rose: 0, fell: 0, parted: 0 } },
    'none in one': { levels: { feed: 0, with: 3, ratio: null } },
    'none in both': { levels: { feed: 0, with: 0, ratio: null } },
    'no level': { levels: null },
    'levels alike': { levels: { feed: 10, with: 10, ratio: 1 } },
    'far more': { levels: { feed: 120, with: 10, ratio: 12 } },
    'far fewer': { levels: { feed: 1, with: 900, ratio: 0.001 } },
    'watched only': { verdicts: null },
    'nothing said': { went: null, verdicts: null },
  };
  for (const [name, change] of Object.entries(cases)) yield [name, { ...both, ...change }];
  for (const rank of [1, 0.5, 0.001, -0.2, -0.7]) yield [`rank correlation ${rank}`, { ...both, rank }];
  for (const feed of VERDICTS) {
    for (const other of VERDICTS)
      yield [`${feed} and ${other}`, { ...both, went: null, verdicts: { feed, with: other } }];
  }
  for (const feed of WAYS) {
    for (const other of WAYS) {
      for (const verdict of ['as-predicted', 'against'] as const)
        yield [
          `${feed} and ${other}, as predicted and ${verdict}`,
          { ...both, went: { feed, with: other }, verdicts: { feed: 'as-predicted', with: verdict } },
        ];
    }
  }
}

/** Every sentence that an agreement statement can be made of. */
export function* ofAgreement(): Generator<[text: string, from: string]> {
  for (const kind of ['count', 'response'] as const)
    for (const [name, one] of held())
      for (const text of sentencesIn(agreementInWords(one, { feed: 'Other dataset', with: 'Desk log', kind })))
        yield [text, `${name}, ${kind}`];
}
