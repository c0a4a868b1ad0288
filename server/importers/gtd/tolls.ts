import type { Toll, Tolls } from '../../domain/event/event.ts';
import { exactly, wholeNumber, type Cells } from '../cells.ts';
import { NOT_KNOWN } from './columns.ts';

/** Killed or wounded: all of them, and the attackers among them. Blank is "not said"; GTD gives no other sides. */
export function tollsOf(cell: Cells, all: string, attackers: string): Tolls {
  const [total, militants] = [peopleOf(cell, all), peopleOf(cell, attackers)];
  if (total && militants && militants.best > total.best) {
    cell.warn(attackers, `is more than ${all}, ${total.best}; both are kept`, 'Compare with a newer release.');
  }
  return { ...(total && { total }), ...(militants && { militants }) };
}

/** GTD parts a joint toll evenly among the attacks it belongs to, so that a cell may hold a fraction of a person. */
function peopleOf(cell: Cells, column: string): Toll | null {
  const text = cell.text(column).replace(/^(-\d+)\.0+$/, '$1');
  if (NOT_KNOWN.includes(text)) return null;
  if (!/^\d{1,6}\.\d+$/.test(text) || wholeNumber(text) !== null) {
    const count = cell.count(column);
    return count === null ? null : exactly(count);
  }
  const share = Number(text);
  const toll = { low: Math.floor(share), best: Math.round(share), high: Math.ceil(share) };
  cell.warn(column, `is a share of a joint toll; read as ${toll.best}`, 'See the related events in GTD.');
  return toll;
}
