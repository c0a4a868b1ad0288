import { ONE_SIDED, SERIAL_CAP, SERIAL_MONTHS } from './constants.ts';
import { normalQuantile, tQuantile } from './distributions.ts';
import { coveredMonths, windowTotals, type Window } from './months.ts';

/** How much more a series scatters than independent events would. */
export interface Dispersion {
  /** Scatter of single months about their window's rate, 1 or more (Pearson). */
  phi: number;
  /** Lag-1 correlation of the residuals, as measured. */
  r1: number;
  /** The same, corrected for short series and kept in 0..cap; 0 with 8 months or fewer. */
  rho: number;
  /** Months used less windows used. */
  df: number;
  /** Allowance for having estimated phi from few months: (t_.95 / z_.95)^2. */
  inflation: number;
  /** phi (1 + rho)/(1 - rho) inflation: every count is worth 1/dispersion of an independent one. */
  dispersion: number;
}

/**
 * Dispersion of monthly counts or sums with exposure, in one or two windows. A month that is not covered (null) breaks
 * the chain of neighbours; a window without any event says nothing about scatter. With no degree of freedom it is 1.
 * Source: method 4.1; Pearson residuals as in quasi-Poisson (McCullagh and Nelder 1989).
 */
export function dispersion(
  y: readonly (number | null)[],
  e: readonly number[],
  w: readonly Window[],
  cap = SERIAL_CAP,
): Dispersion {
  const months = coveredMonths(y, e, w);
  const totals = windowTotals(months);
  const residuals = new Map<number, number>();
  for (const month of months) {
    const { total, exposure } = totals[month.w];
    const mean = (total / exposure) * month.e;
    if (mean > 0) residuals.set(month.index, (month.y - mean) / Math.sqrt(mean));
  }
  return spread(residuals, w, cap);
}

/** Dispersion of a monthly share `x` of `n`, from binomial residuals; otherwise as `dispersion`. Source: method 4.2. */
export function shareDispersion(
  x: readonly (number | null)[],
  n: readonly number[],
  w: readonly Window[],
  cap = SERIAL_CAP,
): Dispersion {
  const months = coveredMonths(x, n, w);
  const totals = windowTotals(months);
  const residuals = new Map<number, number>();
  for (const month of months) {
    const { total, exposure } = totals[month.w];
    const share = total / exposure;
    const variance = month.e * share * (1 - share);
    if (variance > 0) residuals.set(month.index, (month.y - month.e * share) / Math.sqrt(variance));
  }
  return spread(residuals, w, cap);
}

function spread(residuals: ReadonlyMap<number, number>, w: readonly Window[], cap: number): Dispersion {
  const n = residuals.size;
  const df = n - new Set([...residuals.keys()].map((index) => w[index])).size;
  if (df < 1) return { phi: 1, r1: 0, rho: 0, df, inflation: 1, dispersion: 1 };
  let squares = 0;
  let neighbours = 0;
  for (const [index, residual] of residuals) {
    squares += residual * residual;
    const next = w[index] === w[index + 1] ? residuals.get(index + 1) : undefined;
    if (next !== undefined) neighbours += residual * next;
  }
  const phi = Math.max(1, squares / df);
  const r1 = squares > 0 ? neighbours / squares : 0;
  const rho = n > SERIAL_MONTHS ? Math.min(cap, Math.max(0, (r1 + 2 / n) / (1 - 4 / n))) : 0;
  const inflation = (tQuantile(1 - ONE_SIDED, df) / normalQuantile(1 - ONE_SIDED)) ** 2;
  return { phi, r1, rho, df, inflation, dispersion: ((phi * (1 + rho)) / (1 - rho)) * inflation };
}
