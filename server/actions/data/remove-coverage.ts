import { z } from 'zod';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';

/** Takes a declaration of coverage back: its months are unknown again, not zero. */
export async function removeCoverage({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string };
}): Promise<{ removed: string }> {
  allow(ctx.actor, 'coverage:declare');
  const id = z.uuid().safeParse(input.id);
  if (!id.success) throw new Problem('coverage-not-found');
  return change({
    ctx,
    action: 'coverage:declare',
    asked: { remove: id.data },
    work: async (tx) => {
      const removed = await tx.feeds.removeCoverage({ id: id.data, at: ctx.now(), by: ctx.actor.id });
      if (!removed) throw new Problem('coverage-not-found');
      return { result: { removed: id.data }, subject: id.data, detail: { removed: true, feed: removed.feed } };
    },
  });
}
