import { COUNTED_STATUSES, type StoredEvent } from '../../domain/event/event.ts';
import { openReasons } from '../../domain/desk/review.ts';
import type { EventWrite } from '../../store/event-write.ts';
import type { Tx } from '../../store/open.ts';
import type { Ctx } from '../ctx.ts';
import { policyIn } from '../review/review-policy.ts';
import { weighed } from '../review/write-reviewed.ts';

/**
 * After an event was put back into the numbers as it was: what it no longer says asks for no second look. Its status is
 * that of the version put back, whatever the policy says of new events.
 */
export async function settleReview(ctx: Ctx, tx: Tx, write: EventWrite, before: StoredEvent): Promise<void> {
  if (!COUNTED_STATUSES.includes(write.status)) return;
  const review = await tx.reviews.read(write.id);
  if (!review || (review.decision !== null && review.decision !== 'ask')) return;
  const found = weighed(ctx, { write, before, turns: [] }, { policy: await policyIn(tx), review }).reasons;
  // A verdict that it turned is not reckoned anew here; it stays in the queue until somebody looked.
  const reasons = [...found, ...review.reasons.filter(({ code, accepted }) => code === 'verdict' && !accepted)];
  if (reasons.length === 0) await tx.reviews.forget(write.id);
  else if (openReasons(reasons).length > 0) await tx.reviews.keep({ ...review, reasons });
  else await tx.reviews.keep({ ...review, reasons, decision: 'keep', decidedAt: null, decidedBy: null, note: null });
}
