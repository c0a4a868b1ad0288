/** Ranks less their mean; equal values share the middle of theirs. */
export function centredRanks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const above = values.filter((other) => other > value).length;
    return (below - above) / 2;
  });
}

/**
 * Spearman's rank correlation of two lists of the same length, ties sharing the middle of their ranks: from -1 (one
 * falls as the other rises) to 1 (both in the same order). Null where a list holds one value only, or nothing: there is
 * no order to compare. Source: Spearman (1904), as cor(method = "spearman") of R gives it.
 */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number | null {
  if (a.length !== b.length) throw new RangeError('a rank correlation needs pairs');
  const [x, y] = [centredRanks(a), centredRanks(b)];
  const product = (p: readonly number[], q: readonly number[]) =>
    p.reduce((sum, rank, i) => sum + rank * (q[i] ?? 0), 0);
  const spread = Math.sqrt(product(x, x) * product(y, y));
  return spread > 0 ? product(x, y) / spread : null;
}
