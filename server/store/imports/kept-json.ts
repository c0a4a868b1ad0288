/**
 * A value as JSON that PostgreSQL can keep. It has no NUL and no half characters, and what a file or a publisher said
 * may hold either, also where it was cut; they are left out or marked, so that no work is lost over them. Null stays
 * SQL's own, so that an absent value is absent for every query.
 */
export function keptJson(value: unknown): string | null {
  if (value === null) return null;
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'string' && !(inner.isWellFormed() && !inner.includes('\u0000'))
      ? inner.replaceAll('\u0000', '').toWellFormed()
      : inner,
  );
}
