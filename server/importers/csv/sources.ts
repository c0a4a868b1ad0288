import { RELIABILITIES, type Source } from '../../domain/event/event.ts';
import { cut, type Cells } from '../cells.ts';
import { isoDay } from '../days.ts';
import { valuesOf } from './words.ts';

/** The sources of a row: the columns go together, first publisher with first address and so on. */
export function sourcesOf(cell: Cells): Source[] {
  const publishers = valuesOf(cell, 'publisher');
  const columns = ['url', 'published', 'grade'] as const;
  for (const column of columns) {
    const count = valuesOf(cell, column).length;
    if (count && count !== publishers.length) {
      cell.refuse(
        column,
        `has ${count} values for ${publishers.length} publishers`,
        'Name a publisher for each, in the same order.',
      );
    }
  }
  if (cell.problems.length) return [];
  return publishers.map((publisher, i) => sourceOf(cell, publisher, i));
}

function sourceOf(cell: Cells, publisher: string, i: number): Source {
  const [url, published, grade] = ['url', 'published', 'grade'].map((column) => valuesOf(cell, column)[i]);
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
