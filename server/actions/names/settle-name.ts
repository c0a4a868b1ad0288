import { titleOf } from '../../domain/event/vocabulary.ts';
import { Problem } from '../../domain/problem.ts';
import type { Actor } from '../../domain/permission.ts';
import type { KeptAssignment } from '../../store/imports/names.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { writeAssigned } from './write-assigned.ts';

/** A common name in a log of some hundred thousand events. */
const DEADLINE = 30 * 60_000;

class NothingWaits extends Error {}

/**
 * Writes the events of the oldest assignment that waits anew, or puts those of one that was taken back, in one
 * transaction. Gives its id, or null where none waits or an import must end first. Safe against a kill at any moment.
 */
export async function settleName({ ctx }: { ctx: Ctx }): Promise<string | null> {
  if (!(await ctx.store.names.waits())) return null;
  try {
    return await change<string>({
      ctx: { ...ctx, key: undefined, page: undefined },
      action: 'names:assign',
      asked: null,
      deadline: DEADLINE,
      work: async (tx, tracked) => {
        const assigned = await tx.names.next();
        if (!assigned) throw new NothingWaits();
        const { id, removedAt, removedBy } = assigned;
        const back = removedAt !== null;
        // It acts for whoever decided, who was allowed to.
        const by = removedBy ?? assigned.by;
        const actor: Actor = { id: by, name: by, role: 'editor' };
        const reason = reasonOf(ctx, assigned);
        if (!assigned.written)
          await tx.batches.open({ id, action: 'assign-name', at: ctx.now(), by: assigned.by, reason });
        const asked = { assigned, batch: back ? null : id, back, by, reason };
        const { events, feeds } = await writeAssigned({ ...ctx, actor }, tx, tracked, asked);
        if (back) await tx.batches.undone({ id, at: ctx.now(), by });
        return { result: id, subject: id, detail: { back, events, feeds } };
      },
    });
  } catch (error) {
    if (error instanceof NothingWaits || (error instanceof Problem && error.code === 'import-running')) return null;
    throw error;
  }
}

function reasonOf(ctx: Ctx, { what, spelling, word, removedAt }: KeptAssignment): string {
  const { words } = ctx.definitions.catalogue();
  const title = titleOf(words, what === 'actor' ? 'actors' : 'places', word ?? '');
  return removedAt === null ? `“${spelling}” stands for ${title}` : `“${spelling}” no longer stands for ${title}`;
}
