/** Which window a month belongs to: 0 the baseline, 1 the watch. */
export type Window = 0 | 1;

/** One month that was covered: its place in the series (from 0), value, exposure and window. */
export interface CoveredMonth {
  index: number;
  y: number;
  e: number;
  w: Window;
}

/** What a covered stretch adds up to: number of months, sum of the values, sum of the exposures. */
export interface Totals {
  months: number;
  total: number;
  exposure: number;
}

/** The months that carry information: a value is there and the exposure is above zero. The others are not zeros. */
export function coveredMonths(
  y: readonly (number | null)[],
  e: readonly number[],
  w: readonly Window[],
): CoveredMonth[] {
  return y.flatMap((value, index) => {
    const exposure = e[index] ?? 0;
    const window = w[index];
    const covered = value !== null && Number.isFinite(value) && exposure > 0 && Number.isFinite(exposure);
    return covered && window !== undefined ? [{ index, y: value, e: exposure, w: window }] : [];
  });
}

/** The totals of the baseline and of the watch, in that order. */
export function windowTotals(months: readonly CoveredMonth[]): [Totals, Totals] {
  const totals: [Totals, Totals] = [
    { months: 0, total: 0, exposure: 0 },
    { months: 0, total: 0, exposure: 0 },
  ];
  for (const month of months) {
    const sum = totals[month.w];
    sum.months += 1;
    sum.total += month.y;
    sum.exposure += month.e;
  }
  return totals;
}

/** `top / bottom`, or null where nothing was covered. */
export function rateOf(top: number, bottom: number): number | null {
  return bottom > 0 ? top / bottom : null;
}
