import { z } from 'zod';
import { checkWords } from '../../domain/event/check-words.ts';
import { text, type StoredEvent } from '../../domain/event/event.ts';
import { isUndoable } from '../../domain/desk/batch-actions.ts';
import type { BatchUndone } from '../../domain/desk/undo.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { Batch, StateBefore } from '../../store/desk/batches.ts';
import type { EventWrite } from '../../store/events/event-write.ts';
import type { Review } from '../../store/desk/reviews.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { draftOf, nextState } from '../events/held-event.ts';
import { notValid, parse } from '../parse.ts';
import { policyIn } from '../review/review-policy.ts';
import { settleReview } from './settle-review.ts';
import { undoObstacle } from './undo-obstacle.ts';

/** A bulk edit may have changed thousands of events. */
const DEADLINE = 60_000;
export const UndoInput = z.object({ id: z.string().max(100), reason: text(500).nullable().default(null) });

/**
 * Puts every event of a batch back to its state before, as a new version of each, all or none.
 * @throws Problem `batch-not-found`, `batch-undone`, `too-old-to-undo`, `changed-since`
 */
export async function undoBatch({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<BatchUndone> {
  allow(ctx.actor, 'batch:undo');
  const asked = parse(UndoInput, input);
  const id = z.uuid().safeParse(asked.id);
  if (!id.success) throw new Problem('batch-not-found');
  return change({
    ctx,
    action: 'batch:undo',
    asked,
    deadline: DEADLINE,
    work: async (tx, tracked) => {
      await tx.batches.hold(id.data);
      const batch = await tx.batches.read(id.data);
      if (!batch) throw new Problem('batch-not-found');
      const { action } = batch;
      if (!isUndoable(action)) throw new Problem('batch-not-found', 'An import is undone on its own page');
      const states = await tx.batches.states(batch.id);
      const obstacle = undoObstacle(batch, states, ctx.now());
      if (obstacle) throw obstacle;
      if (!(await tx.batches.undone({ id: batch.id, at: ctx.now(), by: ctx.actor.id }))) {
        throw new Problem('batch-undone');
      }
      // What only an editor may take out of the numbers, only an editor brings back.
      if (batch.action === 'bulk-edit' && states.some((state) => state.madeStatus === 'retracted')) {
        allow(ctx.actor, 'event:restore');
      }
      const events = new Map((await tx.bringing.byId(states.map((state) => state.event))).map((one) => [one.id, one]));
      const writes = states.flatMap((state) => {
        const event = events.get(state.event);
        return event ? [stateBefore(ctx, { batch, state, event, reason: asked.reason })] : [];
      });
      await tx.events.write(writes, tracked);
      await tx.batches.dropLinks(batch.id);
      const policy = await policyIn(tx);
      const reviews = await tx.reviews.of(writes.map((write) => write.id));
      for (const write of writes) {
        const [before, review] = [events.get(write.id), reviews.get(write.id)];
        if (before) await settleReview(ctx, tx, { write, before, review: review ?? unseen(ctx, write.id), policy });
      }
      const written = writes.map(({ id, version, status }) => ({ id, version, status }));
      const detail = { action, events: written.length, reason: asked.reason };
      return { result: { batch: batch.id, action, events: written }, subject: batch.id, detail };
    },
  });
}

/** A merge closes what one source alone had opened; split again, the event is as it was before anybody looked. */
function unseen(ctx: Ctx, event: string): Review {
  const undecided = { decision: null, decidedAt: null, decidedBy: null, note: null };
  return { event, reasons: [], openedAt: ctx.now(), openedBy: ctx.actor.id, ...undecided };
}

function stateBefore(
  ctx: Ctx,
  { batch, state, event, reason }: { batch: Batch; state: StateBefore; event: StoredEvent; reason: string | null },
): EventWrite {
  // A word that the vocabulary lost and that the batch took out must not come back; one that is there still may stay.
  const { words } = ctx.definitions.catalogue();
  const stale = new Set(checkWords(draftOf(event), words).map((issue) => issue.value));
  const lost = checkWords(state.body, words).filter((issue) => !stale.has(issue.value));
  if (lost.length > 0) throw notValid(lost.map((issue) => ({ ...issue, field: `${event.id}: ${issue.field}` })));
  const action = batch.action === 'merge' ? 'split' : 'restore';
  return nextState(ctx, event, { draft: state.body, status: state.status, action, reason });
}
