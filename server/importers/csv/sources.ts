import type { Source } from '../../domain/event/event.ts';
import { RELIABILITIES } from '../../domain/event/event-values.ts';
import { cut, type Cells } from '../cells.ts';
import { isoDay } from '../days.ts';
import { valuesOf } from './words.ts';

/** The sources of a row: the columns go together, first publisher with first address and so on. */
export function sourcesOf(cell: Cells): Source[] {
  const publishers = valuesOf(cell, 'publisher');
  const columns = ['url', 'published', 'grade'] as const;
  for (const column of columns) {
    const count = besides(cell, column, publishers.length).length;
    if (count && count !== publishers.length) {
      cell.refuse(
        column,
        `has ${count} values for ${publishers.length} publishers`,
        'Name a publisher for each, in the same order.',
      );
    }
  }
  if (cell.problems.length) return [];
  // Taken apart once, not once for each of them.
  const told = columns.map((column) => besides(cell, column, publishers.length));
  return publishers.map((publisher, i) =>
    sourceOf(
      cell,
      publisher,
      told.map((values) => values[i]),
    ),
  );
}

/** The values beside so many publishers: one left blank in its place says nothing of that publisher alone. */
function besides(cell: Cells, column: string, publishers: number): string[] {
  const values = valuesOf(cell, column);
  const places = cell.text(column).split(';');
  return values.length > 0 && places.length === publishers ? places.map((value) => value.trim()) : values;
}

function sourceOf(cell: Cells, publisher: string, [url, published, grade]: (string | undefined)[]): Source {
  if (url && !/^https?:\/\/\S+$/i.test(url))
    cell.refuse('url', 'is not a web address', 'Begin it with http:// or https://.');
  if (published && !isoDay(published))
    cell.refuse('published', 'is not a day between 1900 and 2100', 'Write YYYY-MM-DD.');
  const [, letter, figure] = /^([A-F])([1-6])$/i.exec(grade ?? '') ?? [];
  if (grade && !letter)
    cell.refuse('grade', 'is not a grade', 'Write a letter A to F and a figure 1 to 6, such as B2.');
  return {
    publisher: cut(publisher, 200),
    ...(url && { url }),
    ...(published && { published }),
    reliability: RELIABILITIES.find((known) => known === letter?.toUpperCase()) ?? 'F',
    credibility: figure ? Number(figure) : 6,
  };
}
