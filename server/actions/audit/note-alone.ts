import type { Ctx } from '../ctx.ts';

/** Writes a line of the audit trail for what changes nothing else: an export, a refusal. */
export async function noteAlone({
  ctx,
  ...line
}: {
  ctx: Pick<Ctx, 'actor' | 'store' | 'now'>;
  action: string;
  subject: string;
  detail: Record<string, unknown>;
}): Promise<void> {
  await ctx.store.change((tx) => tx.audit.note({ at: ctx.now(), actor: ctx.actor.id, ...line }));
}
