import { INTERVAL, USUAL_FACTOR } from './constants.ts';
import { dispersion as dispersionOf, type Dispersion } from './dispersion.ts';
import { ratioPosterior, ratioTails, type RatioPosterior } from './gamma-ratio.ts';
import { coveredMonths, rateOf, windowTotals, type Window } from './months.ts';

export interface WindowRatioInput {
  /** Count, sum or number of different values a month; null is a month that was not covered. */
  y: readonly (number | null)[];
  /** Exposure a month: the part of it that was covered, or for a mean the number of attacks. */
  e: readonly number[];
  w: readonly Window[];
  level?: number;
  margin?: number;
  /** Use this instead of the dispersion found in the data. */
  dispersion?: number;
}

/** Both windows side by side. `rate0` or `rate1` is null without exposure, `ratio` also when there was none before. */
export interface WindowRatio extends RatioPosterior, Pick<Dispersion, 'phi' | 'r1' | 'rho' | 'df' | 'dispersion'> {
  months0: number;
  months1: number;
  total0: number;
  total1: number;
  exposure0: number;
  exposure1: number;
  /** Events per unit of exposure. */
  rate0: number | null;
  rate1: number | null;
  /** (total1/exposure1)/(total0/exposure0). */
  ratio: number | null;
}

/**
 * How the rate of the watch compares with that of the baseline: tempered Gamma-Poisson, closed form.
 * Rates are per unit of exposure, the interval covers `level` (0.9), the margin is a factor (1.25). Source: method 4.1.
 */
export function windowRatio(input: WindowRatioInput): WindowRatio {
  const { y, e, w, level = INTERVAL, margin = USUAL_FACTOR } = input;
  const { phi, r1, rho, df, dispersion: measured } = dispersionOf(y, e, w);
  const [before, watch] = windowTotals(coveredMonths(y, e, w));
  const evidence = {
    total0: before.total,
    total1: watch.total,
    exposure0: before.exposure,
    exposure1: watch.exposure,
    dispersion: input.dispersion ?? measured,
  };
  const rate0 = rateOf(before.total, before.exposure);
  const rate1 = rateOf(watch.total, watch.exposure);
  return {
    months0: before.months,
    months1: watch.months,
    ...evidence,
    rate0,
    rate1,
    ratio: rate0 !== null && rate0 > 0 && rate1 !== null ? rate1 / rate0 : null,
    ...ratioPosterior(evidence, level, margin),
    phi,
    r1,
    rho,
    df,
  };
}

/** P(ratio > r) under the posterior behind `result`; one half when a window had no exposure. */
export function probabilityRatioAbove(result: WindowRatio, r: number): number {
  return ratioTails(result, r).upper;
}
