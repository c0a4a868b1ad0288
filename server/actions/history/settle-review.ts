import type { StoredEvent } from '../../domain/event/event.ts';
import { COUNTED_STATUSES } from '../../domain/event/event-values.ts';
import type { Review } from '../../store/desk/reviews.ts';
import type { ReviewPolicy } from '../../domain/desk/review.ts';
import { openReasons } from '../../domain/desk/open-reasons.ts';
import type { EventWrite } from '../../store/events/event-write.ts';
import type { Tx } from '../../store/open.ts';
import type { Ctx } from '../ctx.ts';
import { weighed } from '../review/write-reviewed.ts';

const UNDECIDED = { decision: null, decidedAt: null, decidedBy: null, note: null };

/**
 * After a batch was taken back and an event is as it was: what it no longer says asks for no second look, and what the
 * batch had let out of review waits there again. Its status is the one it had, whatever the policy says of new events.
 */
export async function settleReview(
  ctx: Ctx,
  tx: Tx,
  { write, before, review, policy: chosen }: Settled,
): Promise<void> {
  const decided = review.decision !== null && review.decision !== 'ask';
  if (write.status === 'in-review' && decided) return tx.reviews.keep(asking(review));
  if (!COUNTED_STATUSES.includes(write.status) || decided) return;
  const policy = { ...chosen, fourEyes: false };
  const { reasons } = weighed(ctx, { write, before, turns: 'as-before' }, { policy, review });
  if (reasons.length === 0) await tx.reviews.forget(write.id);
  else if (openReasons(reasons).length > 0) await tx.reviews.keep({ ...review, reasons });
  else await tx.reviews.keep({ ...review, ...UNDECIDED, reasons, decision: 'keep' });
}

interface Settled {
  write: EventWrite;
  /** The event while the batch stood. */
  before: StoredEvent;
  review: Review;
  policy: ReviewPolicy;
}

function asking(review: Review): Review {
  return { ...review, ...UNDECIDED, reasons: review.reasons.map(({ code, words }) => ({ code, words })) };
}
