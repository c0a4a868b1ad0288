import type { EventInput } from '../../domain/event/event.ts';
import { PRECISIONS } from '../../domain/event/event-values.ts';
import { daysOfParts, readDays, type DaysSaid } from '../../domain/import/mapping-days.ts';
import type { Cell } from '../../domain/import/series-cell.ts';
import type { Cells } from '../cells.ts';
import { oneOf, type Plan } from './plan.ts';

type Precision = (typeof PRECISIONS)[number];

/** What tables write for how exactly the day is known. */
const SAID: Readonly<Record<string, Precision>> = {
  day: 'day',
  exact: 'day',
  daily: 'day',
  week: 'week',
  weekly: 'week',
  month: 'month',
  monthly: 'month',
  year: 'year',
  yearly: 'year',
};

/** When it happened, or null with a reason. */
export function whenOf(cell: Cells, plan: Plan): EventInput['when'] | null {
  const first = firstOf(cell, plan);
  const lastColumn = oneOf(plan, 'to');
  const last = lastColumn && cell.text(lastColumn) ? taken(cell, lastColumn, read(cell, lastColumn, plan)) : null;
  const precision = precisionOf(cell, plan);
  if (!first || precision === undefined) return null;
  const to = last ? (last.to ?? last.from) : first.to;
  if (last && lastColumn && to && to < first.from) {
    cell.refuse(lastColumn, `lies before the first day, ${first.from}`, 'Correct one of the two.');
    return null;
  }
  const wide = first.precision === 'day' ? (precision ?? 'day') : first.precision;
  return { from: first.from, ...(to && to !== first.from && { to }), precision: wide };
}

function firstOf(cell: Cells, plan: Plan): DaysSaid | null {
  const column = oneOf(plan, 'date');
  if (column) return taken(cell, column, read(cell, column, plan));
  const year = oneOf(plan, 'year');
  if (!year) {
    cell.refuse('', 'says nowhere on which day it was', 'Choose the column that holds the date.');
    return null;
  }
  const [month, day] = [oneOf(plan, 'month'), oneOf(plan, 'day')];
  const said = daysOfParts(cell.text(year), month ? cell.text(month) : '', day ? cell.text(day) : '');
  return taken(cell, day ?? month ?? year, said);
}

function read(cell: Cells, column: string, plan: Plan): Cell<DaysSaid> {
  return readDays(cell.text(column), plan.mapping.dates);
}

function taken(cell: Cells, column: string, said: Cell<DaysSaid>): DaysSaid | null {
  if ('value' in said) return said.value;
  cell.refuse(column, said.reason, said.fix);
  return null;
}

/** Null where it is not said, undefined with a reason where it cannot be read. */
function precisionOf(cell: Cells, plan: Plan): Precision | null | undefined {
  const column = oneOf(plan, 'precision');
  const text = column ? cell.text(column) : '';
  if (!column || !text) return null;
  const table = plan.table('precision');
  const said = table.use(text);
  if (said === null) return null;
  const word = said ?? SAID[text.toLowerCase()] ?? table.otherwise;
  const known = PRECISIONS.find((precision) => precision === word);
  if (!known)
    cell.refuse(column, 'is not a precision', 'Say in the mapping whether it means day, week, month or year.');
  return known;
}
