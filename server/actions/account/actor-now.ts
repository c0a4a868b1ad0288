import { z } from 'zod';
import { asActor } from '../../domain/account/roles.ts';
import type { Actor } from '../../domain/permission.ts';
import type { Ctx } from '../ctx.ts';

/** May nothing but read, and no forecast. */
const SHUT_OUT = { role: 'reader', forecasts: {}, via: 'job' } as const;

/**
 * Whoever asked for work that is done later, with the rights they have by now; none once they were disabled. Whoever asked
 * without an account (this machine, the command line) keeps what they had.
 */
export async function actorNow(ctx: Ctx, then: Pick<Actor, 'id' | 'name' | 'role'>): Promise<Actor> {
  const person = z.uuid().safeParse(then.id).success ? await ctx.store.people.byId(then.id) : null;
  if (!person) return { ...then, via: 'job' };
  return person.disabledAt === null ? asActor(person, 'job') : { id: person.id, name: person.name, ...SHUT_OUT };
}
