import { describe, expect, it } from 'vitest';
import type { Check, IndicatorReading, Verdict } from '../../../../server/domain/reading/reading.ts';
import { differing, holdingWords } from './checks.ts';

const reading = (outcomes: Check['outcome'][], verdict: Verdict = 'as-predicted') =>
  ({ verdict, checks: outcomes.map((outcome) => ({ outcome })) }) as IndicatorReading;

describe('saying whether a verdict holds', () => {
  it.each<[Check['outcome'][], string, string]>([
    [['holds', 'holds', 'note'], 'Yes, in all 2 checks.', ''],
    [['holds', 'flips', 'cannot', 'flips'], 'In 1 of 3 checks.', '2 of 3 checks differ'],
    [['flips'], 'No: the one check would read otherwise.', '1 of 1 check differs'],
    [['flips', 'flips'], 'No: all 2 checks would read otherwise.', '2 of 2 checks differ'],
    [['holds'], 'Yes: the one check reads the same.', ''],
    [['cannot'], 'No check can be made with these data.', ''],
  ])('%j', (outcomes, holds, differ) => {
    expect(holdingWords(reading(outcomes))).toMatch(holds);
    expect(differing(reading(outcomes))).toBe(differ);
  });

  it('says nothing of differing checks where there is no verdict', () => {
    expect(differing(reading(['flips'], 'too-little-data'))).toBe('');
  });
});
