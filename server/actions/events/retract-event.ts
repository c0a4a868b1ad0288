import { z } from 'zod';
import { text, type StoredEvent } from '../../domain/event/event.ts';
import { allowOwn } from '../../domain/desk/undo.ts';
import { allow } from '../../domain/permission.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { draftOf, eventOf, holdEvent, nextState } from './held-event.ts';
import { parse } from '../parse.ts';

export const Retraction = z.strictObject({
  reason: text(500).refine((value) => value.length > 0, 'must say why, for those who read the log later'),
});
const RetractInput = z.object({ id: z.uuid(), version: z.int().min(1), ...Retraction.shape });

/**
 * Takes an event out of every number. It is kept as it was, with the reason. Editors may at any time; an analyst may
 * with an event of their own that nobody else changed, for 30 days.
 */
export async function retractEvent({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<StoredEvent> {
  allow(ctx.actor, 'event:take-back');
  const { id, version, reason } = parse(RetractInput, input);
  return change({
    ctx,
    action: 'event:retract',
    asked: { id, version, reason },
    work: async (tx, tracked) => {
      const event = await holdEvent(tx, { id, version });
      const own = (await tx.events.revisions(id)).every((state) => state.by === ctx.actor.id);
      allowOwn(ctx.actor, 'event:retract', { own, at: event.loggedAt, now: ctx.now() });
      const write = nextState(ctx, event, { draft: draftOf(event), status: 'retracted', action: 'retract', reason });
      await tx.events.write([write], tracked);
      return { result: eventOf(write), subject: id, detail: { version: write.version, reason } };
    },
  });
}
