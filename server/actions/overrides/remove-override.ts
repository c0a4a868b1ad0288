import { z } from 'zod';
import { allow, allowOn } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { draftOf } from '../events/held-event.ts';
import { parse } from '../parse.ts';

const Input = z.object({ id: z.uuid(), forecast: z.string().max(200), indicator: z.string().max(200) });

/** Leaves the event to the rule again. The decision stays in the audit trail. */
export async function removeOverride({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<{ removed: string }> {
  allow(ctx.actor, 'override:decide');
  const { id, forecast, indicator } = parse(Input, input);
  allowOn(ctx.actor, 'override:decide', forecast);
  return change({
    ctx,
    action: 'override:decide',
    asked: { remove: { id, forecast, indicator } },
    work: async (tx, tracked) => {
      const event = await tx.events.lock(id);
      if (!event) throw new Problem('event-not-found');
      const removed = await tx.overrides.remove({ eventId: id, forecast, indicator, at: ctx.now(), by: ctx.actor.id });
      if (!removed) throw new Problem('override-not-found');
      await tx.matches.again({ id, feed: event.feed, status: event.status, draft: draftOf(event) }, tracked);
      return { result: { removed: id }, subject: id, detail: { removed: { ...removed } } };
    },
  });
}
