import { z } from 'zod';
import { DecisionIn, type Decided } from '../../domain/desk/queue.ts';
import { allowKeep } from '../../domain/desk/review.ts';
import type { StoredEvent } from '../../domain/event/event.ts';
import { COUNTED_STATUSES, type Status } from '../../domain/event/event-values.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { Tracked } from '../../store/events/match-rows.ts';
import type { Tx } from '../../store/open.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { draftOf, eventOf, holdEvent, nextState } from '../events/held-event.ts';
import { parse } from '../parse.ts';
import { authorsOf, isOpen, reviewOf } from './held-review.ts';
import { policyIn } from './review-policy.ts';

const Input = z.object({ event: z.uuid(), version: z.int().min(1), decision: z.unknown() });

/**
 * Decides an event of the queue. Kept, it counts and its reasons ask no more; rejected, it is taken out of every number
 * with the note as the reason; asked, it stays with the note as a comment.
 * @throws Problem `not-in-review` when nothing waits, `four-eyes` for its author where two must look
 */
export async function decide({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<Decided> {
  allow(ctx.actor, 'review:decide');
  const { event: id, version, decision: given } = parse(Input, input);
  const { decision, note = null } = parse(DecisionIn, given);
  return change({
    ctx,
    action: 'review:decide',
    asked: { id, version, decision, note },
    work: async (tx, tracked) => {
      const event = await holdEvent(tx, { id, version });
      const review = reviewOf(event, await tx.reviews.read(id));
      if (!isOpen(event, review)) throw new Problem('not-in-review');
      if (decision === 'keep')
        allowKeep(ctx.actor, await policyIn(tx), authorsOf(event, await tx.events.revisions(id)));
      // What counts already is taken out of numbers that others have read.
      if (decision === 'reject' && COUNTED_STATUSES.includes(event.status)) allow(ctx.actor, 'event:retract');
      const at = ctx.now();
      if (decision === 'ask')
        await tx.comments.add({ id: ctx.newId(), event: id, at, by: ctx.actor.id, body: note ?? '' });
      const after = await withStatus({ ctx, tx, tracked, event, at }, statusFor(decision, event.status), note);
      await tx.reviews.keep({
        ...review,
        reasons: decision === 'keep' ? review.reasons.map((each) => ({ ...each, accepted: true })) : review.reasons,
        decision,
        decidedAt: at,
        decidedBy: ctx.actor.id,
        note,
      });
      const open = decision === 'ask';
      return { result: { event: after, open }, subject: id, detail: { decision, version: after.version, note } };
    },
  });
}

function statusFor(decision: DecisionIn['decision'], now: Status): Status {
  if (decision === 'ask') return now;
  if (decision === 'reject') return 'retracted';
  return now === 'in-review' ? 'published' : now;
}

/** The event in another status, as a new version; as it is when the status stays. */
export async function withStatus(
  { ctx, tx, tracked, event, at }: { ctx: Ctx; tx: Tx; tracked: readonly Tracked[]; event: StoredEvent; at: string },
  status: Status,
  reason: string | null,
): Promise<StoredEvent> {
  if (status === event.status) return event;
  const draft = { ...draftOf(event), ...(status === 'retracted' ? {} : { status }) };
  const write = { ...nextState(ctx, event, { draft, status, action: 'review', reason }), at };
  await tx.events.write([write], tracked);
  return eventOf(write);
}
