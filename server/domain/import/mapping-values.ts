import type { Section } from '../event/vocabulary.ts';

/** What a column of an unknown table may go to, for pages too: nothing here reads a shape. */
export const MAPPING_FIELDS = [
  'id',
  'date',
  'year',
  'month',
  'day',
  'to',
  'precision',
  'kind',
  'summary',
  'by',
  'against',
  'with',
  'between',
  'place',
  'district',
  'province',
  'country',
  'lat',
  'lon',
  'point',
  'killed_security',
  'killed_civilians',
  'killed_militants',
  'killed_unknown',
  'killed_total',
  'wounded_security',
  'wounded_civilians',
  'wounded_militants',
  'wounded_unknown',
  'wounded_total',
  'weapons',
  'tags',
  'publisher',
  'url',
  'published',
  'grade',
] as const;
export type MappingField = (typeof MAPPING_FIELDS)[number];

/** Fields under the words that part them in a list. */
export const FIELD_GROUPS: readonly { title: string; fields: readonly MappingField[] }[] = [
  { title: 'What', fields: ['id', 'kind', 'summary'] },
  { title: 'When', fields: ['date', 'to', 'year', 'month', 'day', 'precision'] },
  { title: 'Who', fields: ['by', 'against', 'with', 'between'] },
  { title: 'Where', fields: ['place', 'district', 'province', 'country', 'lat', 'lon', 'point'] },
  {
    title: 'Killed',
    fields: ['killed_total', 'killed_security', 'killed_civilians', 'killed_militants', 'killed_unknown'],
  },
  {
    title: 'Wounded',
    fields: ['wounded_total', 'wounded_security', 'wounded_civilians', 'wounded_militants', 'wounded_unknown'],
  },
  { title: 'Features', fields: ['weapons', 'tags'] },
  { title: 'Sources', fields: ['publisher', 'url', 'published', 'grade'] },
];

/** How each field is called. */
export const FIELD_TITLES: Readonly<Record<MappingField, string>> = {
  id: 'Outside ID',
  date: 'Date',
  year: 'Year',
  month: 'Month',
  day: 'Day of the month',
  to: 'Last day',
  precision: 'Date precision',
  kind: 'Kind',
  summary: 'Summary',
  by: 'By',
  against: 'On',
  with: 'Together with',
  between: 'Sides of a fight',
  place: 'Place',
  district: 'District',
  province: 'Province',
  country: 'Country',
  lat: 'Latitude',
  lon: 'Longitude',
  point: 'Latitude and longitude',
  killed_security: 'Killed, security forces',
  killed_civilians: 'Killed, civilians',
  killed_militants: 'Killed, militants',
  killed_unknown: 'Killed, not told apart',
  killed_total: 'Killed, all sides',
  wounded_security: 'Wounded, security forces',
  wounded_civilians: 'Wounded, civilians',
  wounded_militants: 'Wounded, militants',
  wounded_unknown: 'Wounded, not told apart',
  wounded_total: 'Wounded, all sides',
  weapons: 'Weapons',
  tags: 'Features',
  publisher: 'Sources',
  url: 'Address of the source',
  published: 'Day of the source',
  grade: 'Grade of the source',
};

const TOLLS: readonly MappingField[] = MAPPING_FIELDS.filter((field) => /^(killed|wounded)_/.test(field));

/** Fields that several columns may go to; of tolls these are added up. */
export const MANY_COLUMNS: ReadonlySet<MappingField> = new Set([
  ...(['id', 'kind', 'summary', 'by', 'against', 'with', 'between', 'place', 'weapons', 'tags'] as const),
  ...TOLLS,
]);

/** Fields whose cells become words by a table of values, and the sections of the vocabulary they are looked up in. */
export const TABLE_FIELDS = [
  'kind',
  'precision',
  'by',
  'against',
  'with',
  'between',
  'country',
  'province',
  'district',
  'weapons',
  'tags',
] as const satisfies readonly MappingField[];
export type TableField = (typeof TABLE_FIELDS)[number];

export const TABLE_SECTIONS: Readonly<Record<TableField, readonly Section[]>> = {
  kind: ['events'],
  precision: [],
  by: ['actors'],
  against: ['targets', 'actors'],
  with: ['actors'],
  between: ['actors'],
  country: ['places'],
  province: ['places'],
  district: ['places'],
  weapons: ['weapons'],
  tags: ['tags'],
};

/** Which comes first in dates such as 04/03/2022. Never guessed where both are possible. */
export const DATE_ORDERS = ['day-month', 'month-day'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

export const DECIMAL_MARKS = ['point', 'comma'] as const;

/** What may part several values in one cell. */
export const SPLIT_MARKS = [';', ',', '/', '|', '&', '+'] as const;

/** Feeds of one's own begin with this. */
export const OWN_FEED = 'own-';
/** Entries of the desk's own log. */
export const TO_DESK = 'desk';

/** Rows of a file that examples are made from. */
export const EXAMPLE_ROWS = 200;
/** Values of a column that are told one by one. */
export const MOST_VALUES = 500;

/** A name as part of an id: "Peshawar incident log" is "peshawar-incident-log". */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return (
    plain
      .replace(/^-+|-+$/g, '')
      .slice(0, 40)
      .replace(/-+$/, '') || 'table'
  );
}

/** A cell as tables of values know it: without regard to case, spaces and the way letters are composed. */
export function plainValue(cell: string): string {
  return cell.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** What joins the cells of several columns that make one value, as in "Battles / Armed clash". */
export const JOINED = ' / ';
