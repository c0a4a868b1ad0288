import type { Person } from '../../../../server/domain/account/wire.ts';
import { ROLE_WORDS } from '../account/role-words.ts';

/** "Analyst", and below it where another role holds. */
export function rolesOf({ role, forecasts }: Pick<Person, 'role' | 'forecasts'>, titleOf: (id: string) => string) {
  const others = Object.entries(forecasts ?? {}).map(
    ([id, held]) => `${ROLE_WORDS[held].name} on ${id === '*' ? 'every other forecast' : titleOf(id)}`,
  );
  const none = forecasts && others.length === 0 ? 'On no forecast' : '';
  return { main: ROLE_WORDS[role].name, others: others.join('; ') || none };
}

/** What a list says of somebody's second factor. */
export function factorWords({ secondFactor, mustSecondFactor }: Person): string {
  if (secondFactor) return 'In use';
  return mustSecondFactor ? 'To be set up' : 'None';
}
