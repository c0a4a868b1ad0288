import { createHash } from 'node:crypto';
import type { EventInput } from '../../domain/event/event.ts';
import { rearmed } from '../../domain/spreadsheet.ts';
import { cells, cut, type Cells } from '../cells.ts';
import type { Look, Mapped } from '../importer.ts';
import { joined, NOT_SAID, type Plan } from './plan.ts';
import { sourcesBy } from './sources.ts';
import { summaryOf } from './summary.ts';
import { tollsBy } from './tolls.ts';
import { whenOf } from './when.ts';
import { whereOf } from './where.ts';
import { actorsOf, kindOf, wordsOf } from './words.ts';

type Row = Readonly<Record<string, string>>;

/** A row as an event, by the columns that were chosen. */
export function mapRow(row: Row, plan: Plan, look: Look): Mapped {
  const cell = cells(withoutGuards(row), NOT_SAID);
  const id = idOf(cell, row, plan);
  const when = whenOf(cell, plan);
  const kind = kindOf(cell, plan, look);
  const between = actorsOf(cell, plan, 'between', look);
  if (between.length === 1)
    cell.refuse(plan.of('between')[0] ?? '', 'names one side', 'Name both sides, or let the column go to "By".');
  const facts = {
    by: actorsOf(cell, plan, 'by', look),
    against: wordsOf(cell, plan, 'against', look).map(({ word }) => word),
    with: actorsOf(cell, plan, 'with', look),
    between,
    place: whereOf(cell, plan, look),
    deaths: tollsBy(cell, plan, 'killed'),
    wounded: tollsBy(cell, plan, 'wounded'),
    weapons: wordsOf(cell, plan, 'weapons', look).map(({ word }) => word),
    tags: wordsOf(cell, plan, 'tags', look).map(({ word }) => word),
    sources: sourcesBy(cell, plan),
  };
  if (cell.problems.length || !when || !kind) return { refused: cell.problems };
  const coded: Omit<EventInput, 'summary'> = { when, kind, ...facts };
  const told = cut(joined(cell, plan.of('summary'), '. '), 1000);
  return { externalId: id, draft: { ...coded, summary: told || summaryOf(coded, look) }, warnings: cell.warnings };
}

/** The row's own id, or one made from what stands in it. Entries of the desk's log carry the name of their table before it. */
function idOf(cell: Cells, row: Row, plan: Plan): string {
  const columns = plan.of('id');
  const { feed } = plan.mapping;
  const prefix = feed.to === 'desk' ? `${feed.table}:` : '';
  if (columns.length === 0) return prefix + contentId(row, plan);
  const empty = columns.find((column) => !cell.text(column));
  if (empty)
    cell.refuse(
      empty,
      'is empty',
      'Give each row an id of its own, or leave the column out so that rows are known by what stands in them.',
    );
  return prefix + joined(cell, columns);
}

/** The same cells give the same id, whatever else is done to the file; an empty column does not count. */
function contentId(row: Row, plan: Plan): string {
  const hash = createHash('sha256');
  for (const column of plan.all) {
    const text = (row[column] ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
    if (text) hash.update(`${JSON.stringify([column, text])}\n`);
  }
  return `row-${hash.digest('hex').slice(0, 24)}`;
}

/** CSV exports put ' before a cell that a spreadsheet would take for a formula. */
function withoutGuards(row: Row): Row {
  const record = Object.create(null) as Record<string, string>;
  for (const [column, text] of Object.entries(row)) record[column] = rearmed(text);
  return record;
}
