import { describe, expect, it } from 'vitest';
import { changePoint, optimalPartition } from './change.ts';
import { completed, shareReported } from './delay.ts';
import { dispersion } from './dispersion.ts';
import { accumulated, rarefied } from './distinct.ts';
import { chanceIfNoChange, smallestNoticeable } from './first.ts';
import { clopperPearson, exactRateRatio, jeffreys, wilson } from './intervals.ts';
import type { Window } from './months.ts';
import { benjaminiHochberg } from './multiple.ts';
import { response } from './response.ts';
import { rollUp } from './roll-up.ts';
import { sameSeason } from './same-season.ts';
import { brierOverTime, murphy } from './scores.ts';
import { shareAbove, windowShare } from './share.ts';
import { quasiPoissonSlope } from './slope.ts';
import { mannKendall } from './trend.ts';
import { expectedRange, unusualBound } from './unusual.ts';
import { windowRatio } from './window-ratio.ts';

describe('nothing to go by', () => {
  const series: Record<string, (number | null)[]> = {
    'no month': [],
    'one month': [4],
    'one empty month': [0],
    'two months': [4, 0],
    'no covered month': Array.from({ length: 18 }, () => null),
    zeros: Array.from({ length: 18 }, () => 0),
    'one event': [...Array.from({ length: 17 }, () => 0), 1],
    'one giant month': [...Array.from({ length: 17 }, () => 0), 1e6],
    'the same every month': Array.from({ length: 18 }, () => 7),
  };

  const exposures: Record<string, number> = { 'full exposure': 1, 'no exposure': 0 };
  for (const [what, values] of Object.entries(series)) {
    for (const [with_, share] of Object.entries(exposures)) {
      for (const split of [0, 9, 18]) {
        it(`gives no NaN and no error: ${what}, ${with_}, ${split} baseline months`, () => {
          const shares = values.map(() => share);
          const windows = values.map((_, i): Window => (i < split ? 0 : 1));
          const trials = values.map((value) => share * ((value ?? 0) + 1));
          const months = values.map((_, i) => (i % 12) + 1);
          expectNumbers([
            dispersion(values, shares, windows),
            windowRatio({ y: values, e: shares, w: windows }),
            windowShare({ x: values, n: trials, w: windows }),
            windowShare({ x: values, n: values.map((value) => value ?? 0), w: windows }),
            shareAbove({ x: values, n: trials, limit: 0.5 }),
            mannKendall(values),
            unusualBound(values, { exposure: share }),
            expectedRange(values, shares),
            expectedRange(
              values,
              values.map(() => 1),
              { exposure: share },
            ),
            changePoint(values, shares),
            optimalPartition(values.map((value) => value ?? 0)),
            sameSeason({ y: values, e: shares, w: windows, month: months }),
            quasiPoissonSlope(values, shares),
          ]);
        });
      }
    }
  }

  it('gives no NaN and no error in the parts without months', () => {
    expectNumbers([
      response({ triggers: [], events: [3], days: 30 }),
      response({ triggers: [1], events: [], days: 30, from: 1, to: 1 }),
      response({ triggers: [1], events: [], days: 0 }),
      chanceIfNoChange({ before: 0, exposure0: 0, exposure1: 0, times: 1 }),
      chanceIfNoChange({ before: 0, exposure0: 0, exposure1: 5, times: 1 }),
      chanceIfNoChange({ before: 0, exposure0: 5, exposure1: 5, times: 0 }),
      smallestNoticeable({ before: 0, exposure0: 5, exposure1: 5 }),
      smallestNoticeable({ before: 3, exposure0: 5, exposure1: 0 }),
      [rarefied([], 5), rarefied([0, 0], 5), rarefied([3], 0), accumulated([], 4), accumulated([[]], 0)],
      [benjaminiHochberg([]), completed([]), completed([[null]]), completed([[0, 0], [0, null]])], // prettier-ignore
      [shareReported([]), shareReported([[0, 4], [3, null]])], // prettier-ignore
      brierOverTime({ forecasts: [], open: 0, close: 9, outcome: 1 }),
      brierOverTime({ forecasts: [{ day: 20, p: 0 }], open: 0, close: 9, outcome: 1 }),
      [murphy([], []), murphy([1], [1])],
      [
        exactRateRatio({ before: 0, exposure0: 1, after: 0, exposure1: 1 }),
        clopperPearson(0, 0),
        wilson(0, 0),
        jeffreys(0, 0),
      ],
      exactRateRatio({ before: 3, exposure0: 1, after: 0, exposure1: 1 }),
      rollUp({ p: [0.9], likelihood: [], prior: [] }),
      rollUp({ p: [0.9], likelihood: [[0.3, 0.4]], prior: [0, 0] }),
    ]);
  });
});

function expectNumbers(results: unknown[]) {
  const text = JSON.stringify(results, (_, value: unknown) => (Number.isNaN(value) ? 'not a number' : value));
  expect(text).not.toContain('not a number');
}
