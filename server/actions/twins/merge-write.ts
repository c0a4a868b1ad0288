import type { StoredEvent } from '../../domain/event/event.ts';
import { mergedDraft, type MergeChoices } from '../../domain/desk/merge.ts';
import { isSet, type MergeField } from '../../domain/desk/merge-fields.ts';
import type { Turn } from '../../domain/desk/review.ts';
import { shown } from '../../domain/problem.ts';
import type { EventWrite } from '../../store/events/event-write.ts';
import type { Tracked } from '../../store/events/match-rows.ts';
import type { Tx } from '../../store/open.ts';
import type { Ctx } from '../ctx.ts';
import { parseDraft } from '../events/draft.ts';
import { draftOf, nextState } from '../events/held-event.ts';
import { notValid } from '../parse.ts';
import { turnedVerdicts } from '../review/turned-verdicts.ts';
import { writeReviewed } from '../review/write-reviewed.ts';

/**
 * The two states of a merge, ready to be written: the kept event with the fields chosen, the other retracted as it was.
 * @throws Problem `not-valid` for a choice its field does not have, or lists that are too long together
 */
export function mergeStates(
  ctx: Ctx,
  {
    kept,
    other,
    choices,
    reason,
  }: { kept: StoredEvent; other: StoredEvent; choices: MergeChoices; reason: string | null },
): [EventWrite, EventWrite] {
  const wrong = Object.entries(choices).filter(([field, choice]) => choice === 'both' && !isSet(field as MergeField));
  if (wrong.length > 0)
    throw notValid(
      wrong.map(([field]) => ({
        field: `choices.${field}`,
        value: 'both',
        message: 'can hold one value only',
        fix: 'Choose "kept" or "other".',
      })),
    );
  const { words } = ctx.definitions.catalogue();
  const draft = parseDraft(ctx, mergedDraft(draftOf(kept), draftOf(other), choices, words));
  const said = reason ? `. ${reason}` : '';
  return [
    nextState(ctx, kept, {
      draft,
      status: kept.status,
      action: 'merge',
      reason: `Merged with: ${shown(other.summary)}${said}`,
    }),
    nextState(ctx, other, {
      draft: draftOf(other),
      status: 'retracted',
      action: 'merge',
      reason: `Merged into: ${shown(kept.summary)}${said}`,
    }),
  ];
}

/** The kept event as it is before the merge, and the verdicts that the merged one turns. */
export interface Merging {
  kept: StoredEvent;
  turns: readonly Turn[];
  batch: string;
  reason: string | null;
}

/**
 * Writes both, as one batch, with the link between them; gives the merged one. What it claims now is looked at like any
 * change: a claim that nobody accepted of either event holds it back.
 */
export async function writeMerge(
  tx: Tx,
  tracked: readonly Tracked[],
  ctx: Ctx,
  [kept, other]: readonly [EventWrite, EventWrite],
  { kept: before, turns, batch, reason }: Merging,
): Promise<EventWrite> {
  const [at, by] = [ctx.now(), ctx.actor.id];
  await tx.batches.open({ id: batch, action: 'merge', at, by, reason });
  const accepted = (await tx.reviews.read(other.id))?.reasons.filter((each) => each.accepted) ?? [];
  const merged = await writeReviewed(ctx, tx, tracked, { write: { ...kept, batch }, before, turns, accepted });
  await tx.events.write([{ ...other, batch }], tracked);
  await tx.links.keep({ id: ctx.newId(), a: kept.id, b: other.id, kind: 'merged', batch, at, by, reason });
  return merged;
}

/** Verdicts that the merged event turns, reckoned before the transaction. */
export async function turnedByMerge(
  ctx: Ctx,
  kept: StoredEvent,
  other: StoredEvent,
  choices: MergeChoices,
): Promise<Turn[]> {
  if (kept.status === 'draft') return [];
  const { words } = ctx.definitions.catalogue();
  return turnedVerdicts(ctx, mergedDraft(draftOf(kept), draftOf(other), choices, words), kept, other);
}
