import { describe, expect, it } from 'vitest';
import { changePoint } from './change.ts';
import { shareDispersion } from './dispersion.ts';
import { accumulated, rarefied } from './distinct.ts';
import type { Window } from './months.ts';
import { benjaminiHochberg } from './multiple.ts';
import { response } from './response.ts';
import { rollUp } from './roll-up.ts';
import { murphy } from './scores.ts';
import { shareAbove, windowShare } from './share.ts';
import { quasiPoissonSlope } from './slope.ts';
import { mannKendall } from './trend.ts';
import { expectedRange, unusualBound } from './unusual.ts';
import { probabilityRatioAbove, windowRatio } from './window-ratio.ts';

const y = [3, 0, 5, 2, null, 4, 1, 6, 2, 9, 7, null, 12, 5, 8, 10, 4, 11];
const e = [0.4, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.5, 1, 1, 1];
const w = y.map((_, i): Window => (i < 9 ? 0 : 1));
const n = y.map((value) => (value ?? 0) + 4);

describe('the window ratio', () => {
  const result = windowRatio({ y, e, w });

  it('turns upside down when the windows change places', () => {
    const swapped = windowRatio({ y, e, w: w.map((window): Window => (window === 0 ? 1 : 0)) });
    expect(swapped.median).toBeCloseTo(1 / result.median, 10);
    expect(swapped.lo).toBeCloseTo(1 / result.hi, 10);
    expect(swapped.hi).toBeCloseTo(1 / result.lo, 10);
    expect(swapped.pRise).toBeCloseTo(1 - result.pRise, 12);
    expect(swapped.pRiseMargin).toBeCloseTo(result.pFallMargin, 12);
    expect(swapped.dispersion).toBeCloseTo(result.dispersion, 10);
  });

  it('does not depend on the unit of exposure', () => {
    const daily = windowRatio({ y, e: e.map((share) => share * 30.4375), w });
    expect(daily.median).toBeCloseTo(result.median, 10);
    expect(daily.pRiseMargin).toBeCloseTo(result.pRiseMargin, 12);
  });

  it('has its interval where the chance of more is 95 % and 5 %', () => {
    expect(probabilityRatioAbove(result, result.lo)).toBeCloseTo(0.95, 11);
    expect(probabilityRatioAbove(result, result.hi)).toBeCloseTo(0.05, 11);
    expect(probabilityRatioAbove(result, 1)).toBe(result.pRise);
    expect(probabilityRatioAbove(result, 0)).toBe(1);
    expect(probabilityRatioAbove(result, Infinity)).toBe(0);
  });

  it('grows wider with dispersion and leaves the headline as it is', () => {
    const wide = windowRatio({ y, e, w, dispersion: 20 });
    expect(wide.hi / wide.lo).toBeGreaterThan(result.hi / result.lo);
    expect(wide.ratio).toBe(result.ratio);
  });

  it('takes an uncovered month as missing, not as a zero', () => {
    const covered = y.map((value) => value ?? 0);
    expect(windowRatio({ y: covered, e: e.map(() => 1), w }).months1).toBe(result.months1 + 1);
  });

  it('names no ratio when there were none before, and knows nothing without exposure', () => {
    expect(windowRatio({ y: [0, 0, 3], e: [1, 1, 1], w: [0, 0, 1] }).ratio).toBeNull();
    const blind = windowRatio({ y: [null, 3], e: [0, 1], w: [0, 1] });
    expect(blind).toMatchObject({
      rate0: null,
      ratio: null,
      median: 1,
      lo: 0,
      hi: Infinity,
      pRise: 0.5,
      pRiseMargin: 0.5,
    });
    expect(probabilityRatioAbove(blind, 3)).toBe(0.5);
  });
});

describe('the share', () => {
  it('turns round when the windows change places', () => {
    const one = windowShare({ x: y, n, w });
    const other = windowShare({ x: y, n, w: w.map((window): Window => (window === 0 ? 1 : 0)) });
    expect(other.pRise).toBeCloseTo(1 - one.pRise, 9);
    expect(other.pRiseMargin).toBeCloseTo(one.pFallMargin, 9);
  });

  it('of one window is above its lower end with 95 % and above everything with 0 %', () => {
    const { lo, share, dispersion: d } = shareAbove({ x: y, n, limit: 0.5 });
    expect(share).toBeGreaterThan(lo);
    expect(d).toBe(
      shareDispersion(
        y,
        n,
        y.map(() => 1),
      ).dispersion,
    );
    expect(shareAbove({ x: y, n, limit: lo }).pAbove).toBeCloseTo(0.95, 10);
    expect(shareAbove({ x: y, n, limit: 1 }).pAbove).toBe(0);
    expect(shareAbove({ x: [], n: [], limit: 0.5 })).toEqual({ share: null, lo: 0, hi: 1, pAbove: 0.5, dispersion: 1 });
  });
});

