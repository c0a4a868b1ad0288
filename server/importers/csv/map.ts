import type { EventInput } from '../../domain/event/event.ts';
import { PRECISIONS } from '../../domain/event/event-values.ts';
import { placeWords } from '../../domain/event/names.ts';
import { nearest } from '../../domain/event/vocabulary.ts';
import { rearmed } from '../../domain/spreadsheet.ts';
import { cells, cut, type Cells } from '../cells.ts';
import { isoDay } from '../days.ts';
import type { Look, Mapped } from '../importer.ts';
import { COLUMNS } from './columns.ts';
import { sourcesOf } from './sources.ts';
import { tollsOf } from './tolls.ts';
import { partsOf, valuesOf, wordsOf } from './words.ts';

type Row = Readonly<Record<string, string>>;

const PRECISION = Object.fromEntries(PRECISIONS.map((precision) => [precision, precision]));

/** A row of our own columns as an event. */
export function mapCsv(row: Row, look: Look): Mapped {
  const cell = cells(withoutGuards(row));
  refuseMisspelt(cell, row);
  const id = cell.id(
    'id',
    'Give each row an id of its own, so that it is known again when the file is imported again.',
  );
  const when = whenOf(cell);
  const kinds = wordsOf(cell, 'kind', ['events'], look);
  if (!valuesOf(cell, 'kind').length) cell.refuse('kind', 'is empty', 'Write a kind of event of the vocabulary.');
  if (kinds.length > 1) cell.refuse('kind', 'names more than one kind', 'Write one row for each kind of event.');
  const between = partsOf(cell, 'between', look);
  if (between.length === 1) cell.refuse('between', 'names one side', 'Name both sides with ";" between, or use "by".');
  const draft = {
    by: partsOf(cell, 'by', look),
    against: wordsOf(cell, 'against', ['targets', 'actors'], look),
    with: partsOf(cell, 'with', look),
    between,
    place: placeOf(cell, look),
    deaths: tollsOf(cell, 'killed'),
    wounded: tollsOf(cell, 'wounded'),
    weapons: wordsOf(cell, 'weapons', ['weapons'], look),
    tags: wordsOf(cell, 'tags', ['tags'], look),
    summary: cut(cell.needed('summary', 'Say in a line what happened.'), 1000),
    sources: sourcesOf(cell),
  };
  const kind = kinds[0];
  if (cell.problems.length || !when || !kind) return { refused: cell.problems };
  return { externalId: id, draft: { when, kind, ...draft }, warnings: cell.warnings };
}

/** CSV exports put ' before a cell that a spreadsheet would take for a formula. */
function withoutGuards(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([column, text]) => [column, rearmed(text)]));
}

/** A misspelt column would lose its cells without a word; columns that resemble none of ours are left alone. */
function refuseMisspelt(cell: Cells, row: Row): void {
  const missing = COLUMNS.filter((column) => !(column in row));
  const known = new Set<string>(COLUMNS);
  for (const column of Object.keys(row)) {
    if (known.has(column) || !cell.text(column)) continue;
    const close = nearest(column.slice(0, 60), missing);
    if (close) cell.refuse(column, 'is not a column that is read', `Did you mean "${close}"?`);
  }
}

function whenOf(cell: Cells): EventInput['when'] | null {
  const from = cell.day('date', isoDay, 'YYYY-MM-DD');
  const to = cell.text('to') ? cell.day('to', isoDay, 'YYYY-MM-DD') : null;
  const precision = cell.text('precision') ? cell.code('precision', PRECISION) : 'day';
  if (from && to && to < from) cell.refuse('to', `lies before the first day, ${from}`, 'Correct one of the two.');
  if (!from || !precision) return null;
  return to ? { from, to, precision } : { from, precision };
}

function placeOf(cell: Cells, { words, names }: Look): NonNullable<EventInput['place']> {
  const [country, admin1, admin2, name] = ['country', 'province', 'district', 'place'].map((column) =>
    cell.text(column),
  );
  const [lat, lon] = [cell.degrees('lat', 90), cell.degrees('lon', 180)];
  if ((lat === undefined) !== (lon === undefined))
    cell.refuse(lat === undefined ? 'lat' : 'lon', 'is missing beside the other', 'Give both or neither.');
  const known = placeWords(words, names, { country, admin1, admin2 });
  if (country && !known.length)
    cell.warn('country', 'is not a place of the vocabulary', 'It is kept in no filter; check the spelling.');
  return {
    words: known,
    precision: name ? 'exact' : admin2 ? 'district' : admin1 ? 'province' : country ? 'country' : 'unknown',
    ...(name && { name: cut(name, 200) }),
    ...(admin1 && { admin1: cut(admin1, 120) }),
    ...(admin2 && { admin2: cut(admin2, 120) }),
    ...(lat !== undefined && lon !== undefined && { lat, lon }),
  };
}
