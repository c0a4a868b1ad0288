/**
 * Armed Conflict Location & Event Data (ACLED), columns as published since 20 March 2023. Documented in the ACLED
 * codebook and in acledR, https://acleddata.com/ . Older files also have data_id, event_id_no_cnty and iso3, write
 * inter1 and inter2 as numbers, and lack disorder_type, civilian_targeting and tags; both are read by column name.
 */
export const VERSION = '2023-03-20';

/** The columns an event is made from, in files of either age. */
export const NEEDED = [
  'event_id_cnty',
  'event_date',
  'time_precision',
  'event_type',
  'sub_event_type',
  'actor1',
  'assoc_actor_1',
  'inter1',
  'actor2',
  'assoc_actor_2',
  'inter2',
  'country',
  'admin1',
  'admin2',
  'location',
  'latitude',
  'longitude',
  'geo_precision',
  'source',
  'notes',
  'fatalities',
] as const;

/** time_precision: 1 the day, 2 the week, 3 the month (ACLED then writes a day in the middle of it). */
export const DATE_PRECISION = { '1': 'day', '2': 'week', '3': 'month' } as const;

/** geo_precision: 1 the town, 2 near a town, 3 a wider region. */
export const PLACE_PRECISION = { '1': 'exact', '2': 'near', '3': 'province' } as const;

export type Role = 'state' | 'armed-group' | 'crowd' | 'civilians' | 'outside' | 'nobody';

const ROLES: readonly [Role, readonly string[]][] = [
  ['nobody', ['', '0']],
  ['state', ['1', 'state forces']],
  ['armed-group', ['2', 'rebel group', 'rebel groups', 'rebel forces']],
  ['armed-group', ['3', 'political militia', 'political militias', 'militia groups']],
  ['armed-group', ['4', 'identity militia', 'identity militias', 'communal / identity groups']],
  ['crowd', ['5', 'rioters']],
  ['crowd', ['6', 'protesters', 'protestors']],
  ['civilians', ['7', 'civilians']],
  ['outside', ['8', 'external/other forces', 'foreign / others']],
];

/** inter1 and inter2, as the numbers of older files and the words of newer ones; compared without case. */
export const INTER: Readonly<Record<string, Role>> = Object.fromEntries(
  ROLES.flatMap(([role, spellings]) => spellings.map((spelling) => [spelling, role])),
);
