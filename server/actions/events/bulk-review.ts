import type { StoredEvent } from '../../domain/event/event.ts';
import { COUNTED_STATUSES } from '../../domain/event/event-values.ts';
import { holds, type ReviewPolicy } from '../../domain/desk/review.ts';
import { openReasons, reasonsInWords } from '../../domain/desk/open-reasons.ts';
import type { EventWrite } from '../../store/events/event-write.ts';
import type { Review } from '../../store/desk/reviews.ts';
import type { Tx } from '../../store/open.ts';
import type { Ctx } from '../ctx.ts';
import { authorsOf, reviewOf } from '../review/held-review.ts';
import { weighed } from '../review/write-reviewed.ts';

/** Why one of many may not be changed in passing, or what is then known of its review; null leaves it as it is. */
export type BulkReview = { refused: string } | { review: Review | null };

/**
 * What the review says to one of many changes. What the policy holds back for what an event says, or for a verdict that
 * it turns, is looked at one by one; four eyes hold here as they do in the queue.
 */
export async function reviewOfMany(
  ctx: Ctx,
  tx: Tx,
  {
    write,
    before,
    policy,
    kept,
  }: { write: EventWrite; before: StoredEvent; policy: ReviewPolicy; kept: Review | null },
): Promise<BulkReview> {
  if (write.status === 'retracted' || write.status === 'draft') return { review: null };
  // Four eyes are looked at below: a change of many is a decision, by whoever is no author.
  const lone = { ...policy, fourEyes: false };
  const after = weighed(ctx, { write, before, turns: 'as-before' }, { policy: lone, review: kept });
  const open = openReasons(after.reasons);
  if (after.status !== write.status)
    return { refused: `It would wait in review, because ${reasonsInWords(open)}. Change it by itself.` };
  // A draft may have waited before it was made one.
  const asked = openReasons(kept?.reasons ?? []).some(({ code }) => code === 'by-hand');
  const waited = before.status === 'in-review' || (before.status === 'draft' && asked);
  if (waited && COUNTED_STATUSES.includes(write.status))
    return outOfReview(ctx, tx, { write, before, policy, review: reviewOf(before, kept) });
  const waits = kept !== null && (kept.decision === null || kept.decision === 'ask');
  if (waits ? write.status === before.status : open.length === 0) return { review: null };
  const opened = waits ? kept : { openedAt: write.at, openedBy: write.by };
  const undecided = { decision: null, decidedAt: null, decidedBy: null, note: null };
  const review = { event: before.id, ...undecided, ...opened, reasons: after.reasons };
  // What was asked of it while it was a draft, say, asks no more once it counts.
  return { review: open.length > 0 ? review : { ...review, ...undecided, decision: 'keep' } };
}

async function outOfReview(
  ctx: Ctx,
  tx: Tx,
  { write, before, policy, review }: { write: EventWrite; before: StoredEvent; policy: ReviewPolicy; review: Review },
): Promise<BulkReview> {
  const held = openReasons(review.reasons).filter(
    ({ code }) => (code === 'sensitive' || code === 'verdict') && holds(policy, code),
  );
  if (held.length > 0) return { refused: `It waits in review, because ${reasonsInWords(held)}. Decide it there.` };
  if (policy.fourEyes && authorsOf(before, await tx.events.revisions(before.id)).includes(ctx.actor.id))
    return { refused: 'You logged or last changed it, so somebody else must decide it in review.' };
  const reasons = review.reasons.map((reason) => ({ ...reason, accepted: true }));
  const decided = { decidedAt: write.at, decidedBy: write.by, note: write.reason };
  return { review: { ...review, reasons, decision: 'keep', ...decided } };
}
