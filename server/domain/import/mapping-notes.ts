import { wordMeant, type Known, type orderShown } from './mapping-guess.ts';
import { bareName } from './mapping-names.ts';
import { FIELD_TITLES, TABLE_FIELDS, TABLE_SECTIONS, type MappingField, type TableField } from './mapping-values.ts';
import type { ColumnNote, Mapping } from './mapping.ts';

/** A column while it is looked at. */
export interface Seen {
  column: string;
  field: MappingField | null;
  byName: boolean;
  /** What stands in it in the first rows, without empty cells. */
  values: readonly string[];
  /** Why it goes nowhere although its name points somewhere; or what is amiss in a few rows of an id. */
  why: { taken?: MappingField; alone?: MappingField; twice?: true; gaps?: true } | null;
}

interface With {
  mapping: Mapping;
  dates: ReturnType<typeof orderShown>;
  known: Known;
}

const RUNNING = new Set(['no', 'sno', 'srno', 'nr', 'number', 'serial', 'serialno']);

/** How sure a column's place is, and why, in a few words. */
export function noteOf(seen: Seen, { mapping, dates, known }: With): ColumnNote {
  const { column, field, byName, values } = seen;
  const say = (sure: ColumnNote['sure'], note: string): ColumnNote => ({ column, sure, note });
  if (field === null) return say(seen.why ? 'look' : 'none', whyNot(seen));
  const sure = byName ? 'sure' : 'look';
  const guessed = byName ? '' : 'Taken from its values. ';
  switch (field) {
    case 'id':
      if (seen.why?.twice)
        return say(
          'look',
          'Used to recognise rows already here. In a few rows the same stands again: they are refused',
        );
      if (seen.why?.gaps)
        return say('look', 'Used to recognise rows already here. In a few rows it is empty: they are refused');
      if (RUNNING.has(bareName(column)))
        return say('look', 'A running number moves when a row is put in between, and rows are then taken for others');
      return say('sure', 'Used to recognise rows already here');
    case 'date':
    case 'to':
    case 'published':
      return dateNote(say, guessed, sure, values, dates);
    case 'lat':
    case 'lon':
    case 'point':
      if (mapping.decimals === 'comma') return say('look', `${guessed}A comma is read as the decimal mark`);
      return say(sure, guessed.trim());
    case 'killed_total':
    case 'wounded_total':
      return say('look', 'Not told apart by side, so it counts only where all sides together are asked for');
    case 'publisher':
      return say(sure, values.some((value) => value.includes(';')) ? 'Split at the semicolon' : guessed.trim());
    default:
      return isTable(field)
        ? wordsNote(say, guessed, sure, field, seen, { mapping, known })
        : say(sure, guessed.trim());
  }
}

type Say = (sure: ColumnNote['sure'], note: string) => ColumnNote;

function dateNote(
  say: Say,
  guessed: string,
  sure: 'sure' | 'look',
  values: readonly string[],
  { order, asked, mixed, proof }: With['dates'],
): ColumnNote {
  if (mixed) return say('ask', 'Some dates can only be day first and others only month first: correct the file first');
  if (asked) return say('ask', `Which comes first in ${values[0] ?? 'these dates'}, the day or the month?`);
  if (order && proof) {
    const read = order === 'day-month' ? 'day month year' : 'month day year';
    return say(sure, `${guessed}Read as ${read}: ${proof} can be nothing else`);
  }
  if (values.length > 0 && values.every((value) => /^\d{5}(\.\d+)?$/.test(value)))
    return say(sure, `${guessed}Numbers of days, as workbooks keep them`);
  return say(sure, guessed.trim());
}

function wordsNote(
  say: Say,
  guessed: string,
  sure: 'sure' | 'look',
  field: TableField,
  { values }: Seen,
  { mapping, known }: Pick<With, 'mapping' | 'known'>,
): ColumnNote {
  const different = [...new Set(values)];
  if (field === 'precision' || different.length === 0) return say(sure, guessed.trim());
  const parts = (value: string) => (mapping.split ? value.split(mapping.split).map((part) => part.trim()) : [value]);
  const isKnown = (value: string) => wordMeant(value, TABLE_SECTIONS[field], known) !== null;
  const fits = different.filter((value) => isKnown(value) || parts(value).every(isKnown)).length;
  const noun = different.length === 1 ? 'value' : 'values';
  if (fits === different.length) return say(sure, `${guessed}${different.length} ${noun} seen, all known`);
  return say('look', `${guessed}${different.length} ${noun} seen, ${fits} known`);
}

function whyNot({ why, values }: Seen): string {
  if (why?.taken) return `Left out: another column says it (${FIELD_TITLES[why.taken].toLowerCase()})`;
  if (why?.alone) return `Left out: there is no ${FIELD_TITLES[why.alone].toLowerCase()} beside it`;
  if (why?.twice) return 'Left out as an id: the same stands in several rows';
  if (why?.gaps) return 'Left out as an id: it is empty in some rows';
  return values.length === 0 ? 'Empty in the first rows' : '';
}

function isTable(field: MappingField): field is TableField {
  return TABLE_FIELDS.some((each) => each === field);
}
