import { describe, expect, it } from 'vitest';
import { addMonths, type Month } from '../../event/calendar.ts';
import { CLAIMS, type Claim } from '../../event/event-values.ts';
import type { MonthPoint } from '../reading.ts';
import { claimedOf, eventsOn, type ClaimTally } from './claimed.ts';

type State = MonthPoint['state'];
const steps = (window: MonthPoint['window'], from: Month, states: readonly State[], events = 1): MonthPoint[] =>
  states.map((state, n) => ({
    ...{ month: addMonths(from, n), to: addMonths(from, n), window, state, quiet: false },
    ...{ value: null, events, exposure: 1, unusual: false },
  }));
const tally = (month: Month, claim: Claim, events: number, sum = events): ClaimTally => ({ month, claim, events, sum });
const series = [
  ...steps('baseline', '2022-10', ['counted', 'missing', 'counted']),
  ...steps('watch', '2023-01', ['counted', 'zero', 'provisional']),
];

describe('claimed against vouched for', () => {
  const tallies = [
    tally('2022-10', 'alone', 2),
    tally('2022-11', 'also', 5),
    tally('2022-12', 'others', 3),
    tally('2023-01', 'also', 4, 11),
    tally('2023-02', 'unsaid', 1),
    tally('2023-03', 'alone', 7),
    tally('2019-01', 'alone', 9),
  ];

  it('counts each event of the judged months on one word, and no other', () => {
    const { before, after, claims } = claimedOf({ series, kind: 'count' }, tallies);
    expect(claims).toBe(true);
    expect(before).toMatchObject({
      ...{ opens: { from: '2022-10', to: '2022-12', notMonths: ['2022-11'] }, months: 2, judged: true, events: 5 },
    });
    expect(after).toMatchObject({ opens: { from: '2023-01', to: '2023-02' }, months: 2, events: 5, sum: null });
    expect(after?.on.map(({ claim, events }) => [claim, events])).toEqual([
      ['alone', 0],
      ['also', 4],
      ['others', 0],
      ['alleged', 0],
      ['unsaid', 1],
    ]);
    for (const side of [before, after]) expect(side && eventsOn(side, CLAIMS)).toBe(side?.events);
  });

  it('adds tolls up where the indicator reads them', () => {
    const { after } = claimedOf({ series, kind: 'sum' }, tallies);
    expect([after?.sum, after?.on[1]?.sum]).toEqual([12, 11]);
    expect(claimedOf({ series, kind: 'sum' }, []).after?.sum).toBe(0);
    expect(claimedOf({ series, kind: 'share' }, tallies).after?.sum).toBe(null);
  });

  it('shows all months that have begun where none is judged, and says so', () => {
    const bare = steps('watch', '2023-01', ['missing', 'missing']);
    const { before, after } = claimedOf({ series: bare, kind: 'count' }, tallies);
    expect(before).toBeNull();
    expect(after).toMatchObject({ opens: { from: '2023-01', to: '2023-02' }, months: 2, judged: false, events: 5 });
  });

  it('knows when nobody claimed anything', () => {
    expect(claimedOf({ series, kind: 'count' }, [tally('2023-01', 'others', 3)]).claims).toBe(false);
  });
});
