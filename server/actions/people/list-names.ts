import { allow } from '../../domain/permission.ts';
import type { Ctx } from '../ctx.ts';

/** Names of everybody who has or had an account: histories keep ids, and people read names. */
export async function listNames({ ctx }: { ctx: Ctx }): Promise<{ people: { id: string; name: string }[] }> {
  allow(ctx.actor, 'event:read');
  return { people: (await ctx.store.people.list()).map(({ id, name }) => ({ id, name })) };
}
