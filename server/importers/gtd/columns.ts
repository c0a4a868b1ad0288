/**
 * Global Terrorism Database (START, University of Maryland), 135 columns as published in 2018 and since.
 * Documented in the GTD codebook, https://www.start.umd.edu/gtd/ . Copies are in windows-1252, some with texts encoded
 * twice, a byte order mark mangled by R ("ï..eventid") or a first column of row numbers without a name.
 */
export const VERSION = '2018';

/** The columns an event is made from. */
export const NEEDED = [
  'eventid',
  'iyear',
  'imonth',
  'iday',
  'country_txt',
  'provstate',
  'city',
  'latitude',
  'longitude',
  'specificity',
  'suicide',
  'attacktype1',
  'targtype1',
  'natlty1_txt',
  'gname',
  'weaptype1',
  'nkill',
  'nkillter',
  'nwound',
  'nwoundte',
] as const;

/** What GTD and the programs that pass it on write for a blank cell. */
export const BLANK = ['NA', '.'];

/** What GTD writes for a code or a number it does not know; as a coordinate, -9 is a place. */
export const NOT_KNOWN = ['-9', '-99'];

/** attacktype1 */
export const ATTACKS = {
  '1': 'Assassination',
  '2': 'Armed Assault',
  '3': 'Bombing/Explosion',
  '4': 'Hijacking',
  '5': 'Hostage Taking (Barricade Incident)',
  '6': 'Hostage Taking (Kidnapping)',
  '7': 'Facility/Infrastructure Attack',
  '8': 'Unarmed Assault',
  '9': 'Unknown',
} as const;

/** targtype1 to targtype3, as words of the vocabulary; types that fit none stay without. */
export const TARGETS: Readonly<Record<string, string>> = {
  '1': 'civilians',
  '3': 'security-forces',
  '4': 'security-forces',
  '8': 'civilians',
  '10': 'civilians',
  '12': 'civilians',
  '14': 'civilians',
  '15': 'worship',
  '17': 'militants',
  '18': 'civilians',
  '19': 'civilians',
};

/** targsubtype1 to targsubtype3: 26 prison, 44 airport, 46 embassy or consulate. */
export const SUB_TARGETS: Readonly<Record<string, string>> = {
  '26': 'prison',
  '44': 'guarded-site',
  '46': 'guarded-site',
};

/** weaptype1 to weaptype4: 5 firearms. */
export const WEAPONS: Readonly<Record<string, string>> = { '5': 'small-arms' };

/** weapsubtype1 to weapsubtype4: bombs by their trigger, grenades, projectiles, suicide and vehicle bombs. */
export const SUB_WEAPONS: Readonly<Record<string, string>> = {
  '7': 'small-arms',
  '10': 'improvised-bomb',
  '11': 'heavy',
  '12': 'improvised-bomb',
  '13': 'suicide-vest',
  '14': 'improvised-bomb',
  '15': 'vehicle-bomb',
  '29': 'improvised-bomb',
  '31': 'improvised-bomb',
};

/** specificity: 1 the town; 2 and 3 the middle of the smallest area known; 4 of the province; 5 not known. */
export const PLACE_PRECISION = {
  '1': 'exact',
  '2': 'district',
  '3': 'district',
  '4': 'province',
  '5': 'country',
} as const;
