import type { Part } from '../../domain/event/event.ts';
import { nearest, type Section } from '../../domain/event/vocabulary.ts';
import { wordMeant } from '../../domain/import/mapping-guess.ts';
import { TABLE_SECTIONS, type TableField } from '../../domain/import/mapping-values.ts';
import { shown } from '../../domain/problem.ts';
import type { Cells } from '../cells.ts';
import type { Look } from '../importer.ts';
import { joined, type Plan } from './plan.ts';

/** A value of a cell and the word it stands for. */
interface Found {
  value: string;
  word: string;
}

/** The kind of event: the table of values first, then the vocabulary by the narrowest column. Null with a reason. */
export function kindOf(cell: Cells, plan: Plan, look: Look): string | null {
  const columns = plan.of('kind');
  const { fixed } = plan.mapping;
  const whole = joined(cell, columns);
  if (whole === '' || columns.length === 0) {
    if (fixed.kind) return fixed.kind;
    if (columns[0]) cell.refuse(columns[0], 'is empty', 'Write what happened, or choose one kind for all rows.');
    else cell.refuse('', 'says nowhere what happened', 'Choose the column of the kind, or one kind for all rows.');
    return null;
  }
  const said = plan.table('kind').use(whole);
  if (said) return said;
  const values = columns.map((column) => cell.text(column)).reverse();
  const known = values.flatMap((value) => (value ? (wordIn('kind', value, look) ?? []) : []))[0];
  const word = known ?? plan.table('kind').otherwise;
  if (!word) refuseWord(cell, columns.at(-1) ?? '', 'kind', whole, look);
  return word;
}

/** The words of the cells of a field. A cell is taken whole where it is known, else by its parts. */
export function wordsOf(cell: Cells, plan: Plan, field: TableField, look: Look): Found[] {
  const found = plan.of(field).flatMap((column) => {
    const text = cell.text(column);
    if (text === '') return [];
    const whole = wordFor(plan, field, text, look);
    if (whole !== undefined) return whole === null ? [] : [{ value: text, word: whole }];
    return plan.parts(text).flatMap((value) => {
      const word = wordFor(plan, field, value, look) ?? plan.table(field).otherwise;
      if (word) return [{ value, word }];
      if (plan.table(field).use(value) !== null) refuseWord(cell, column, field, value, look);
      return [];
    });
  });
  return found.filter(({ word }, n) => found.findIndex((each) => each.word === word) === n);
}

/** Actors, each with the name that the cell uses for it. */
export function actorsOf(cell: Cells, plan: Plan, field: 'by' | 'with' | 'between', look: Look): Part[] {
  return wordsOf(cell, plan, field, look).map(({ value, word }) => ({
    actor: word,
    attribution: 'attributed',
    ...(value !== word && { name: value.slice(0, 200) }),
  }));
}

/** Null where the table says that the value means nothing, undefined where nobody knows it. */
export function wordFor(plan: Plan, field: TableField, value: string, look: Look): string | null | undefined {
  const said = plan.table(field).use(value);
  return said === undefined ? (wordIn(field, value, look) ?? undefined) : said;
}

/** The word of the vocabulary that goes by this name, or null. */
export function wordIn(field: TableField, value: string, { words, names }: Look): string | null {
  for (const section of TABLE_SECTIONS[field]) {
    const found = words[section].has(value) ? value : names.find(section, value);
    if (found) return found;
  }
  return null;
}

/** Refuses a word with the one that is meant: by what gives it away, else by its spelling, where that is long enough to tell. */
function refuseWord(cell: Cells, column: string, field: TableField, value: string, look: Look): void {
  const sections = TABLE_SECTIONS[field];
  const close = wordMeant(value, sections, look)?.word ?? spelledLike(value, sections, look);
  const title = close && sections.map((section) => look.words[section].get(close)?.title).find((each) => each);
  const fix = title ? `Did you mean "${title}"?` : 'Say in the mapping which word it stands for.';
  cell.refuse(column, `"${shown(value, 60)}" is not a word of the vocabulary (${sections.join(' or ')})`, fix);
}

/** Shorter words are like many by chance: "IED" is two letters from "aid". */
const LONG_ENOUGH = 5;

function spelledLike(value: string, sections: readonly Section[], { words }: Look): string | null {
  if (value.length < LONG_ENOUGH) return null;
  const ids = sections.flatMap((section) => [...words[section].keys()]);
  return nearest(value.toLowerCase().replace(/\s+/g, '-').slice(0, 60), ids);
}
