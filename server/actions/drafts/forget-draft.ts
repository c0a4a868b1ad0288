import { z } from 'zod';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { Ctx } from '../ctx.ts';

/**
 * Forgets a draft of the actor's own: it was sent, or given up. One that is not there is forgotten already: two pages
 * may give the same draft up. Somebody else's stays as it is, and the answer does not tell that there is one.
 * @throws Problem `draft-not-found` for what cannot be a draft's id
 */
export async function forgetDraft({
  ctx,
  input: { id },
}: {
  ctx: Ctx;
  input: { id: string };
}): Promise<{ forgotten: string }> {
  allow(ctx.actor, 'draft:keep');
  if (!z.uuid().safeParse(id).success) throw new Problem('draft-not-found');
  await ctx.store.change((tx) => tx.drafts.forget({ id, owner: ctx.actor.id }));
  return { forgotten: id };
}
