import { describe, expect, it } from 'vitest';
import { aFeed, aForecast, anIndicator, words } from '../../../testing/reckoning.ts';
import { coversMonth } from './nil-return.ts';
import { lastJudgedMonth, timeline } from './timeline.ts';

describe('looked, found none', () => {
  it('covers a month only when every day of it was looked at', () => {
    expect(coversMonth([{ from: '2024-02-01', to: '2024-02-29' }], '2024-02')).toBe(true);
    expect(coversMonth([{ from: '2024-02-01', to: '2024-02-28' }], '2024-02')).toBe(false);
    expect(coversMonth([], '2024-02')).toBe(false);
  });

  it('adds periods up, in whatever order they were given and however they overlap', () => {
    const halves = [
      { from: '2024-02-14', to: '2024-03-03' },
      { from: '2024-01-20', to: '2024-02-15' },
    ];
    expect(coversMonth(halves, '2024-02')).toBe(true);
    const gap = [
      { from: '2024-02-01', to: '2024-02-10' },
      { from: '2024-02-12', to: '2024-02-29' },
    ];
    expect(coversMonth(gap, '2024-02')).toBe(false);
  });

  const span = { forecast: 'test', indicator: 'attacks', from: '2023-03-01', to: '2023-04-30' };
  const covered = (indicator: ReturnType<typeof anIndicator>, forecast = aForecast([indicator])) =>
    timeline(
      forecast,
      indicator,
      aFeed('2023-03', '2023-03', { coverage: [], nilReturns: [span] }),
      '2024-06-15',
      words,
    )
      .filter((month) => month.covered)
      .map((month) => [month.month, month.nil]);

  it('makes silence a zero for the one indicator it was said of', () => {
    expect(covered(anIndicator('attacks'))).toEqual([
      ['2023-03', true],
      ['2023-04', true],
    ]);
    expect(covered(anIndicator('others'))).toEqual([]);
    expect(covered(anIndicator('attacks'), { ...aForecast([]), id: 'another' })).toEqual([]);
  });

  it('says nothing of a share, whose silence is unknown and not zero', () => {
    const share = anIndicator('attacks', {
      among: { event: 'attack' },
      measure: { kind: 'share' },
      by_at_least: '5 points',
    });
    expect(covered(share)).toEqual([]);
  });

  it('lets the judged months reach as far as somebody looked', () => {
    const feed = aFeed('2023-02', '2023-02', { nilReturns: [span] });
    expect(lastJudgedMonth(aForecast([]), feed, '2024-06-15')).toBe('2023-04');
    expect(lastJudgedMonth({ ...aForecast([]), id: 'another' }, feed, '2024-06-15')).toBe('2023-02');
  });
});
