import { z } from 'zod';
import { plainName } from '../../domain/event/names.ts';
import { ordersOf } from '../../domain/import/mapping-days.ts';
import { wordMeant } from '../../domain/import/mapping-guess.ts';
import { joinedCells } from '../../domain/import/mapping-suggest.ts';
import { MOST_VALUES, TABLE_FIELDS, TABLE_SECTIONS, type TableField } from '../../domain/import/mapping-values.ts';
import { ValuesWithin, type ColumnValues } from '../../domain/import/mapping.ts';
import type { Suggestion } from '../../domain/import/check.ts';
import { suggestionsFor } from '../../domain/import/suggest.ts';
import { allow } from '../../domain/permission.ts';
import { columnName } from '../../importers/header.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { importNamed } from './held-import.ts';
import { eachRow } from './mappings-rows.ts';

const Asked = z.strictObject({
  columns: z.array(z.string().min(1).max(200)).min(1).max(8),
  /** What their words are suggested for. */
  field: z.enum(TABLE_FIELDS).nullable(),
  split: z.string().max(1).nullable(),
  within: ValuesWithin.nullable().default(null),
});

/** Different values that are told apart while reading; a column of texts has one for each row. */
const TOLD_APART = 20_000;
/** Values for which words are looked for: the most frequent. */
const SUGGESTED = 120;

/**
 * What stands in a column over the whole file, the most frequent first, each with the words it may stand for; several
 * columns are taken together as one value. And which order of day and month its dates show.
 * @throws Problem `import-not-found`, `not-valid` or `file-unreadable`
 */
export async function columnValues({
  ctx,
  input: { id, ...asked },
}: {
  ctx: Ctx;
  input: { id: string; columns: unknown; field: unknown; split: unknown; within?: unknown };
}): Promise<ColumnValues> {
  allow(ctx.actor, 'import:prepare');
  const { columns, field, split, within } = parse(Asked, asked);
  const places = placesOfValues(ctx, within);
  const found = await importNamed(ctx.store, id);
  const counts = new Map<string, number>();
  const order: ColumnValues['order'] = { dayFirst: 0, monthFirst: 0, either: 0, firstDay: null, firstMonth: null };
  const names = columns.map(columnName);
  let [rows, empty, beyond] = [0, 0, 0];
  await eachRow(ctx, found, (record, line) => {
    rows += 1;
    // A kind is one value of all its columns; of other fields each column stands for itself.
    const texts =
      field === 'kind' || field === null
        ? [joinedCells(record, names)]
        : names.map((name) => (record[name] ?? '').trim());
    const values = texts.flatMap((text) => partsOf(text, field, split)).filter((text) => text !== '');
    if (values.length === 0) empty += 1;
    for (const value of values) {
      const known = counts.get(value);
      if (known !== undefined || counts.size < TOLD_APART) counts.set(value, (known ?? 0) + 1);
      else beyond += 1;
      places.note(value, record);
      if (field === null) noteOrder(order, value, line);
    }
  });
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  const listed = sorted.slice(0, MOST_VALUES);
  const unlisted = beyond + sorted.slice(MOST_VALUES).reduce((sum, [, count]) => sum + count, 0);
  const values = listed.map(([value, count], n) => ({
    value: value.slice(0, 1000),
    rows: count,
    known: field !== null && isKnown(ctx, field, value),
    suggestions: field && n < SUGGESTED ? suggested(ctx, field, value, places.of(value)) : [],
  }));
  return { columns, rows, empty, values, unlisted, order };
}

/** In which provinces or countries the rows of each value lie, by the narrowest of the columns that the vocabulary knows. */
function placesOfValues(ctx: Ctx, within: ValuesWithin | null) {
  const { names } = ctx.definitions.catalogue();
  const found = new Map<string, Set<string>>();
  const columns = (within?.columns ?? []).map(columnName);
  return {
    note(value: string, record: Readonly<Record<string, string>>): void {
      if (!within) return;
      const named = columns.map((column) => names.find('places', record[column]?.trim() ?? ''));
      const word = named.find((each) => each !== null) ?? within.word;
      const known = found.get(value);
      if (word === null || (!known && found.size >= TOLD_APART)) return;
      if (known) known.add(word);
      else found.set(value, new Set([word]));
    },
    of: (value: string) => [...(found.get(value) ?? [])],
  };
}

/** A text such as 31/02/2024 is no day in either order, and says nothing of it. */
function noteOrder(order: ColumnValues['order'], value: string, line: number): void {
  const orders = ordersOf(value);
  if (!orders) return;
  if (orders.dayFirst && orders.monthFirst) order.either += 1;
  else if (orders.dayFirst) {
    order.dayFirst += 1;
    order.firstDay ??= { value, line };
  } else if (orders.monthFirst) {
    order.monthFirst += 1;
    order.firstMonth ??= { value, line };
  }
}

/** A cell is one value where it is known whole; the parts of others are values of their own. */
function partsOf(text: string, field: TableField | null, split: string | null): string[] {
  if (text === '' || !split || field === null || field === 'kind' || field === 'precision') return [text];
  return text.split(split).map((part) => part.trim());
}

function isKnown(ctx: Ctx, field: TableField, value: string): boolean {
  return wordMeant(value, TABLE_SECTIONS[field], ctx.definitions.catalogue())?.byName === true;
}

function suggested(ctx: Ctx, field: TableField, value: string, within: string[]): Suggestion[] {
  const { words, names, gazetteer } = ctx.definitions.catalogue();
  const sections = TABLE_SECTIONS[field];
  if (sections.length === 0) return [];
  const meant = wordMeant(value, sections, { words, names });
  const first = meant ? [{ use: meant.word, title: titleIn(ctx, sections, meant.word) }] : [];
  if (meant?.byName || plainName(value) === '') return first;
  const reason = `is not a word of the vocabulary (${sections.join(' or ')})`;
  const near = suggestionsFor({ value, reason, within }, { words, gazetteer }).filter(({ use }) => use !== meant?.word);
  return [...first, ...near].slice(0, 5);
}

function titleIn(ctx: Ctx, sections: (typeof TABLE_SECTIONS)[TableField], id: string): string {
  const { words } = ctx.definitions.catalogue();
  return sections.map((section) => words[section].get(id)?.title).find((title) => title !== undefined) ?? id;
}
