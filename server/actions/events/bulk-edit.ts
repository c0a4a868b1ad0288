import type { BulkDone } from '../../domain/desk/bulk.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { notValid } from '../parse.ts';
import { parseBulk, planBulk } from './bulk-plan.ts';

const DEADLINE = 30_000;

/**
 * Changes many events as one decision that can be taken back as one. Events that cannot be changed stay as they are
 * and are named.
 * @throws Problem `too-many-events`, `event-not-found`, or `selection-moved` when another number than the previewed
 * one would change
 */
export async function bulkEdit({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<BulkDone> {
  const asked = parseBulk(ctx, input);
  if (asked.reason === '')
    throw notValid([
      {
        field: 'reason',
        value: '',
        message: 'must say why, for those who read the log later',
        fix: 'Give the reason in a line.',
      },
    ]);
  return change<BulkDone>({
    ctx,
    action: 'event:bulk',
    asked,
    deadline: DEADLINE,
    work: async (tx, tracked) => {
      const batch = ctx.newId();
      const { writes, reviews, counts } = await planBulk(ctx, tx, { asked, batch });
      if (asked.expect !== undefined && asked.expect !== counts.changed)
        throw new Problem('selection-moved', `The preview said ${asked.expect}; now ${counts.changed} would change`);
      const detail = { change: asked.change, reason: asked.reason, events: counts.changed };
      if (writes.length === 0) return { result: { ...counts, batch: null }, subject: batch, detail };
      await tx.batches.open({ id: batch, action: 'bulk-edit', at: ctx.now(), by: ctx.actor.id, reason: asked.reason });
      await tx.events.write(writes, tracked);
      for (const review of reviews) await tx.reviews.keep(review);
      return { result: { ...counts, batch }, subject: batch, detail };
    },
  });
}
