import { z } from 'zod';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { Ctx } from '../ctx.ts';

/**
 * Forgets a draft of the actor's own: it was sent, or given up.
 * @throws Problem `draft-not-found`, for somebody else's too
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
  const forgotten = await ctx.store.change((tx) => tx.drafts.forget({ id, owner: ctx.actor.id }));
  if (!forgotten) throw new Problem('draft-not-found');
  return { forgotten: id };
}
