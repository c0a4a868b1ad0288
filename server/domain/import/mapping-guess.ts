import { plainName, type Names } from '../event/names.ts';
import type { Lexicon, Section } from '../event/vocabulary.ts';
import { ordersOf, readDays } from './mapping-days.ts';
import { TABLE_SECTIONS, type DateOrder, type MappingField, type TableField } from './mapping-values.ts';

/** What suggestions are looked up in. */
export interface Known {
  words: Lexicon;
  names: Names;
}

const POINT = /^[([]?\s*[+-]?\d{1,2}[.,]\d+\s*[,;/ ]\s*[+-]?\d{1,3}[.,]\d+\s*[)\]]?$/;
const ENOUGH = 0.8;

/** The word that a value is called by in the vocabulary, or that its cues give away where they mean one word only. */
export function wordMeant(
  value: string,
  sections: readonly Section[],
  { words, names }: Known,
): { word: string; byName: boolean } | null {
  for (const section of sections) {
    const word = words[section].has(value) ? value : names.find(section, value);
    if (word) return { word, byName: true };
  }
  const plain = plainName(value);
  if (plain === '') return null;
  for (const section of sections) {
    const found = [...words[section].values()].filter((word) => word.cues.some((cue) => plainName(cue) === plain));
    const [one, ...others] = found;
    if (one && others.length === 0) return { word: one.id, byName: false };
  }
  return null;
}

/** Which field the values of a column with a name that says nothing look like, or null. */
export function fieldByValues(values: readonly string[], known: Known): MappingField | null {
  if (values.length === 0) return null;
  const most = (fits: (value: string) => boolean) => values.filter(fits).length >= values.length * ENOUGH;
  if (most((value) => /^https?:\/\//i.test(value))) return 'url';
  if (most((value) => POINT.test(value))) return 'point';
  if (most((value) => /[-/. ]/.test(value) && isDate(value))) return 'date';
  if (values.every((value) => /^\d+$/.test(value))) return null;
  const level = (value: string) => known.words.places.get(known.names.find('places', value) ?? '')?.level;
  for (const field of ['district', 'province', 'country'] as const)
    if (most((value) => level(value) === field)) return field;
  for (const field of ['kind', 'by', 'weapons', 'against'] as const) {
    if (most((value) => wordMeant(value, TABLE_SECTIONS[field], known) !== null)) return field;
  }
  return null;
}

/** Whether half of the values at least are words for kinds of events, which a text hardly ever is as a whole. */
export function holdsKinds(values: readonly string[], known: Known): boolean {
  const kinds = new Map<string, boolean>();
  for (const value of values)
    if (!kinds.has(value)) kinds.set(value, wordMeant(value, TABLE_SECTIONS.kind, known) !== null);
  return values.length > 0 && values.filter((value) => kinds.get(value)).length * 2 >= values.length;
}

function isDate(value: string): boolean {
  const read = readDays(value, null);
  return 'value' in read ? read.value.precision !== 'year' : ordersOf(value) !== null;
}

/** What dates such as 04/03/2022 show of their order: one that is possible for all, null where both or neither are. */
export function orderShown(values: readonly string[]): {
  order: DateOrder | null;
  asked: boolean;
  mixed: boolean;
  proof: string | null;
} {
  const told = values.flatMap((value) => {
    const orders = ordersOf(value);
    return orders ? [{ value, ...orders }] : [];
  });
  const dayOnly = told.find(({ dayFirst, monthFirst }) => dayFirst && !monthFirst);
  const monthOnly = told.find(({ dayFirst, monthFirst }) => monthFirst && !dayFirst);
  const mixed = dayOnly !== undefined && monthOnly !== undefined;
  if (mixed) return { order: null, asked: true, mixed, proof: null };
  if (dayOnly) return { order: 'day-month', asked: false, mixed, proof: dayOnly.value };
  if (monthOnly) return { order: 'month-day', asked: false, mixed, proof: monthOnly.value };
  return { order: null, asked: told.length > 0, mixed, proof: null };
}

/** What parts several words in a cell: the first mark between words that are known. */
export function splitShown(
  cells: readonly { field: TableField; value: string }[],
  known: Known,
): ';' | '/' | '|' | '&' | '+' | ',' {
  const marks = [';', '|', '/', '&', '+', ','] as const;
  const found = marks.find((mark) =>
    cells.some(({ field, value }) => {
      const parts = value.split(mark).map((part) => part.trim());
      const whole = wordMeant(value, TABLE_SECTIONS[field], known);
      return (
        !whole && parts.length > 1 && parts.every((part) => wordMeant(part, TABLE_SECTIONS[field], known) !== null)
      );
    }),
  );
  return found ?? ';';
}
