import type { StoredEvent } from '../../domain/event/event.ts';
import type { ReviewReason } from '../../domain/desk/review.ts';
import { openReasons } from '../../domain/desk/open-reasons.ts';
import type { KeptRevision } from '../../store/events/event-reads.ts';
import type { Review } from '../../store/desk/reviews.ts';

/** The review of an event as it stands, also of one that came in review from elsewhere and has no row of its own. */
export function reviewOf(event: StoredEvent, kept: Review | null): Review {
  const none = { decision: null, decidedAt: null, decidedBy: null, note: null };
  const row = kept ?? { event: event.id, reasons: [], openedAt: event.changedAt, openedBy: event.loggedBy, ...none };
  const asking = openReasons(row.reasons).length > 0;
  return event.status === 'in-review' && !asking ? { ...row, reasons: [...row.reasons, whyWaiting(event)] } : row;
}

/** Whether it waits: its status says so, or a reason asks that nobody has decided. */
export function isOpen({ status }: Pick<StoredEvent, 'status'>, { decision, reasons }: Review): boolean {
  if (status === 'retracted' || status === 'draft') return false;
  if (status === 'in-review') return true;
  return (decision === null || decision === 'ask') && openReasons(reasons).length > 0;
}

/** Who wrote what the event says now: who logged it, and who last changed more than its review. */
export function authorsOf(event: Pick<StoredEvent, 'loggedBy'>, revisions: readonly KeptRevision[]): string[] {
  const last = revisions.findLast(({ action }) => action !== 'review' && action !== 'retract');
  return [...new Set([event.loggedBy, ...(last ? [last.by] : [])])];
}

/** Why an event waits that the queue did not ask for. */
export function whyWaiting({ sample, feed }: Pick<StoredEvent, 'sample' | 'feed'>): ReviewReason {
  const words = sample
    ? 'its source still has to be checked, says the sample it came with'
    : feed === 'desk'
      ? 'it was set to wait in review'
      : 'it was in review when it was imported';
  return { code: 'waiting', words };
}
