import { opens, type KeyScope } from './key-scope.ts';
import { Problem } from './problem.ts';
import { isOnForecast, leastRole, may, roleOn, type Permission, type Role, type RolesHeld } from './role.ts';

/** Who does something. */
export interface Actor {
  id: string;
  name: string;
  /** For what belongs to no forecast. */
  role: Role;
  /** Where it is missing, the role holds for every forecast. */
  forecasts?: RolesHeld;
  /** How they came in; the machine itself where it is missing. */
  via?: 'session' | 'key' | 'local' | 'job' | 'cli';
  /** Of a key for programs: what it was made for, within what its person may. */
  scopes?: readonly KeyScope[];
}

/**
 * Lets the actor pass; what is asked of one forecast, where they may on any (`allowOn` then looks at that one).
 * @throws Problem `not-allowed`
 */
export function allow(actor: Actor, permission: Permission): void {
  const roles = actor.forecasts && isOnForecast(permission) ? Object.values(actor.forecasts) : [actor.role];
  if (!roles.some((role) => may(role, permission))) throw refused(permission, roles);
  if (!inScope(actor, permission)) throw new Problem('not-allowed', `This key was not made for "${permission}"`);
}

/** Whether the key somebody came in with was made for it; whoever came without one is held by their role alone. */
const inScope = ({ scopes }: Actor, permission: Permission) => scopes === undefined || opens(scopes, permission);

const refused = (permission: Permission, roles: readonly Role[]) =>
  new Problem(
    'not-allowed',
    `"${permission}" needs the role ${leastRole(permission).role}; you are ${[...new Set(roles)].join(', ') || 'given none'}`,
  );

/** Whether somebody may do it on a forecast. */
export function mayOn(actor: Actor, permission: Permission, forecast: string): boolean {
  const role = roleOn(actor, forecast);
  return role !== null && may(role, permission) && inScope(actor, permission);
}

/**
 * Lets the actor pass on a forecast.
 * @throws Problem `not-allowed`, or `forecast-not-found` where they have no role on it and are not to learn that it exists
 */
export function allowOn(actor: Actor, permission: Permission, forecast: string): void {
  const role = roleOn(actor, forecast);
  if (role === null) throw new Problem('forecast-not-found', `There is no forecast "${forecast.slice(0, 60)}"`);
  if (!may(role, permission)) throw refused(permission, [role]);
}

/** Whether somebody may know that a forecast exists. */
export const sees = (actor: Actor, forecast: string): boolean => mayOn(actor, 'reading:read', forecast);
