import type { Person } from '../../domain/account/wire.ts';
import { allow } from '../../domain/permission.ts';
import type { Ctx } from '../ctx.ts';
import { asPerson } from './person-row.ts';

/** Everybody who has an account, by name. */
export async function listPeople({ ctx }: { ctx: Ctx }): Promise<{ people: Person[]; secondFactorEnforced: boolean }> {
  allow(ctx.actor, 'people:read');
  const people = (await ctx.store.people.list()).map(asPerson);
  return { people, secondFactorEnforced: (await ctx.store.installation.read()).secondFactorEnforced };
}
