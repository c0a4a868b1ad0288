import type { Part } from '../../domain/event/event.ts';
import { nearest, type Section } from '../../domain/event/vocabulary.ts';
import { shown } from '../../domain/problem.ts';
import type { Cells } from '../cells.ts';
import type { Look } from '../importer.ts';

/** The values of a cell, parted by ";". */
export function valuesOf(cell: Cells, column: string): string[] {
  return cell
    .text(column)
    .split(';')
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

/** A cell's values as words of the vocabulary; a value may be the word, its title or a name that datasets use. */
export function wordsOf(cell: Cells, column: string, sections: readonly Section[], look: Look): string[] {
  const found = valuesOf(cell, column).flatMap((value) => wordOf(cell, column, value, sections, look) ?? []);
  return [...new Set(found)];
}

/** Actors, each with the name the cell uses for it. */
export function partsOf(cell: Cells, column: string, look: Look): Part[] {
  return valuesOf(cell, column).flatMap((value) => {
    const actor = wordOf(cell, column, value, ['actors'], look);
    return actor ? [{ actor, attribution: 'attributed', ...(value !== actor && { name: value.slice(0, 200) }) }] : [];
  });
}

function wordOf(
  cell: Cells,
  column: string,
  value: string,
  sections: readonly Section[],
  { words, names }: Look,
): string | null {
  for (const section of sections) {
    const found = words[section].has(value) ? value : names.find(section, value);
    if (found) return found;
  }
  const close = nearest(
    value.toLowerCase().replace(/\s+/g, '-').slice(0, 60),
    sections.flatMap((section) => [...words[section].keys()]),
  );
  const fix = close ? `Did you mean "${close}"?` : 'See vocabulary.yaml for the words there are.';
  cell.refuse(column, `"${shown(value, 60)}" is not a word of the vocabulary (${sections.join(' or ')})`, fix);
  return null;
}
