/**
 * P-values adjusted so that, of those at or below q, at most the share q is expected to be false; in the order given.
 * Source: Benjamini and Hochberg (1995), as p.adjust(p, "BH"). Method 4.10 uses q = 0.10 within a forecast.
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const n = p.length;
  const order = p.map((value, index) => ({ value, index })).sort((one, other) => other.value - one.value);
  const adjusted = p.map(() => 1);
  let least = 1;
  for (const [step, { value, index }] of order.entries()) {
    least = Math.min(least, (value * n) / (n - step));
    adjusted[index] = least;
  }
  return adjusted;
}
