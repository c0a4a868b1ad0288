import { z } from 'zod';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';

/** Takes back what was said of two events. A merge is taken back as a whole, by its batch. */
export async function unlinkEvents({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<{ id: string }> {
  allow(ctx.actor, 'event:link');
  const asked = z.uuid().safeParse(input.id);
  if (!asked.success) throw new Problem('link-not-found');
  const id = asked.data;
  return change({
    ctx,
    action: 'event:link',
    asked: { remove: id },
    work: async (tx) => {
      const link = await tx.links.read(id);
      if (!link) throw new Problem('link-not-found');
      if (link.kind === 'merged') throw new Problem('link-of-a-merge');
      await tx.links.remove(id);
      const { a, b, kind } = link;
      return { result: { id }, subject: id, detail: { a, b, kind: null, before: kind } };
    },
  });
}
