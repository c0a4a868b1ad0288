import { z } from 'zod';
import type { DraftOut } from '../../domain/desk/draft.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { Ctx } from '../ctx.ts';

/**
 * A draft of the actor's own, as it was typed.
 * @throws Problem `draft-not-found`, for somebody else's too
 */
export async function readDraft({ ctx, input: { id } }: { ctx: Ctx; input: { id: string } }): Promise<DraftOut> {
  allow(ctx.actor, 'draft:keep');
  const known = z.uuid().safeParse(id).success;
  const draft = known ? await ctx.store.drafts.read({ id, owner: ctx.actor.id }) : null;
  if (!draft) throw new Problem('draft-not-found');
  return draft;
}
