import type { Toll, Tolls } from '../../domain/event/event.ts';
import { SIDES, type Side } from '../../domain/event/event-values.ts';
import { exactly, type Cells } from '../cells.ts';
import { isState } from './names.ts';

/** UCDP's deaths by side and in all. A 0 is a finding here: UCDP counts every side of every event. */
export function tollsOf(cell: Cells, sideA: string, sideB: string): Tolls {
  const [a, b] = [needed(cell, 'deaths_a'), needed(cell, 'deaths_b')];
  const [civilians, unknown] = [needed(cell, 'deaths_civilians'), needed(cell, 'deaths_unknown')];
  const total = totalOf(cell);
  if (cell.problems.length) return {};
  if (a + b + civilians + unknown !== total.best) {
    const sum = `${a} + ${b} + ${civilians} + ${unknown}`;
    cell.warn('best', `is not the sum of the sides (${sum}); both are kept`, 'Compare with a newer release.');
  }
  const bySide: Record<Side, number | null> = { security: null, civilians, militants: null, unknown };
  bySide[kindOf(sideA)] = (bySide[kindOf(sideA)] ?? 0) + a;
  bySide[kindOf(sideB)] = (bySide[kindOf(sideB)] ?? 0) + b;
  const tolls: Tolls = { total };
  for (const side of SIDES) {
    const dead = bySide[side];
    if (dead !== null) tolls[side] = exactly(dead);
  }
  return tolls;
}

function kindOf(side: string): Side {
  if (side === 'Civilians') return 'civilians';
  return isState(side) ? 'security' : 'militants';
}

/** In about one row of thirty the lowest figure lies above the best or the best above the highest. */
function totalOf(cell: Cells): Toll {
  const [low, best, high] = [needed(cell, 'low'), needed(cell, 'best'), needed(cell, 'high')];
  if (low > best)
    cell.warn('low', `is above the best figure, ${best}; read as ${best}`, 'Compare with a newer release.');
  if (high < best)
    cell.warn('high', `is below the best figure, ${best}; read as ${best}`, 'Compare with a newer release.');
  return { low: Math.min(low, best), best, high: Math.max(high, best) };
}

function needed(cell: Cells, column: string): number {
  const count = cell.count(column);
  if (count === null && !cell.text(column)) cell.refuse(column, 'is empty', 'UCDP gives a figure, 0 when nobody died.');
  return count ?? 0;
}
