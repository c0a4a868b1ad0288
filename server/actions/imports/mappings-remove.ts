import { z } from 'zod';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';

/**
 * Takes a mapping out of the list. What was imported by it stays, and imports under way still use it.
 * @throws Problem `mapping-not-found`
 */
export async function removeMapping({
  ctx,
  input: { id },
}: {
  ctx: Ctx;
  input: { id: string };
}): Promise<{ removed: string }> {
  allow(ctx.actor, 'mapping:keep');
  if (!z.uuid().safeParse(id).success) throw new Problem('mapping-not-found');
  return change({
    ctx,
    action: 'mapping:keep',
    asked: { remove: id },
    work: async (tx) => {
      if (!(await tx.mappings.remove({ id, at: ctx.now() }))) throw new Problem('mapping-not-found');
      return { result: { removed: id }, subject: id, detail: { removed: true } };
    },
  });
}
