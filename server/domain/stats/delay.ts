/** `triangle[month][delay]`: events of a month first reported with that delay; null where it is too early to know. */
export type ReportingTriangle = readonly (readonly (number | null)[])[];

/**
 * What each month will come to once all reports are in: chain ladder, the maximum likelihood of a Poisson model with
 * month and delay effects. Null for a month without any report yet. Source: Mack (1991); method 4.10.
 */
export function completed(triangle: ReportingTriangle): (number | null)[] {
  const shares = shareReported(triangle);
  return triangle.map((row) => {
    const known = knownDelays(row);
    return known === 0 ? null : sumTo(row, known) / (shares[known - 1] ?? 1);
  });
}

/** The share of a month's final total that is in after delay 0, 1, ... but the last, where it is 1 by definition. */
export function shareReported(triangle: ReportingTriangle): number[] {
  const delays = Math.max(0, ...triangle.map((row) => row.length));
  const shares: number[] = [];
  let share = 1;
  for (let known = delays - 1; known >= 1; known -= 1) {
    const rows = triangle.filter((row) => knownDelays(row) > known);
    const sooner = rows.reduce((sum, row) => sum + sumTo(row, known), 0);
    const later = rows.reduce((sum, row) => sum + sumTo(row, known + 1), 0);
    if (sooner > 0) share *= sooner / later; // else this delay teaches nothing
    shares.unshift(share);
  }
  return shares;
}

function knownDelays(row: readonly (number | null)[]): number {
  const gap = row.indexOf(null);
  return gap === -1 ? row.length : gap;
}

function sumTo(row: readonly (number | null)[], delays: number): number {
  return row.slice(0, delays).reduce<number>((sum, value) => sum + (value ?? 0), 0);
}
