import type { StoredEvent } from '../../domain/event/event.ts';
import { mergedDraft, type MergeChoices } from '../../domain/desk/merge.ts';
import { isSet, type MergeField } from '../../domain/desk/merge-fields.ts';
import { shown } from '../../domain/problem.ts';
import type { EventWrite } from '../../store/event-write.ts';
import type { Tracked } from '../../store/match-rows.ts';
import type { Tx } from '../../store/open.ts';
import type { Ctx } from '../ctx.ts';
import { parseDraft } from '../events/draft.ts';
import { draftOf, nextState } from '../events/held-event.ts';
import { notValid } from '../parse.ts';

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

/** Writes both, as one batch, with the link between them. */
export async function writeMerge(
  tx: Tx,
  tracked: readonly Tracked[],
  ctx: Ctx,
  [kept, other]: readonly [EventWrite, EventWrite],
  { batch, reason }: { batch: string; reason: string | null },
): Promise<void> {
  const [at, by] = [ctx.now(), ctx.actor.id];
  await tx.batches.open({ id: batch, action: 'merge', at, by, reason });
  await tx.events.write(
    [
      { ...kept, batch },
      { ...other, batch },
    ],
    tracked,
  );
  await tx.links.keep({ id: ctx.newId(), a: kept.id, b: other.id, kind: 'merged', batch, at, by, reason });
}
