import { describe, expect, it } from 'vitest';
import { tallied, talliesOf } from '../../../testing/reckoning.ts';
import { asTheRuleCounts } from './by-hand.ts';
import type { HandDecision } from './tally.ts';

const decision = (change: Partial<HandDecision>): HandDecision => ({
  event: 'e',
  summary: 'A bomb',
  role: 'counts',
  day: '2024-03-01',
  value: 3,
  valueTo: null,
  keys: [],
  unidentified: false,
  reason: 'because',
  by: 'alice',
  at: '2024-03-02T00:00:00Z',
  ...change,
});

describe('the tallies as the rule alone counts', () => {
  it('takes out what was counted by hand', () => {
    const tallies = talliesOf(tallied('2024-03', [2], { sums: [10] }), { byHand: [decision({})] });
    expect(asTheRuleCounts(tallies).days).toMatchObject([{ role: 'counts', events: 1, said: 1, sum: 7 }]);
  });

  it('puts back what was set aside, also on a day that holds nothing else', () => {
    const aside = decision({ role: 'set-aside', day: '2024-04-02', value: null, unidentified: true });
    const { days } = asTheRuleCounts(talliesOf(tallied('2024-03', [2]), { byHand: [aside] }));
    expect(days[1]).toMatchObject({ role: 'counts', day: '2024-04-02', events: 1, said: 0, sum: 0, unidentified: 1 });
  });

  it('moves what a distinct measure tells apart', () => {
    const tallies = talliesOf(tallied('2024-03', [2]), {
      keys: [
        { role: 'counts', month: '2024-03', key: 'north', events: 1 },
        { role: 'counts', month: '2024-03', key: 'south', events: 2 },
      ],
      byHand: [decision({ keys: ['north', 'south'] })],
    });
    expect(asTheRuleCounts(tallies).keys).toEqual([{ role: 'counts', month: '2024-03', key: 'south', events: 1 }]);
  });
});
