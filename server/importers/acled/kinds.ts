import type { Names } from '../../domain/event/names.ts';

/**
 * How each ACLED sub-event type is read. `group` and `state` are the kinds by who acted; where a kind is null, the
 * vocabulary's own word for "ACLED <sub type>" is taken. A group word ("attack") says no more than ACLED does.
 */
interface Reading {
  type: string;
  act: 'fight' | 'takes-ground' | 'regains-ground' | 'one-sided' | 'crowd' | 'step';
  group: string | null;
  state: string | null;
}

const FORCE = 'state-force';

const READINGS: Readonly<Record<string, Reading>> = {
  'Armed clash': reading('Battles', 'fight', 'battle', 'battle'),
  'Non-state actor overtakes territory': reading('Battles', 'takes-ground'),
  'Government regains territory': reading('Battles', 'regains-ground'),
  'Chemical weapon': reading('Explosions/Remote violence', 'one-sided', 'attack', FORCE),
  'Air/drone strike': reading('Explosions/Remote violence', 'one-sided', 'militant-drone', 'air-strike'),
  'Suicide bomb': reading('Explosions/Remote violence', 'one-sided', null, FORCE),
  'Shelling/artillery/missile attack': reading(
    'Explosions/Remote violence',
    'one-sided',
    'rocket-or-mortar',
    'air-strike',
  ),
  'Remote explosive/landmine/IED': reading('Explosions/Remote violence', 'one-sided', null, FORCE),
  Grenade: reading('Explosions/Remote violence', 'one-sided', null, FORCE),
  'Sexual violence': reading('Violence against civilians', 'one-sided', 'attack', FORCE),
  Attack: reading('Violence against civilians', 'one-sided', null, FORCE),
  'Abduction/forced disappearance': reading('Violence against civilians', 'one-sided', null, FORCE),
  'Peaceful protest': reading('Protests', 'crowd'),
  'Protest with intervention': reading('Protests', 'crowd'),
  'Excessive force against protesters': reading('Protests', 'crowd'),
  'Violent demonstration': reading('Riots', 'crowd'),
  // ACLED does not count mob violence among its demonstrations.
  'Mob violence': reading('Riots', 'crowd', 'public', 'public'),
  Agreement: reading('Strategic developments', 'step'),
  Arrests: reading('Strategic developments', 'one-sided'),
  'Change to group/activity': reading('Strategic developments', 'step'),
  'Headquarters or base established': reading('Strategic developments', 'step'),
  'Looting/property destruction': reading('Strategic developments', 'one-sided', null, FORCE),
  'Non-violent transfer of territory': reading('Strategic developments', 'step'),
};

/** Sub-event types that ACLED knows and the vocabulary has no word for, because they name no act. */
export const WITHOUT_WORD = ['Disrupted weapons use', 'Other'];

/** The attackers seldom die in these, so that ACLED's one figure is that of the victims. */
export const SPARES_ATTACKERS = new Set([
  'bomb',
  'grenade',
  'targeted-killing',
  'rocket-or-mortar',
  'militant-drone',
  'air-strike',
]);

const byName = new Map(Object.entries(READINGS).map(([name, found]) => [plain(name), { name, ...found }]));

/** The names of the sub-event types that are read. */
export const SUB_TYPES = Object.keys(READINGS);

/** How a sub-event type is read, whatever its capitals; null when it is not one of ACLED's. */
export function readingOf(subType: string): (Reading & { name: string }) | null {
  return byName.get(plain(subType)) ?? null;
}

/** The kind of event, by who acted; null when the vocabulary has lost its word for it. */
export function kindOf(found: Reading & { name: string }, byState: boolean, names: Names): string | null {
  return (byState ? found.state : found.group) ?? names.find('events', `ACLED ${found.name}`);
}

/** ACLED has spelled "protestors" and "protesters". */
function plain(name: string): string {
  return name.toLowerCase().replaceAll('protestors', 'protesters').trim();
}

function reading(
  type: string,
  act: Reading['act'],
  group: string | null = null,
  state: string | null = group,
): Reading {
  return { type, act, group, state };
}
