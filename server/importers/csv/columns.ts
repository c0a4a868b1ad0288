/**
 * Our own columns, for any table: described in docs/import.md. Several values stand in one cell with ";" between.
 */
export const VERSION = '1';

/** Without these a row cannot be an event; all other columns may be left out. */
export const NEEDED = ['id', 'date', 'kind', 'summary'] as const;

export const COLUMNS = [
  ...NEEDED,
  'to',
  'precision',
  'by',
  'against',
  'with',
  'between',
  'country',
  'province',
  'district',
  'place',
  'lat',
  'lon',
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
