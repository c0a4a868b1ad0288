import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { KeptUndo } from '../../store/imports/undos.ts';
import { actorNow } from '../account/actor-now.ts';
import type { Ctx } from '../ctx.ts';
import { followed } from './following.ts';
import { LATER, passes, problemOf } from './passing.ts';
import { Overtaken, takeBack, type UndoProgress } from './take-back.ts';

/**
 * Takes the next undo that waits, and does it. Gives the import it took back, or null where none waits. Safe against a
 * kill at any moment: what was begun is then begun again by whoever takes it next.
 */
export async function runUndo({ ctx, input }: { ctx: Ctx; input: { only: string | null } }): Promise<string | null> {
  const taken = await ctx.store.change((tx) => tx.undos.takeNext(input.only));
  if (!taken) return null;
  try {
    await carryOut(ctx, taken);
  } catch (error) {
    // What stood in its way is told where the import is read.
    if (!(error instanceof Problem)) throw error;
  }
  return taken.vintage;
}

/**
 * Does an undo that this process holds; one that found something in its way which passes is left for later.
 * @throws Problem as `takeBack`, kept beside the import before it is thrown
 */
export async function carryOut(ctx: Ctx, asked: KeptUndo): Promise<void> {
  const { vintage, by } = asked;
  const follow = followed<UndoProgress | null>(
    null,
    (progress) => ctx.store.change((tx) => tx.undos.progress({ vintage, progress })),
    () => new Overtaken(),
  );
  try {
    // It acts for whoever asked for it, as long as they may.
    const actor = await actorNow(ctx, { id: by, name: by, role: 'editor' });
    allow(actor, 'import:undo');
    await takeBack({ ...ctx, actor, key: undefined, page: undefined }, asked, follow);
  } catch (error) {
    await follow.stop();
    await settleFailure(ctx, vintage, error);
  } finally {
    await follow.stop();
  }
}

async function settleFailure(ctx: Ctx, vintage: string, error: unknown): Promise<void> {
  if (error instanceof Overtaken) return;
  if (passes(error)) {
    // Where the database is away this fails too, and the hold runs out by itself.
    await ctx.store.change((tx) => tx.undos.putOff(vintage, LATER)).catch(() => undefined);
    return;
  }
  const failed = { vintage, to: 'failed', problem: problemOf(error), at: ctx.now() } as const;
  await ctx.store.change((tx) => tx.undos.settle(failed));
  throw error;
}
