import type { Role, RolesHeld } from '../../../../server/domain/role.ts';

/** Roles as the form has them: what was chosen by forecast stays while the box is empty. */
export interface RolesChosen {
  role: Role;
  byForecast: boolean;
  forecasts: RolesHeld;
}

/** The form of roles that somebody has; of nobody, an analyst's. */
export function chosenOf(held: { role: Role; forecasts: RolesHeld | null } | null): RolesChosen {
  if (!held) return { role: 'analyst', byForecast: false, forecasts: {} };
  return { role: held.role, byForecast: held.forecasts !== null, forecasts: held.forecasts ?? {} };
}

/** The roles as the server takes them. */
export function rolesGiven({ role, byForecast, forecasts }: RolesChosen): { role: Role; forecasts: RolesHeld | null } {
  return { role, forecasts: byForecast && role !== 'admin' ? forecasts : null };
}
