import { isPassword } from '../../auth/password-hash.ts';
import { Problem } from '../../domain/problem.ts';
import type { Secrets } from '../../store/people/people.ts';
import type { Ctx } from '../ctx.ts';
import { countTry } from './tries.ts';

/**
 * Makes sure that it is still the person who sits there, before something that keeps others out.
 * @throws Problem `password-wrong` or `too-many-tries`
 */
export async function ownPassword(ctx: Ctx, person: Secrets, password: string): Promise<void> {
  await countTry(ctx, async () => [{ kind: 'code', of: `password ${person.id}` }]);
  if (!(await isPassword(password, person.passwordHash))) throw new Problem('password-wrong');
}