describe('the roll-up', () => {
  const likelihood = [[0.875, 0.325, 0.125], [0.03, 0.97, 0.675], [0.325, 0.5, 0.875]]; // prettier-ignore
  const prior = [0.5, 0.25, 0.25];

  it('is moved by exactly nothing when every probability is one half', () => {
    expect(rollUp({ p: [0.5, 0.5, 0.5], likelihood, prior }).posterior).toEqual(prior);
  });

  it('counts twins that share every event as one', () => {
    const twins = rollUp({ p: [0.9, 0.9], likelihood: [[0.8, 0.2], [0.8, 0.2]], prior: [0.5, 0.5], overlap: [[1, 1], [1, 1]] }); // prettier-ignore
    const single = rollUp({ p: [0.9], likelihood: [[0.8, 0.2]], prior: [0.5, 0.5] });
    expect(twins.posterior[0]).toBeCloseTo(single.posterior[0] ?? 0, 14);
  });

  it('keeps the prior without indicators or when all is ruled out', () => {
    expect(rollUp({ p: [], likelihood: [], prior }).posterior).toEqual(prior);
    expect(rollUp({ p: [1], likelihood: [[0, 0, 0]], prior, clip: [0, 1] }).posterior).toEqual(prior);
    expect(rollUp({ p: [1], likelihood: [[1, 0, 0]], prior, clip: [0, 1] }).posterior).toEqual([1, 0, 0]);
  });
});

describe('one month', () => {
  it('has the Jeffreys predictive as its range when events come singly, wider when they come in clusters', () => {
    const base = [4, 5, 3, 6, 4, 2, 5, 4];
    const single = expectedRange(
      base,
      base.map(() => 1),
      { dispersion: 1 },
    );
    const clustered = expectedRange(
      base,
      base.map(() => 1),
      { dispersion: 1, phi: 3 },
    );
    expect(single).toEqual({ lo: 1, hi: 9 });
    expect(clustered.hi).toBeGreaterThan(single.hi);
    expect(clustered.lo).toBeLessThanOrEqual(single.lo);
  });

  it('has the bound of the Jeffreys predictive after nothing but zeros, as has the range', () => {
    const zeros = [0, 0, 0, 0, 0, 0];
    expect(unusualBound(zeros, { alpha: 0.025 }).upper).toBe(
      expectedRange(
        zeros,
        zeros.map(() => 1),
      ).hi,
    );
    expect(unusualBound(zeros).method).toBe('jeffreys-predictive');
  });
});

describe('months with a gap', () => {
  it('keep their places in the search for a change', () => {
    const step = [1, 2, 1, null, null, 1, 2, 1, 30, 31, 29, 30, 32];
    expect(changePoint(step).best).toBe(9);
    expect(changePoint(step).firstMonthAfter).toEqual([6, 7, 8, 9, 10, 11]);
    expect(quasiPoissonSlope([1, 2, null, 8, 16], [1, 1, 0, 1, 1]).ratioPerMonth).toBeCloseTo(2, 10);
  });
});

describe('smaller parts', () => {
  it('rarefy to 1 with one event, to all with all, and survive a million', () => {
    expect(rarefied([5, 3, 2], 1)).toBeCloseTo(1, 14);
    expect(rarefied([5, 3, 2], 10)).toBe(3);
    expect(rarefied([1e6, 1e6], 1000)).toBeCloseTo(2, 12);
    expect(accumulated([[true, false], [true, true]], 1)).toBeCloseTo(1.5, 14); // prettier-ignore
  });

  it('split the Brier score without a remainder when forecasts in a bin agree', () => {
    const split = murphy([0.1, 0.1, 0.6, 0.6, 0.6], [0, 1, 1, 1, 0]);
    expect(split?.brier).toBeCloseTo(
      (split?.reliability ?? 0) - (split?.resolution ?? 0) + (split?.uncertainty ?? 0),
      14,
    );
  });

  it('adjust p-values in the order given and never above 1', () => {
    expect(benjaminiHochberg([0.9, 0.01, 1])).toEqual([1, 0.03, 1]);
  });

  it('call a trend that all months share the steepest there is', () => {
    expect(mannKendall([1, 2, 3, 4, 5])).toMatchObject({ s: 10, tauB: 1, sen: 1 });
    expect(mannKendall([5, 4, 3, 2, 1])).toMatchObject({ s: -10, tauB: -1, sen: -1 });
  });

  it('count a day after one trigger and before another as after', () => {
    const result = response({ triggers: [10, 12], events: [11, 11, 9], days: 2 });
    expect(result).toMatchObject({ daysAfter: 3, daysBefore: 2, after: 2, before: 1 });
  });
});
