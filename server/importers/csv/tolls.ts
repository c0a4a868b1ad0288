import type { Toll, Tolls } from '../../domain/event/event.ts';
import { SIDES } from '../../domain/event/event-values.ts';
import { exactly, wholeNumber, type Cells } from '../cells.ts';

/** The tolls of "killed" or "wounded", by side and in all. An empty cell is "not said", which is not 0. */
export function tollsOf(cell: Cells, what: 'killed' | 'wounded'): Tolls {
  const said = [...SIDES, 'total'].flatMap((side) => {
    const column = `${what}_${side}`;
    const text = cell.text(column);
    const toll = text ? tollOf(text) : null;
    if (text && !toll)
      cell.refuse(column, 'is not a number of people', 'Write 4, or 4-6 for a range, or 10+ for "at least 10".');
    return toll ? [[side, toll] as const] : [];
  });
  return Object.fromEntries(said);
}

/** "4", "4-6" (best: the middle, rounded down) or "10+" (a least figure; nobody gave a higher one). */
export function tollOf(text: string): Toll | null {
  const [, from = '', to, open] = /^(\d+)\s*(?:[-–]\s*(\d+)|(\+))?$/.exec(text) ?? [];
  const low = wholeNumber(from);
  if (low === null) return null;
  if (to === undefined) return open ? { ...exactly(low), orMore: true } : exactly(low);
  const high = wholeNumber(to);
  return high === null || high < low ? null : { low, best: Math.floor((low + high) / 2), high };
}
