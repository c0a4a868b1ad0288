import type { Toll, Tolls } from './event.ts';

/** A toll as it is typed and read: "4", "4-6", "4-4-9" where the best figure is not the middle, "10+" for at least 10. */
export function tollText(toll: Toll | undefined): string {
  if (!toll) return '';
  const { low, best, high, orMore } = toll;
  const open = orMore ? '+' : '';
  if (low === high) return `${best}${open}`;
  return `${best === Math.floor((low + high) / 2) ? `${low}-${high}` : `${low}-${best}-${high}`}${open}`;
}

/** All who are said to be dead or hurt, as a line of a list has room for: "5", "4-6", "12+"; null when nothing is said. */
export function totalText({ total, ...sides }: Tolls): string | null {
  const said = total ? [total] : Object.values(sides).filter((toll) => toll !== undefined);
  if (said.length === 0) return null;
  const sum = (of: 'low' | 'high') => said.reduce((all, toll) => all + toll[of], 0);
  const [low, high] = [sum('low'), sum('high')];
  return `${low === high ? low : `${low}-${high}`}${said.some((toll) => toll.orMore) ? '+' : ''}`;
}
