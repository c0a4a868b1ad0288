import type { ReviewOut } from '../../domain/desk/queue.ts';
import { COUNTED_STATUSES } from '../../domain/event/event-values.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { Ctx } from '../ctx.ts';
import { draftOf } from '../events/held-event.ts';
import { readEvent } from '../events/read-event.ts';
import { weighEvent } from '../events/weigh-event.ts';
import { authorsOf } from './held-review.ts';
import { linesOf } from './list-queue.ts';
import { policyIn } from './review-policy.ts';

/** One event of the queue with its consequence in numbers: each indicator's month without and with it. */
export async function readReview({ ctx, input }: { ctx: Ctx; input: { event: string } }): Promise<ReviewOut> {
  allow(ctx.actor, 'review:read');
  const event = await readEvent({ ctx, input: { id: input.event } });
  const row = await ctx.store.reviews.line(event.id);
  const [line] = row ? await linesOf(ctx, [row]) : [];
  if (!line) throw new Problem('event-not-found');
  const counting = COUNTED_STATUSES.includes(event.status);
  const { counts } =
    event.status === 'retracted'
      ? { counts: [] }
      : await weighEvent(ctx, draftOf(event), event.feed, { stored: counting });
  const { fourEyes } = await policyIn(ctx.store);
  const barred = fourEyes ? authorsOf(event, await ctx.store.events.revisions(event.id)) : [];
  return { line, toward: counts, counting, barred };
}
