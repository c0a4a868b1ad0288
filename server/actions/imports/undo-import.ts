import { z } from 'zod';
import { UndoAsked, type VintageUndone } from '../../domain/import/vintage.ts';
import { isSeries } from '../../domain/indicator/series-feed.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { KeptUndo } from '../../store/imports/undos.ts';
import type { Tx } from '../../store/open.ts';
import { change, rehearsed } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { undoSeries } from '../series/undo-series.ts';
import { DEADLINE } from './commit-import.ts';
import { vintageNamed } from './read-vintage.ts';
import { problemKept } from './passing.ts';
import { carryOut } from './run-undo.ts';
import { undoPlan, undoRefused, undoTold } from './undo-plan.ts';

/** Events up to which whoever asks waits for it: a second or two. More of them are left to the job. */
const AT_ONCE = 2_000;
const Input = UndoAsked.extend({ id: z.string().max(100), dryRun: z.boolean().default(false) });

/**
 * Takes an import back, whole: what it brought is retracted, what it changed is as it was, what it dropped comes back.
 * Nothing is rewritten: every event gets a new version, and importing the file again brings all of it back. A small one is
 * done when this answers, a large one is done in the background. A dry run says what would be done and what stands in its way.
 * @throws Problem `vintage-not-found`, `vintage-undone`, `import-running`, or `undo-blocked` with the events on which
 * later work rests
 */
export async function undoImport({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<VintageUndone> {
  allow(ctx.actor, 'import:undo');
  const { dryRun, id, reason } = parse(Input, input);
  const { feed } = await vintageNamed(ctx.store, id);
  if (!dryRun && isSeries(feed)) return undoTotals(ctx, id);
  if (dryRun) {
    const begun = await ctx.store.undos.read(id);
    if (begun?.state === 'undoing') return undoTold(id, begun.counts, { dryRun, undoing: true });
    const work = (tx: Tx) => undoPlan(ctx, tx, id, { hold: false });
    const { counts, blocked } = await rehearsed({ ctx, deadline: DEADLINE, work });
    return undoTold(id, counts, { dryRun, blocked });
  }
  const mine = await ask(ctx, { id, reason });
  if (mine) await carryOut(ctx, mine);
  return askedFor(ctx, id);
}

/** Notes what was asked for, so that it is done whatever becomes of this process. Gives it where it is to be done here, at once. */
async function ask(ctx: Ctx, { id, reason }: { id: string; reason: string | null }): Promise<KeptUndo | null> {
  let mine: KeptUndo | null = null;
  await change<null>({
    ctx,
    // What moves numbers is told when it is done.
    action: 'import:prepare',
    asked: { undo: id, reason },
    deadline: DEADLINE,
    work: async (tx) => {
      mine = null;
      const again = { result: null, subject: id, detail: { step: 'undo', again: true } };
      if ((await tx.undos.read(id))?.state === 'undoing') return again;
      const { counts, blocked } = await undoPlan(ctx, tx, id, { hold: false });
      if (blocked) throw undoRefused(blocked);
      const held = counts.brought + counts.changed + counts.dropped <= AT_ONCE;
      const asked = { vintage: id, reason, counts, at: ctx.now(), by: ctx.actor.id };
      if (!(await tx.undos.ask({ ...asked, held }))) return again;
      if (held) mine = { ...asked, state: 'undoing', problem: null };
      return { result: null, subject: id, detail: { step: 'undo', reason } };
    },
  });
  return mine;
}

/** How it stands with an undo that was asked for. */
async function askedFor(ctx: Ctx, id: string): Promise<VintageUndone> {
  const undo = await ctx.store.undos.read(id);
  if (!undo) throw new Problem('vintage-not-found');
  if (undo.state === 'failed') throw problemKept(undo.problem);
  return undoTold(id, undo.counts, { undoing: undo.state === 'undoing' });
}

/** The same of a series of published totals, which has no events. */
async function undoTotals(ctx: Ctx, id: string): Promise<VintageUndone> {
  const { removed } = await undoSeries({ ctx, input: { id } });
  return undoTold(id, { brought: 0, changed: 0, dropped: 0, noted: 0, coverage: 0, published: removed });
}
