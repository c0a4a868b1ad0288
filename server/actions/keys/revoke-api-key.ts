import { z } from 'zod';
import type { ApiKey } from '../../domain/account/api-key.ts';
import { allow } from '../../domain/permission.ts';
import { may } from '../../domain/role.ts';
import { Problem } from '../../domain/problem.ts';
import { accountChange, orRefused } from '../account/account-change.ts';
import type { Ctx } from '../ctx.ts';
import { asApiKey } from './list-api-keys.ts';

const ACTION = 'api-key:revoke';

/**
 * Closes a key at once and for good: one's own, or as an admin anybody's. Doing it twice is no fault.
 * @throws Problem `not-allowed`, `api-key-not-found`
 */
export async function revokeApiKey({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<ApiKey> {
  return orRefused(ctx, { action: ACTION, subject: 'api-key' }, async () => {
    allow(ctx.actor, ACTION);
    const id = z.uuid().safeParse(input.id);
    if (!id.success) throw new Problem('api-key-not-found');
    return accountChange(ctx, {
      action: ACTION,
      work: async (tx) => {
        const there = await tx.apiKeys.byId(id.data);
        const theirs = there?.personId === ctx.actor.id || may(ctx.actor.role, 'people:sign-out');
        if (!there || !theirs) throw new Problem('api-key-not-found');
        await tx.apiKeys.revoke(there.id, ctx.now());
        const kept = (await tx.apiKeys.byId(there.id)) ?? there;
        return { result: asApiKey(kept, ctx.actor), subject: there.id, detail: { prefix: there.prefix } };
      },
    });
  });
}
