import { z } from 'zod';
import { openReasons } from '../../domain/desk/open-reasons.ts';
import { EventDraft, type StoredEvent } from '../../domain/event/event.ts';
import type { Status } from '../../domain/event/event-values.ts';
import { bothSources } from '../../domain/desk/merge.ts';
import { AddedSources } from '../../domain/desk/twin.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { draftOf, eventOf, holdEvent, nextState } from '../events/held-event.ts';
import { parse } from '../parse.ts';
import { writeReviewed } from '../review/write-reviewed.ts';
import type { Review } from '../../store/desk/reviews.ts';

const AddInput = z.object({ id: z.uuid(), version: z.int().min(1), ...AddedSources.shape });

/**
 * Adds sources to an event that is here already, in place of logging it twice. A link it has is not added again; with
 * nothing new the event stays as it is. One that waited for a second source only waits no more.
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
      parse(z.object({ sources: EventDraft.shape.sources }), { sources: all });
      const draft = { ...draftOf(event), sources: all };
      const status = statusWith(event.status, await tx.reviews.read(id));
      const next = nextState(ctx, event, { draft, status, action: 'add-source', reason: null });
      // Sources move no number, so no verdict is reckoned anew.
      const write = await writeReviewed(ctx, tx, tracked, { write: next, before: event, turns: 'as-before' });
      return { result: eventOf(write), subject: id, detail: { version: write.version, added } };
    },
  });
}

function statusWith(status: Status, review: Review | null): Status {
  const open = openReasons(review?.reasons ?? []);
  const waitsForSource = open.length > 0 && open.every(({ code }) => code === 'one-source');
  return status === 'in-review' && waitsForSource ? 'published' : status;
}
