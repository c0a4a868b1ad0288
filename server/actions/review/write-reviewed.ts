import type { EventDraft, StoredEvent } from '../../domain/event/event.ts';
import { COUNTED_STATUSES } from '../../domain/event/event-values.ts';
import { factsOf } from '../../domain/event/facts.ts';
import { districtOf } from '../../domain/event/names.ts';
import {
  isByHand,
  knownReasons,
  reasonsFor,
  statusAfter,
  type ReviewPolicy,
  type ReviewReason,
  type Turn,
} from '../../domain/desk/review.ts';
import { openReasons } from '../../domain/desk/open-reasons.ts';
import type { EventWrite } from '../../store/events/event-write.ts';
import type { Tracked } from '../../store/events/match-rows.ts';
import type { Review } from '../../store/desk/reviews.ts';
import type { Tx } from '../../store/open.ts';
import type { Ctx } from '../ctx.ts';
import { policyIn } from './review-policy.ts';

/** An event about to be written, with what is known of it. */
export interface Reviewed<W = EventWrite> {
  write: W;
  /** The event as it is kept now; null for a new one. */
  before: StoredEvent | null;
  /** `as-before` where nothing that counts changes, so that no verdict has to be reckoned anew. */
  turns: readonly Turn[] | 'as-before';
  /** Reasons accepted of another event that this one takes in. */
  accepted?: readonly ReviewReason[];
}

/**
 * Writes an event as its review has it: what the policy holds back waits in review, and why it is looked at stands
 * beside it, in the same transaction. Gives the state that was written.
 */
export async function writeReviewed(
  ctx: Ctx,
  tx: Tx,
  tracked: readonly Tracked[],
  reviewed: Reviewed,
): Promise<EventWrite> {
  const { write, before } = reviewed;
  const review = before ? await tx.reviews.read(before.id) : null;
  const { status, reasons } = weighed(ctx, reviewed, { policy: await policyIn(tx), review });
  const settled: EventWrite = { ...write, status, draft: { ...write.draft, status: draftStatus(status) } };
  await tx.events.write([settled], tracked);
  await keepReasons(tx, settled, review, reasons);
  return settled;
}

/** What the weighing reads of a state. */
type Weighable = Pick<EventWrite, 'status' | 'draft' | 'feed' | 'sample' | 'externalId'>;

/** The status a state would get and the reasons for it, those accepted before marked. Nothing is written. */
export function weighed(
  ctx: Ctx,
  { write, before, turns, accepted = [] }: Reviewed<Weighable>,
  { policy, review }: { policy: ReviewPolicy; review: Review | null },
): { status: EventWrite['status']; reasons: ReviewReason[] } {
  const { status } = write;
  if (status === 'draft' || status === 'retracted') return { status, reasons: review?.reasons ?? [] };
  const { words, forecasts } = ctx.definitions.catalogue();
  const facts = { ...factsOf(write.draft), district: districtOf(words, write.draft.place) };
  const kept = review?.reasons ?? [];
  const turned = turns === 'as-before' ? kept.filter(({ code }) => code === 'verdict') : [];
  const said = { forecasts, turns: turns === 'as-before' ? [] : turns };
  const found = isByHand(write) ? [...reasonsFor(write.draft, facts, words, said), ...turned] : [];
  const taken = accepted.filter((one) => found.some(({ code, words: why }) => code === one.code && why === one.words));
  const known = knownReasons(found, [...kept, ...taken]);
  const asked = openReasons(kept).filter(({ code }) => code === 'by-hand');
  if (status !== 'in-review') {
    // Whoever changes it is its author from then on, and an author does not let it out under four eyes.
    const waits = before?.status === 'in-review' ? asked.length > 0 || !review : asked.length > 0;
    if (policy.fourEyes && before && !COUNTED_STATUSES.includes(before.status) && waits)
      return { status: 'in-review', reasons: [...asked, ...known] };
    return { status: statusAfter(status, known, policy), reasons: known };
  }
  const held = statusAfter('published', known, policy) === 'in-review';
  // Sent back unchanged, the status of an event that is held anyway is nobody's choice.
  if (asked.length > 0 || (before?.status === 'in-review' && (held || !review || turns === 'as-before')))
    return { status, reasons: [...asked, ...known] };
  const own: ReviewReason = { code: 'by-hand', words: `it was kept for review by ${ctx.actor.name}` };
  return { status, reasons: [own, ...known.filter(({ code }) => code !== 'by-hand')] };
}

async function keepReasons(tx: Tx, write: EventWrite, before: Review | null, reasons: ReviewReason[]): Promise<void> {
  if (write.status === 'draft') return;
  const open = openReasons(reasons);
  if (open.length === 0) {
    if (reasons.length === 0 && before) await tx.reviews.forget(write.id);
    else if (before) {
      const kept = before.decision === 'keep' ? before : { ...before, decidedAt: null, decidedBy: null, note: null };
      await tx.reviews.keep({ ...kept, reasons, decision: 'keep' });
    } else if (reasons.length > 0) {
      const opened = { event: write.id, reasons, openedAt: write.at, openedBy: write.by };
      await tx.reviews.keep({ ...opened, decision: 'keep', decidedAt: null, decidedBy: null, note: null });
    }
    return;
  }
  const waits = before !== null && (before.decision === null || before.decision === 'ask');
  await tx.reviews.keep({
    event: write.id,
    reasons,
    openedAt: waits ? before.openedAt : write.at,
    openedBy: waits ? before.openedBy : write.by,
    // A question stays asked until somebody decides.
    decision: waits ? before.decision : null,
    decidedAt: waits ? before.decidedAt : null,
    decidedBy: waits ? before.decidedBy : null,
    note: waits ? before.note : null,
  });
}

function draftStatus(status: EventWrite['status']): EventDraft['status'] {
  return status === 'retracted' ? 'published' : status;
}
