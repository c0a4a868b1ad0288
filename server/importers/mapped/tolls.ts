import type { Toll, Tolls } from '../../domain/event/event.ts';
import { SIDES } from '../../domain/event/event-values.ts';
import type { Cells } from '../cells.ts';
import { exactly } from '../cells.ts';
import { tollOf } from '../csv/tolls.ts';
import type { Plan } from './plan.ts';

const PEOPLE = /(?<!\s)\s*(?:people|persons|killed|dead|deaths|wounded|injured)\.?$/i;
const AT_LEAST =
  /^(?:at least|min\.?|minimum|not less than|≥|>=)\s*(\d+)$|^(\d+)\s*(?:or more|and more|at least|plus)$/i;
const MORE_THAN = /^(?:more than|over|>)\s*(\d+)$/i;
const VAGUE = /^(?:a |an )?(?:dozens?|scores?|several|some|many|few|hundreds?|thousands?|multiple|numerous|couple)\b/i;

/** The tolls of "killed" or "wounded". Several columns of one side are added up; an empty cell is "not said", which is not 0. */
export function tollsBy(cell: Cells, plan: Plan, what: 'killed' | 'wounded'): Tolls {
  const said = [...SIDES, 'total' as const].flatMap((side) => {
    const tolls = plan.of(`${what}_${side}`).flatMap((column) => {
      const text = cell.text(column);
      const toll = text ? readToll(text) : null;
      if (text && !toll) refuse(cell, column, text);
      return toll ? [toll] : [];
    });
    return tolls.length ? [[side, added(tolls)] as const] : [];
  });
  return Object.fromEntries(said);
}

/** "4", "4-6", "4 to 6", "10+", "at least 10", "more than 9"; null for what is no number. */
export function readToll(text: string): Toll | null {
  const said = text.replace(PEOPLE, '').trim();
  const [, one, other] = AT_LEAST.exec(said) ?? [];
  if (one ?? other) return tollOf(`${one ?? other}+`);
  const [, more] = MORE_THAN.exec(said) ?? [];
  if (more) return tollOf(`${Number(more) + 1}+`);
  return tollOf(said.replace(/^(\d+) to (\d+)$/i, '$1-$2'));
}

function refuse(cell: Cells, column: string, text: string): void {
  const fix = VAGUE.test(text)
    ? 'Write the least it can mean, such as 24+ for dozens, or leave the cell empty.'
    : 'Write 4, or 4-6 for a range, or 10+ for "at least 10".';
  cell.refuse(column, 'is not a number of people', fix);
}

function added(tolls: readonly Toll[]): Toll {
  const [first, ...rest] = tolls;
  return rest.reduce<Toll>(
    (sum, toll) => {
      const orMore = sum.orMore || toll.orMore;
      const [low, best, high] = [sum.low + toll.low, sum.best + toll.best, sum.high + toll.high];
      // "At least" says that nobody gave a higher figure, so best and high are one.
      return orMore ? { low, best: high, high, orMore: true } : { low, best, high };
    },
    first ?? exactly(0),
  );
}
