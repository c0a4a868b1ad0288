import { z } from 'zod';
import { MergeIn, type Merged } from '../../domain/desk/merging.ts';
import { allow } from '../../domain/permission.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { eventOf, holdEvent } from '../events/held-event.ts';
import { parse } from '../parse.ts';
import { holdPair, mayMerge } from './held-pair.ts';
import { mergeStates, writeMerge } from './merge-write.ts';

const MergeInput = MergeIn.extend({ id: z.uuid() });

/**
 * Makes one event of two of one feed. The kept one takes the fields chosen and the sources of both, the other is
 * retracted; both stay readable, and the batch takes it all back.
 */
export async function mergeEvents({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<Merged> {
  allow(ctx.actor, 'event:merge');
  const { id, other: otherId, versions, choices, reason } = parse(MergeInput, input);
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
      await writeMerge(tx, tracked, ctx, states, { batch, reason });
      const [merged, gone] = [eventOf(states[0]), eventOf(states[1])];
      const detail = { other: otherId, batch, choices, version: merged.version, before: before?.kind ?? null };
      return { result: { event: merged, batch, other: gone }, subject: id, detail };
    },
  });
}
