import { z } from 'zod';
import { EventDraft, type StoredEvent } from '../../domain/event/event.ts';
import { bothSources } from '../../domain/desk/merge.ts';
import { AddedSources } from '../../domain/desk/twin.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { draftOf, eventOf, holdEvent, nextState } from '../events/held-event.ts';
import { parse } from '../parse.ts';

const AddInput = z.object({ id: z.uuid(), version: z.int().min(1), ...AddedSources.shape });

/**
 * Adds sources to an event that is here already, in place of logging it twice. A link it has is not added again; with
 * nothing new the event stays as it is.
 */
export async function addSource({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<StoredEvent> {
  allow(ctx.actor, 'event:add-source');
  const { id, version, sources } = parse(AddInput, input);
  return change({
    ctx,
    action: 'event:add-source',
    asked: { id, version, sources },
    work: async (tx, tracked) => {
      const event = await holdEvent(tx, { id, version });
      if (event.feed !== 'desk') throw new Problem('dataset-event', `The event is a row of ${event.feed}`);
      const all = bothSources(event.sources, sources);
      const added = all.length - event.sources.length;
      if (added === 0) return { result: event, subject: id, detail: { version, added } };
      parse(EventDraft.shape.sources, all);
      const draft = { ...draftOf(event), sources: all };
      const write = nextState(ctx, event, { draft, status: event.status, action: 'add-source', reason: null });
      await tx.events.write([write], tracked);
      return { result: eventOf(write), subject: id, detail: { version: write.version, added } };
    },
  });
}
