/**
 * How many different values `n` events would show, drawn without replacement from events with these counts by value.
 * With fewer than `n` events it is the number of values there are. Source: Hurlbert (1971), as vegan::rarefy.
 */
export function rarefied(counts: readonly number[], n: number): number {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce((sum, count) => sum + chanceDrawn(count, all, Math.floor(n)), 0);
}

/**
 * How many different values `months` months would show on average, given which months each value was seen in
 * (`seen[month][value]`). Source: Ugland et al. (2003), as vegan::specaccum with method "exact".
 */
export function accumulated(seen: readonly (readonly boolean[])[], months: number): number {
  const values = Math.max(0, ...seen.map((row) => row.length));
  let sum = 0;
  for (let value = 0; value < values; value += 1) {
    const times = seen.filter((row) => row[value] === true).length;
    sum += chanceDrawn(times, seen.length, Math.floor(months));
  }
  return sum;
}

/**
 * 1 - C(all - marked, n)/C(all, n): the chance that a draw of n out of `all` holds one that is marked. The quotient is
 * symmetric in `marked` and `n` and is taken as a product over the smaller: no overflow, and no cancellation of large
 * log-factorials.
 */
function chanceDrawn(marked: number, all: number, n: number): number {
  if (marked <= 0 || n <= 0) return 0;
  if (marked + n > all) return 1;
  const [few, many] = marked < n ? [marked, n] : [n, marked];
  let missed = 1;
  for (let k = 0; k < few && missed > 0; k += 1) missed *= (all - many - k) / (all - k);
  return 1 - missed;
}
