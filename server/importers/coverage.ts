import type { Month } from '../domain/event/calendar.ts';
import type { Importer } from './importer.ts';

/** Datasets hold the whole world, but the vocabulary knows the places of these two countries only. */
const COUNTRIES = ['pakistan', 'afghanistan'];

/**
 * What a file shows that it covers: from the first month that holds an event to the last, and never wider. A month
 * claimed without proof would be read as a month in which nothing happened. A whole release reaches from January
 * to December by itself; one that was cut, or that was taken for another, does not. Null when it shows neither country.
 */
export function coverage({
  first,
  last,
  countries: seen,
}: Parameters<Importer['covers']>[0]): { from: Month; to: Month; countries: string[] } | null {
  const countries = COUNTRIES.filter((country) => seen.includes(country));
  return countries.length ? { from: first.slice(0, 7), to: last.slice(0, 7), countries } : null;
}
