import { z } from 'zod';
import type { Decided } from '../../domain/desk/queue.ts';
import { statusAfter } from '../../domain/desk/review.ts';
import { COUNTED_STATUSES } from '../../domain/event/event-values.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { holdVersion } from '../events/held-event.ts';
import { parse } from '../parse.ts';
import { withStatus } from './decide.ts';
import { isOpen, reviewOf } from './held-review.ts';
import { policyIn } from './review-policy.ts';

const Input = z.object({ event: z.uuid(), version: z.int().min(1) });

/**
 * Takes a decision back: the event waits again, in the status it had before. Where it was changed after the decision,
 * its status is what the policy says now.
 * @throws Problem `not-decided`; `event-retracted` when something else took it out of the numbers
 */
export async function reopen({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<Decided> {
  allow(ctx.actor, 'review:decide');
  const { event: id, version } = parse(Input, input);
  return change({
    ctx,
    action: 'review:decide',
    asked: { id, version, decision: 'reopen' },
    work: async (tx, tracked) => {
      const event = await holdVersion(tx, { id, version });
      const kept = await tx.reviews.read(id);
      if (!kept?.decision || kept.decision === 'merge') throw new Problem('not-decided');
      const states = await tx.events.revisions(id);
      const decided = states.at(-1)?.action === 'review' && states.at(-1)?.at === kept.decidedAt;
      if (event.status === 'retracted' && !decided) throw new Problem('event-retracted');
      const reasons = kept.reasons.map(({ code, words }) => ({ code, words }));
      const before = states.at(-2)?.status ?? event.status;
      const status = decided ? before : statusAfter(event.status, reasons, await policyIn(tx));
      // Back out of the numbers it came from is as much a change of what others read as taking it out.
      if (COUNTED_STATUSES.includes(status) && event.status === 'retracted') allow(ctx.actor, 'event:restore');
      const at = ctx.now();
      const after = await withStatus({ ctx, tx, tracked, event, at }, status, 'Decision taken back');
      const review = { ...kept, reasons, decision: null, decidedAt: null, decidedBy: null, note: null };
      await tx.reviews.keep(review);
      const open = isOpen(after, reviewOf(after, review));
      const detail = { decision: 'reopen', was: kept.decision, version: after.version };
      return { result: { event: after, open }, subject: id, detail };
    },
  });
}
