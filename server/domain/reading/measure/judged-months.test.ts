import { describe, expect, it } from 'vitest';
import { judgedMonths } from './judged-months.ts';
import type { MonthPoint } from '../reading.ts';

const step = (month: string, state: MonthPoint['state'], events: number, window: MonthPoint['window'] = 'watch') => ({
  month,
  to: month,
  window,
  state,
  events,
  exposure: events * 3,
});

describe('the months behind a number of events', () => {
  it('go from the first judged one to the last, provisional ones left out', () => {
    const series = [
      step('2023-01', 'counted', 9, 'baseline'),
      step('2023-02', 'missing', 0),
      step('2023-03', 'counted', 4),
      step('2023-04', 'zero', 0),
      step('2023-05', 'counted', 2),
      step('2023-06', 'provisional', 3),
    ];
    expect(judgedMonths(series, 'watch')).toEqual({ from: '2023-03', to: '2023-05', events: 6 });
    expect(judgedMonths(series, 'baseline')).toEqual({ from: '2023-01', to: '2023-01', events: 9 });
    expect(judgedMonths(series, 'watch', 'exposure')).toEqual({ from: '2023-03', to: '2023-05', events: 18 });
  });

  it('name the months between them that hold events which were not judged', () => {
    const series = (events: number) => [
      step('2023-02', 'counted', 4),
      step('2023-03', 'missing', events),
      step('2023-04', 'counted', 2),
    ];
    expect(judgedMonths(series(1), 'watch')).toEqual({
      from: '2023-02',
      to: '2023-04',
      notMonths: ['2023-03'],
      events: 6,
    });
    expect(judgedMonths(series(0), 'watch')).toEqual({ from: '2023-02', to: '2023-04', events: 6 });
  });

  it('name every month of a longer step that was not judged', () => {
    const half = (month: string, to: string, state: MonthPoint['state']) => ({ ...step(month, state, 2), to });
    const series = [
      half('2023-01', '2023-03', 'counted'),
      half('2023-04', '2023-06', 'missing'),
      half('2023-07', '2023-09', 'counted'),
    ];
    expect(judgedMonths(series, 'watch')).toMatchObject({
      to: '2023-09',
      notMonths: ['2023-04', '2023-05', '2023-06'],
      events: 4,
    });
  });

  it('are none where nothing was judged', () => {
    expect(judgedMonths([step('2023-02', 'provisional', 4)], 'watch')).toBeNull();
    expect(judgedMonths([], 'baseline')).toBeNull();
  });
});
