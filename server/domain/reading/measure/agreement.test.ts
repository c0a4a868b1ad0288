import { describe, expect, it } from 'vitest';
import { addMonths } from '../../event/calendar.ts';
import type { Change, MonthPoint } from '../reading.ts';
import { agreementInWords } from '../sentences/agreement-words.ts';
import { heldAgainst, type Held } from './agreement.ts';

const times = (value: number | null): Change => ({ scale: 'ratio', value, lo: null, hi: null, words: '' });

/** A feed with these values from September 2021 on; null is a month that it does not cover. */
function aFeed(feed: string, values: readonly (number | null)[], change: Partial<Held> = {}): Held {
  const series = values.map((value, i): MonthPoint => {
    const month = addMonths('2021-09', i);
    const state = value === null ? 'missing' : value === 0 ? 'zero' : 'counted';
    const rest = { quiet: false, events: value ?? 0, exposure: 1, unusual: false } as const;
    return { month, to: month, window: 'baseline', state, value, ...rest };
  });
  return { feed, kind: 'count', per: 'month', series, change: times(2), verdict: 'as-predicted', ...change };
}

const ONE = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8];
const named = { feed: 'Other dataset', with: 'Desk log', kind: 'count' } as const;

describe('two feeds held against each other', () => {
  it('says the months they share, which way they went, how their months move and how their levels stand', () => {
    const held = heldAgainst(aFeed('other', [...ONE.map((n) => n * 2), 7]), aFeed('desk', ONE));
    expect(held).toEqual({
      feed: 'other',
      with: 'desk',
      months: 12,
      steps: 12,
      per: 'month',
      went: { feed: 'up', with: 'up' },
      verdicts: { feed: 'as-predicted', with: 'as-predicted' },
      moves: { of: 11, rose: 6, fell: 5, parted: 0 },
      rank: expect.closeTo(1, 12) as number,
      levels: { feed: expect.closeTo(104 / 12, 12) as number, with: expect.closeTo(52 / 12, 12) as number, ratio: 2 },
    });
    expect(agreementInWords(held, named)).toBe(
      'Other dataset and Desk log have 12 months in common. By both the level is higher after the article, and the ' +
        'verdict is the same, as predicted. Months rise and fall together (rank correlation 1 over 12 months). Of 11 ' +
        'steps from one month to the next, both rose in 6, both fell in 5 and one rose as the other fell in none. The ' +
        'level of Other dataset is 2.0 times that of Desk log.',
    );
  });

  it('takes common months alone: what one of them misses or holds back counts for neither', () => {
    const desk = aFeed('desk', [...ONE, 4, 100]);
    const other = aFeed('other', [...ONE.slice(0, 5), null, ...ONE.slice(6), 4, 100]);
    const held = heldAgainst(other, {
      ...desk,
      series: desk.series.map((step, i) => (i === 13 ? { ...step, state: 'provisional' } : step)),
    });
    // Months 6 and 14 are out; the step over the gap is no step from one month to the next.
    expect(held).toMatchObject({ months: 12, steps: 12, moves: { of: 10 }, levels: { ratio: 1 } });
    expect(held.levels?.with).toBeCloseTo((52 - 9 + 4) / 12, 12);
  });

  it('cannot compare feeds with fewer than 12 months in common', () => {
    const short = heldAgainst(aFeed('other', ONE.slice(1)), aFeed('desk', ONE));
    expect(short).toMatchObject({ months: 11, went: null, verdicts: null, moves: null, rank: null, levels: null });
    expect(agreementInWords(short, named)).toBe(
      'Other dataset cannot be compared with Desk log: they have 11 months in common, and 12 are needed.',
    );
    const apart = heldAgainst(aFeed('other', ONE), aFeed('desk', [...ONE.map(() => null), ...ONE]));
    expect(agreementInWords(apart, named)).toContain('they have no month in common');
  });

  it('gives no rank correlation where one of them never moves, and no ratio where one has none', () => {
    const held = heldAgainst(
      aFeed(
        'other',
        ONE.map(() => 0),
      ),
      aFeed('desk', ONE),
    );
    expect(held).toMatchObject({
      rank: null,
      levels: { feed: 0, ratio: null },
      moves: { rose: 0, fell: 0, parted: 0 },
    });
    expect(agreementInWords(held, named)).toContain('one of them is the same in every month');
    expect(agreementInWords(held, named)).toContain('because Other dataset has none');
  });

  it('weighs a share by what it is a part of, and a ratio by both of its sides', () => {
    const of = (feed: string, kind: Held['kind'], value: number, exposures: readonly number[]) => {
      const held = aFeed(
        feed,
        ONE.map(() => value),
        { kind },
      );
      return { ...held, series: held.series.map((step, i) => ({ ...step, exposure: exposures[i] ?? 1 })) };
    };
    const share = of('other', 'share', 0.5, [9]);
    const first = share.series.map((step, i) => (i === 0 ? { ...step, value: 1 } : step));
    // 9 of 9, then eleven times a half of 1: 14.5 of 20.
    expect(heldAgainst({ ...share, series: first }, of('desk', 'share', 0.5, [])).levels).toEqual({
      feed: expect.closeTo(14.5 / 20, 12) as number,
      with: 0.5,
      ratio: expect.closeTo(1.45, 12) as number,
    });
    const ratio = of('other', 'ratio', 3, [8]);
    expect(heldAgainst(ratio, of('desk', 'ratio', 1.5, [])).levels?.ratio).toBeCloseTo(2, 12);
  });

  it('says where directions and verdicts part, and that thin data say no direction', () => {
    const desk = aFeed('desk', ONE, { change: times(0.5), verdict: 'against' });
    const words = (change: Partial<Held>) => agreementInWords(heldAgainst(aFeed('other', ONE, change), desk), named);
    expect(words({})).toContain(
      'After the article the level is higher by Other dataset and lower by Desk log, and the verdicts differ: as predicted ' +
        'by Other dataset, against prediction by Desk log.',
    );
    expect(words({ verdict: 'too-little-data' })).toContain('The verdicts differ: too little data by Other dataset');
    expect(words({ change: times(null) })).toContain('higher by Other dataset');
    expect(heldAgainst({ ...desk, verdict: 'watched' }, { ...desk, verdict: 'watched' }).verdicts).toBeNull();
  });
});
