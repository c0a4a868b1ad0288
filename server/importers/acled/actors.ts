import type { Part } from '../../domain/event/event.ts';
import { cut, type Cells } from '../cells.ts';
import type { Look } from '../importer.ts';
import { INTER, type Role } from './columns.ts';

/** Someone in an ACLED row: actor1 or actor2, with what ACLED says it is. */
export interface Actor {
  name: string;
  role: Role;
  part: Part;
}

/** ACLED's names that the vocabulary does not carry. */
const NAMES: Readonly<Record<string, string>> = {
  'Islamic State (Pakistan)': 'iskp',
  'Islamic State (Afghanistan)': 'iskp',
  'Islamic State Khorasan Province': 'iskp',
};

/** The forces of a state outside its borders are "External/Other forces" to ACLED. */
const STATE_NAME = /^(Military|Police|Intelligence) Forces of |^Government of |^NATO\b|^Coalition Forces/i;
/** Names carry the years of a government, and a unit after them: "Military Forces of Pakistan (2022-) Frontier Corps". */
const YEARS_AND_UNIT = /\s*\(\d{4}-(\d{4})?\).*$/;
const ACRONYM = /^([A-Za-z-]{2,12}): (.+)$/;

/** actor1 or actor2 of a row, null when there is none. */
export function actorOf(cell: Cells, number: 1 | 2, look: Look): Actor | null {
  const name = cut(cell.text(`actor${number}`), 200);
  const inter = cell.text(`inter${number}`).toLowerCase();
  const role = Object.hasOwn(INTER, inter) ? INTER[inter] : undefined;
  if (!role) {
    cell.refuse(
      `inter${number}`,
      'is not a code of this dataset',
      'ACLED uses 0 to 8, or their names such as "Rebel group".',
    );
  }
  if (!name || !role) return null;
  const is = STATE_NAME.test(name) ? 'state' : role === 'nobody' ? 'outside' : role;
  return { name, role: is, part: { actor: actorWord(name, is, look), attribution: 'attributed', name } };
}

/** Targets that the names in the four actor columns stand for, such as "Civilians (China)". */
export function namedTargets(cell: Cells, { names }: Look): string[] {
  const columns = ['actor1', 'assoc_actor_1', 'actor2', 'assoc_actor_2'];
  const all = columns.flatMap((column) => cell.text(column).split(';'));
  return [...new Set(all.flatMap((name) => names.find('targets', name) ?? []))];
}

function actorWord(name: string, role: Role, { names }: Look): string {
  const own = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
  const known = own ?? names.find('actors', name);
  if (known) return known;
  if (/^unidentified\b/i.test(name)) return 'unidentified';
  const [, acronym, full] = ACRONYM.exec(name) ?? [];
  const found = (acronym && names.find('actors', acronym)) || (full && names.find('actors', full));
  if (found) return found;
  if (role === 'state') return stateWord(name);
  return 'other-armed-group';
}

/** Forces of Pakistan under a government or in a unit that the vocabulary does not list are still its forces. */
function stateWord(name: string): string {
  const state = name.replace(YEARS_AND_UNIT, '');
  if (/^Military Forces of Pakistan$/i.test(state)) return 'pakistan-army';
  if (/^Police Forces of Pakistan$/i.test(state)) return 'pakistan-police';
  if (/^Government of Pakistan$/i.test(state)) return 'pakistan-government';
  const ruled = /\((\d{4})-/.exec(name)?.[1];
  if (/ Forces of Afghanistan$|^Government of Afghanistan$/i.test(state)) {
    return ruled === '2021' ? 'afghan-taliban' : 'afghan-government';
  }
  return /of the United States$/i.test(state) ? 'united-states' : 'other-government';
}
