import { z } from 'zod';
import type { NameAssigned } from '../../domain/import/names.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { reachOf } from './reach.ts';
import { rehearseNames } from './rehearse.ts';

const Input = z.object({ id: z.string().max(100), dryRun: z.boolean().default(false) });

/**
 * Takes an assignment back: later imports do not use it, and the events in the log get the words they would have without
 * it, together and in the background. What people changed by hand stays. The name waits in the queue again.
 * @throws Problem `name-not-found`, or of a dry run `import-running`
 */
export async function takeBackName({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<NameAssigned> {
  allow(ctx.actor, 'names:assign');
  const asked = parse(Input, input);
  const id = z.uuid().safeParse(asked.id);
  const assigned = id.success ? await ctx.store.names.read(id.data) : null;
  if (!assigned || assigned.removedAt !== null) throw new Problem('name-not-found');
  if (asked.dryRun) return rehearseNames(ctx, { assigned, back: true });
  return change<NameAssigned>({
    ctx,
    action: 'names:assign',
    asked: { back: assigned.id },
    work: async (tx) => {
      const removed = { id: assigned.id, at: ctx.now(), by: ctx.actor.id };
      if (!(await tx.names.remove(removed))) throw new Problem('name-not-found');
      const events = assigned.word === null ? 0 : await tx.names.count(reachOf(ctx, assigned, true));
      const { what, feed, spelling, country, word } = assigned;
      const detail = { back: true, what, feed, spelling, country, word, events };
      return { result: { id: assigned.id, dryRun: false, events, readings: null }, subject: assigned.id, detail };
    },
  });
}
