import { lineage } from '../event/vocabulary.ts';
import { fieldByValues, holdsKinds, orderShown, splitShown, wordMeant, type Known } from './mapping-guess.ts';
import { fieldNamed } from './mapping-names.ts';
import { noteOf, type Seen } from './mapping-notes.ts';
import {
  JOINED,
  MANY_COLUMNS,
  OWN_FEED,
  plainValue,
  slugOf,
  TABLE_FIELDS,
  TABLE_SECTIONS,
  type MappingField,
  type TableField,
} from './mapping-values.ts';
import type { ColumnNote, Mapping, ValueTable } from './mapping.ts';

/** The part of the rows that an id must tell apart to be taken for one. */
const APART = 0.95;

/** A table as far as it was looked at: all its columns, its first rows by column name. */
export interface SeenTable {
  file: string;
  columns: readonly string[];
  rows: readonly Readonly<Record<string, string>>[];
}

/**
 * What the columns of an unknown table seem to be, from their names first and then from their first values. Nothing that
 * both orders of day and month allow is decided, and no value is taken for a word that its name or cue does not name.
 */
export function suggestMapping(table: SeenTable, known: Known): { mapping: Mapping; notes: ColumnNote[] } {
  const valuesOf = (column: string) =>
    table.rows.map((row) => (row[column] ?? '').trim()).filter((value) => value !== '');
  const seen = table.columns
    .filter((column) => column !== '')
    .map((column): Seen => ({ column, field: null, byName: false, values: valuesOf(column), why: null }));
  byNames(seen, known);
  byValues(seen, known);
  withoutDoubles(seen, table.rows.length);

  const of = (field: MappingField) => seen.filter((each) => each.field === field);
  const dates = orderShown(
    ['date', 'to', 'published'].flatMap((field) => of(field as MappingField).flatMap(({ values }) => values)),
  );
  const degrees = (['lat', 'lon', 'point'] as const).flatMap((field) => of(field).flatMap(({ values }) => values));
  const comma = degrees.some((value) => /^\D*\d{1,3},\d/.test(value)) && degrees.every((value) => !value.includes('.'));
  const several = (['by', 'with', 'against', 'weapons', 'tags'] as const).flatMap((field) =>
    of(field).flatMap(({ values }) => values.map((value) => ({ field, value }))),
  );
  const name = nameOf(table.file);
  const mapping: Mapping = {
    name,
    feed: ownFeed(name),
    columns: seen.map(({ column, field }) => ({ column, field })),
    dates: dates.order,
    decimals: comma ? 'comma' : 'point',
    split: splitShown(several, known),
    tables: TABLE_FIELDS.flatMap((field) => tableOf(field, of(field), table.rows, known)),
    fixed: {
      kind: null,
      country: of('country').length ? null : countryShown(of('province'), of('district'), known),
      publisher: null,
    },
  };
  return { mapping, notes: seen.map((each) => noteOf(each, { mapping, dates, known })) };
}

/** A dataset of one's own by this name. What nobody said is taken strictly: it may not be passed on. */
export function ownFeed(title: string): Mapping['feed'] & { to: 'own' } {
  const licence = 'Not said: ask its owner before passing it on';
  return {
    to: 'own',
    id: OWN_FEED + slugOf(title),
    title,
    licence,
    citation: title,
    redistribution: 'not-allowed',
    holdBack: 2,
  };
}

