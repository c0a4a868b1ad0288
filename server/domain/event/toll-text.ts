import type { Toll } from './event.ts';

/** A toll as it is typed and read: "4", "4-6", "4-4-9" where the best figure is not the middle, "10+" for at least 10. */
export function tollText(toll: Toll | undefined): string {
  if (!toll) return '';
  const { low, best, high, orMore } = toll;
  const open = orMore ? '+' : '';
  if (low === high) return `${best}${open}`;
  return `${best === Math.floor((low + high) / 2) ? `${low}-${high}` : `${low}-${best}-${high}`}${open}`;
}
