import { z } from 'zod';
import type { Share } from '../../domain/desk/share.ts';
import { allow, allowOn, mayOn } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { asShare } from './share-row.ts';

/**
 * Closes a link at once and for good: one's own, or as an editor anybody's.
 * @throws Problem `share-not-found`, or `share-revoked` when somebody was quicker
 */
export async function revokeShare({ ctx, input: { id } }: { ctx: Ctx; input: { id: string } }): Promise<Share> {
  allow(ctx.actor, 'share:revoke');
  if (!z.uuid().safeParse(id).success) throw new Problem('share-not-found');
  return change({
    ctx,
    action: 'share:revoke',
    asked: { revoke: id },
    work: async (tx) => {
      const held = await tx.shares.read(id);
      if (!held || !mayOn(ctx.actor, 'share:list', held.forecast)) throw new Problem('share-not-found');
      allowOn(ctx.actor, held.by === ctx.actor.id ? 'share:revoke' : 'share:revoke-others', held.forecast);
      const at = ctx.now();
      const kept = await tx.shares.revoke({ id, at, by: ctx.actor.id });
      if (!kept) throw new Problem('share-revoked');
      const { forecast, kind, opens } = kept;
      return { result: asShare(ctx, kept, at), subject: id, detail: { revoked: true, forecast, kind, opens } };
    },
  });
}
