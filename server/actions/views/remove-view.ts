import { z } from 'zod';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';

/**
 * Takes a view away from the whole desk; the events stay.
 * @throws Problem `view-not-found`
 */
export async function removeView({
  ctx,
  input: { id },
}: {
  ctx: Ctx;
  input: { id: string };
}): Promise<{ removed: string }> {
  allow(ctx.actor, 'view:keep');
  if (!z.uuid().safeParse(id).success) throw new Problem('view-not-found');
  return change({
    ctx,
    action: 'view:keep',
    asked: { remove: id },
    work: async (tx) => {
      if (!(await tx.views.remove(id))) throw new Problem('view-not-found');
      return { result: { removed: id }, subject: id, detail: { removed: true } };
    },
  });
}
