import { z } from 'zod';
import { MergeIn, type Merged } from '../../domain/desk/merging.ts';
import { allow } from '../../domain/permission.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { eventOf, holdEvent } from '../events/held-event.ts';
import { parse } from '../parse.ts';
import { holdPair, mayMerge } from './held-pair.ts';
import { mergeStates, turnedByMerge, writeMerge } from './merge-write.ts';

const MergeInput = MergeIn.extend({ id: z.uuid() });

/**
 * Makes one event of two of one feed. The kept one takes the fields chosen and the sources of both, the other is
 * retracted; both stay readable, and the batch takes it all back. A claim that nobody accepted yet sends it to review.
 */
export async function mergeEvents({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<Merged> {
  allow(ctx.actor, 'event:merge');
  const { id, other: otherId, versions, choices, reason } = parse(MergeInput, input);
  const [mine, theirs] = [await ctx.store.events.read(id), await ctx.store.events.read(otherId)];
  // Of other versions, or without one of them, the merge is refused below; what was reckoned here is then not used.
  const turns = mine && theirs ? await turnedByMerge(ctx, mine, theirs, choices) : [];
  return change({
    ctx,
    action: 'event:merge',
    asked: { id, other: otherId, versions, choices, reason },
    work: async (tx, tracked) => {
      await holdPair(tx, id, otherId);
      const kept = await holdEvent(tx, { id, version: versions.kept });
      const other = await holdEvent(tx, { id: otherId, version: versions.other });
      mayMerge(kept, other);
      const before = await tx.links.between(id, otherId);
      const states = mergeStates(ctx, { kept, other, choices, reason });
      const batch = ctx.newId();
      const written = await writeMerge(tx, tracked, ctx, states, { kept, turns, batch, reason });
      const [merged, gone] = [eventOf(written), eventOf(states[1])];
      const { version, status } = merged;
      const detail = { other: otherId, batch, choices, version, status, before: before?.kind ?? null };
      return { result: { event: merged, batch, other: gone }, subject: id, detail };
    },
  });
}
