import type { KindFields } from '../../../../server/domain/event/vocabulary-file.ts';
import type { Lexicon } from '../../../../server/domain/event/vocabulary.ts';
import { TOLL_SIDES, type Fields } from './fields.ts';

export const ROLES = ['by', 'against', 'with', 'between'] as const;
export type Role = (typeof ROLES)[number];

export interface RoleField {
  role: Role;
  label: string;
}

/** What the form asks of a kind of event. */
export interface Asked {
  /** At most two actors or sides stand in view. */
  inView: RoleField[];
  /** Further ones the kind may have. */
  more: RoleField[];
  /** Filled, though the kind has no such field: shown with a note, never dropped unseen. */
  kept: RoleField[];
  toll: 'asked' | 'kept' | 'none';
  weapons: 'asked' | 'kept' | 'none';
}

const EVERYTHING: KindFields = {
  by: 'By',
  against: 'On',
  with: 'Together with',
  between: 'Sides',
  toll: 'People',
  weapons: 'Weapons',
};
const IN_VIEW = 2;

/** The fields of the kind chosen, as the vocabulary lists them; all of them while no kind is chosen. */
export const kindFields = (kind: string, words: Lexicon): KindFields => words.events.get(kind)?.fields ?? EVERYTHING;

/** Which fields stand in view, which open on demand, and which are kept because somebody filled them. */
export function asked(fields: Fields, words: Lexicon): Asked {
  const own = kindFields(fields.kind, words);
  const listed = (Object.keys(own) as (keyof KindFields)[]).flatMap((field): RoleField[] =>
    isRole(field) ? [{ role: field, label: own[field] ?? field }] : [],
  );
  const filled = (role: Role) => fields[role].length > 0 || fields.unchosen[role].trim() !== '';
  const people = TOLL_SIDES.some((side) => fields.killed[side].trim() || fields.wounded[side].trim());
  return {
    inView: listed.slice(0, IN_VIEW),
    more: listed.slice(IN_VIEW),
    kept: ROLES.filter((role) => !(role in own) && filled(role)).map((role) => ({
      role,
      label: EVERYTHING[role] ?? role,
    })),
    toll: own.toll ? 'asked' : people ? 'kept' : 'none',
    weapons: own.weapons ? 'asked' : fields.weapons.length > 0 ? 'kept' : 'none',
  };
}

function isRole(field: string): field is Role {
  return (ROLES as readonly string[]).includes(field);
}
