/**
 * What simulations showed of the methods, so that a reader can weigh a verdict. Not thresholds: nothing is decided by
 * them. Source: method 4.1, 4.6, 4.10, 4.12 (17 baseline months, watch of 12 or 36, means of 0.3 to 40 events a month).
 */

/** False alarms of a one-sided 5 % rule where nothing changed, by how much neighbouring months resemble each other. */
export interface FalseAlarms {
  method: string;
  ours: boolean;
  /** Average and worst share of false alarms at each resemblance of `RESEMBLANCE`. */
  at: readonly { mean: number; worst: number }[];
}

/** Lag-1 correlation of the underlying rate in the simulated series. */
export const RESEMBLANCE = [0, 0.4, 0.7] as const;

export const FALSE_ALARMS: readonly FalseAlarms[] = [
  row('Ours: tempered Gamma-Poisson', true, [0.04, 0.05], [0.06, 0.08], [0.08, 0.12]),
  row('Quasi-Poisson t test', false, [0.04, 0.06], [0.09, 0.13], [0.15, 0.23]),
  row('Mann-Whitney test', false, [0.05, 0.07], [0.09, 0.14], [0.16, 0.23]),
  row('Negative binomial (Wald)', false, [0.05, 0.1], [0.11, 0.19], [0.16, 0.27]),
  row('Newey-West', false, [0.08, 0.1], [0.11, 0.14], [0.14, 0.18]),
  row('Exact Poisson test', false, [0.13, 0.38], [0.21, 0.4], [0.24, 0.44]),
];

/** False alarms of means with heavy tails, and of shares. */
export const FALSE_ALARMS_MEAN = [0.04, 0.07] as const;
export const FALSE_ALARMS_SHARE = [0.02, 0.06] as const;
/** Share of true rises of this size that are noticed, without resemblance and at the middle one. */
export const POWER_AT = { ratio: 1.5, free: 0.49, alike: 0.31 } as const;
/** How often a series without any change reads "as predicted" at some time: monthly for 36 months, yearly, at the end. */
export const PEEKING = { monthly: [0.1, 0.18], yearly: [0.07, 0.11], atTheEnd: [0.03, 0.07], months: 36 } as const;
/** False trends inside one window, with neighbouring months that resemble each other: uncorrected, and as corrected here. */
export const FALSE_TRENDS = { plain: [0.1, 0.32], corrected: [0.06, 0.15] } as const;
/** How often a development passes the line where no indicator changed at all, and where all rose to just their margin. */
export const FALSE_TRENDING = { nothing: [0, 0.007], atTheMargin: [0.036, 0.19], withoutFloor: [0.16, 0.32] } as const;

function row(method: string, ours: boolean, ...at: [number, number][]): FalseAlarms {
  return { method, ours, at: at.map(([mean, worst]) => ({ mean, worst })) };
}
