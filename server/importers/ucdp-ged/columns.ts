/**
 * UCDP Georeferenced Event Dataset, columns as published for versions 22.1 to 25.1.
 * Documented in the UCDP GED codebook, https://ucdp.uu.se/downloads/ ; the HDX copies add `iso3` and a row of HXL tags.
 */
export const VERSION = '25.1';

/** The columns an event is made from. The published file has 49; the rest is not read. */
export const NEEDED = [
  'id',
  'type_of_violence',
  'side_a',
  'side_b',
  'where_prec',
  'where_coordinates',
  'adm_1',
  'adm_2',
  'latitude',
  'longitude',
  'country',
  'event_clarity',
  'date_prec',
  'date_start',
  'date_end',
  'deaths_a',
  'deaths_b',
  'deaths_civilians',
  'deaths_unknown',
  'best',
  'high',
  'low',
] as const;

/** Read where they are there. */
export const OPTIONAL = ['code_status', 'source_article', 'source_office', 'source_date'] as const;

/** type_of_violence */
export const VIOLENCE = { '1': 'state-based', '2': 'non-state', '3': 'one-sided' } as const;

/** date_prec: 1 the day, 2 two to six days, 3 the week, 4 the month, 5 the year. */
export const DATE_PRECISION = { '1': 'day', '2': 'week', '3': 'week', '4': 'month', '5': 'year' } as const;

/** where_prec: 5 is a part of a country wider than a province or a place only hinted at, 7 is at sea or in the air. */
export const PLACE_PRECISION = {
  '1': 'exact',
  '2': 'near',
  '3': 'district',
  '4': 'province',
  '5': 'country',
  '6': 'country',
  '7': 'unknown',
} as const;

/** event_clarity: 1 the event is clear from the reports, 2 it was told only in a sum of several. As an Admiralty grade. */
export const CREDIBILITY = { '1': 2, '2': 3 } as const;
