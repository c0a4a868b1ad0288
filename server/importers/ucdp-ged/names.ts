import type { Day } from '../../domain/event/calendar.ts';
import type { Part } from '../../domain/event/event.ts';
import type { Look } from '../importer.ts';

/** The day the Taliban entered Kabul: "Government of Afghanistan" is theirs from then on. */
const TALIBAN_RULE = '2021-08-15';

/** UCDP's names that the vocabulary does not carry, or that mean something else elsewhere. */
const NAMES: Readonly<Record<string, string>> = {
  'Government of Pakistan': 'pakistan-forces',
  'Government of United States of America': 'united-states',
  Taleban: 'afghan-taliban',
  'TTP-KM': 'ttp',
  'TTP-SM': 'ttp',
  'TTP-Islahi': 'ttp',
  'TTP - TA': 'ttp',
  'TTP - MR': 'ttp',
  'TTP - MT': 'ttp',
  // Until 2022 UCDP counts the group within the TTP: as a group of its own it would break the series.
  HGB: 'hgb-of-ucdp',
  TJP: 'tehreek-e-jihad',
  'Jamaat-ul-Ahrar': 'jamaat-ul-ahrar',
  'al-Qaida': 'al-qaeda',
  LeJ: 'lashkar-e-jhangvi',
  BLA: 'baloch-groups',
  BLF: 'baloch-groups',
  BRA: 'baloch-groups',
  BRAS: 'baloch-groups',
  UBA: 'baloch-groups',
  'Baloch Ittehad': 'baloch-groups',
  'Jaish al-Adl': 'baloch-groups',
};

const ISLAMIC_STATE = 'IS';
/** The candidate files write XXX and a country number for a side that is not known. */
const NOT_IDENTIFIED = /^(XXX\d+|unidentified\b.*|unknown)$/i;

/** Whether a side is a state: UCDP names all of them "Government of …". */
export function isState(side: string): boolean {
  return side.startsWith('Government of ');
}

/** A side in words of the vocabulary, with UCDP's own name kept. */
export function sideOf(name: string, at: { country: string; on: Day }, look: Look): Part {
  return { actor: actorOf(name, at, look), attribution: 'attributed', name };
}

function actorOf(name: string, { country, on }: { country: string; on: Day }, { words, names }: Look): string {
  if (NOT_IDENTIFIED.test(name)) return 'unidentified';
  if (name === 'Government of Afghanistan' && on >= TALIBAN_RULE) return 'afghan-taliban';
  // Elsewhere "IS" is another branch of the Islamic State.
  if (name === ISLAMIC_STATE && ['Pakistan', 'Afghanistan'].includes(country)) return 'iskp';
  const own = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
  if (own && words.actors.has(own)) return own;
  const known = name === ISLAMIC_STATE ? null : names.find('actors', name);
  return known ?? (isState(name) ? 'other-government' : 'other-armed-group');
}
