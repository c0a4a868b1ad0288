import type { Month } from '../domain/event/calendar.ts';

/** Datasets hold the whole world, but the vocabulary knows the places of these two countries only. */
const COUNTRIES = ['pakistan', 'afghanistan'];

/** The months and countries a whole release covers; null when it shows neither country. */
export function coverage(
  from: Month,
  to: Month,
  seen: readonly string[],
): { from: Month; to: Month; countries: string[] } | null {
  const countries = COUNTRIES.filter((country) => seen.includes(country));
  return countries.length ? { from, to, countries } : null;
}
