import type { Share } from '../../domain/desk/share.ts';
import { allow, mayOn } from '../../domain/permission.ts';
import type { Ctx } from '../ctx.ts';
import { asShare } from './share-row.ts';

/** The links the desk has made, newest first, those that no longer open included. */
export async function listShares({ ctx }: { ctx: Ctx }): Promise<{ shares: Share[] }> {
  allow(ctx.actor, 'share:list');
  const now = ctx.now();
  return {
    shares: (await ctx.store.shares.list())
      .filter((kept) => mayOn(ctx.actor, 'share:list', kept.forecast))
      .map((kept) => asShare(ctx, kept, now)),
  };
}
