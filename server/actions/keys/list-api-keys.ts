import type { ApiKey } from '../../domain/account/api-key.ts';
import { allow, type Actor } from '../../domain/permission.ts';
import { may } from '../../domain/role.ts';
import type { KeptApiKey } from '../../store/people/api-keys.ts';
import type { Ctx } from '../ctx.ts';

/** One's own keys, newest first; an admin sees everybody's. The secrets are in no answer. */
export async function listApiKeys({ ctx }: { ctx: Ctx }): Promise<{ keys: ApiKey[] }> {
  allow(ctx.actor, 'api-key:list');
  if (ctx.actor.via !== 'session') return { keys: [] };
  const everybody = may(ctx.actor.role, 'people:read');
  const kept = await ctx.store.apiKeys.list(everybody ? null : ctx.actor.id);
  return { keys: kept.map((key) => asApiKey(key, ctx.actor)) };
}

/** A key as its owner and admins see it. */
export function asApiKey({ personId, ...key }: KeptApiKey, actor: Actor): ApiKey {
  return { ...key, own: personId === actor.id };
}