function byNames(seen: Seen[], known: Known): void {
  const named = seen.flatMap((each) => {
    const found = fieldNamed(each.column);
    return found ? [{ each, ...found, byName: true }] : [];
  });
  // "What happened" may tell it or name it: words for kinds are no summary.
  const wanted = named.some(({ field }) => field === 'kind')
    ? named
    : named.map((one) =>
        one.field === 'summary' && holdsKinds(one.each.values, known)
          ? { ...one, field: 'kind' as const, byName: false }
          : one,
      );
  for (const { each, field, rank, byName } of wanted) {
    const rivals = wanted.filter((other) => other.field === field);
    const best = Math.min(...rivals.map((other) => other.rank));
    const first = rivals.find((other) => other.rank === best)?.each === each;
    const addsUp = MANY_COLUMNS.has(field) && /^(killed|wounded)_(?!total)/.test(field);
    if (rank === best && (first || addsUp)) Object.assign(each, { field, byName });
    else each.why = { taken: field };
  }
  const has = (field: MappingField) => seen.find((each) => each.field === field);
  // A date of its own says more than its parts; a month without a year may be a whole date, which its values tell.
  for (const part of ['year', 'month', 'day'] as const) {
    const each = has(part);
    if (each && has('date')) Object.assign(each, { field: null, why: { taken: 'date' } });
    else if (each && part !== 'year' && !has('year')) each.field = null;
  }
  for (const [one, other] of [
    ['lat', 'lon'],
    ['lon', 'lat'],
  ] as const) {
    const each = has(one);
    if (each && !has(other)) Object.assign(each, { field: null, why: { alone: other } });
  }
  if (has('point') && has('lat')) Object.assign(has('point') ?? {}, { field: null, why: { taken: 'lat' } });
}

/** A month that holds whole dates is the date; columns whose names say nothing may be known by what stands in them. */
function byValues(seen: Seen[], known: Known): void {
  for (const each of seen) {
    const taken = (field: MappingField) => seen.some((other) => other.field === field);
    if (
      each.field === 'month' ||
      each.field === 'year' ||
      (each.field === null && each.why === null) ||
      each.why?.alone
    ) {
      const field = fieldByValues(each.values, known);
      const whole = field === 'date' && !taken('date');
      if (each.field === null ? field && !taken(field) && !(field === 'date' && taken('year')) : whole)
        Object.assign(each, { field, byName: false, why: null });
    }
  }
}

/**
 * A column that is named like an id cannot tell rows apart where the same, or nothing, stands in many of them. A few are
 * slips of the hand, and their rows are refused.
 */
function withoutDoubles(seen: Seen[], rows: number): void {
  for (const each of seen.filter(({ field }) => field === 'id')) {
    const different = new Set(each.values).size;
    const field = different >= rows * APART ? 'id' : null;
    if (different < each.values.length) Object.assign(each, { field, why: { twice: true } });
    else if (each.values.length < rows) Object.assign(each, { field, why: { gaps: true } });
  }
}

/** Values of the first rows that a cue gives away, so that a person finds them filled in and can change them. */
function tableOf(field: TableField, columns: readonly Seen[], rows: SeenTable['rows'], known: Known): ValueTable[] {
  const names = columns.map(({ column }) => column);
  const cells =
    field === 'kind'
      ? [...new Set(rows.map((row) => joinedCells(row, names)))]
      : [...new Set(columns.flatMap(({ values }) => values))];
  const values = cells.flatMap((value) => {
    const meant = value ? wordMeant(value, TABLE_SECTIONS[field], known) : null;
    return meant && !meant.byName ? [{ value, use: meant.word }] : [];
  });
  const once = values.filter(
    ({ value }, n) => values.findIndex((each) => plainValue(each.value) === plainValue(value)) === n,
  );
  return once.length ? [{ field, values: once.slice(0, 500), otherwise: null }] : [];
}

/** The cells of several columns as one value. */
export function joinedCells(row: Readonly<Record<string, string>>, columns: readonly string[]): string {
  return columns
    .map((column) => (row[column] ?? '').trim())
    .filter((cell) => cell !== '')
    .join(JOINED);
}

function countryShown(provinces: readonly Seen[], districts: readonly Seen[], { words, names }: Known): string | null {
  const values = [...provinces, ...districts].flatMap((each) => each.values);
  const countries = new Set(
    values.flatMap((value) => {
      const line = lineage(words, 'places', names.find('places', value) ?? '');
      return line.filter((word) => word.level === 'country').map((word) => word.id);
    }),
  );
  const [one] = countries;
  return one !== undefined && countries.size === 1 ? one : null;
}

function nameOf(file: string): string {
  const bare = file.replace(/\.(?:gz|zip)$/i, '').replace(/\.[a-z0-9]{2,7}$/i, '');
  const words =
    bare
      .replace(/[_\s]+/g, ' ')
      .trim()
      .slice(0, 80) || 'Table';
  return words.charAt(0).toUpperCase() + words.slice(1);
}
