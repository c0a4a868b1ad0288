import type { DraftList } from '../../domain/desk/draft.ts';
import { allow } from '../../domain/permission.ts';
import type { Ctx } from '../ctx.ts';

/** The actor's own drafts, the newest first, without what is typed in them. */
export async function listDrafts({ ctx }: { ctx: Ctx }): Promise<DraftList> {
  allow(ctx.actor, 'draft:keep');
  return { drafts: await ctx.store.drafts.list(ctx.actor.id) };
}
