import { z } from 'zod';
import { text, type StoredEvent } from '../../domain/event/event.ts';
import { allow } from '../../domain/permission.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { turnedVerdicts } from '../review/turned-verdicts.ts';
import { writeReviewed } from '../review/write-reviewed.ts';
import { parseDraft } from './draft.ts';
import { eventOf, holdEvent, nextState } from './held-event.ts';
import { parse } from '../parse.ts';

export const EditInput = z.object({
  id: z.uuid(),
  version: z.int().min(1),
  reason: text(500).nullable().default(null),
  draft: z.unknown(),
});

/**
 * Changes an event that is still in the version the editor read. The state before stays as a revision. A claim that the
 * policy holds back, and that nobody accepted before, sends it to review.
 */
export async function editEvent({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<StoredEvent> {
  allow(ctx.actor, 'event:edit');
  const { id, version, reason, draft: given } = parse(EditInput, input);
  const draft = parseDraft(ctx, given);
  const read = await ctx.store.events.read(id);
  // Of another version, or without an event, the change is refused below; what was reckoned here is then not used.
  const turns = draft.status === 'draft' || read?.version !== version ? [] : await turnedVerdicts(ctx, draft, read);
  return change({
    ctx,
    action: 'event:edit',
    asked: { id, version, draft },
    work: async (tx, tracked) => {
      const event = await holdEvent(tx, { id, version });
      const next = nextState(ctx, event, { draft, status: draft.status, action: 'edit', reason });
      const write = await writeReviewed(ctx, tx, tracked, { write: next, before: event, turns });
      return { result: eventOf(write), subject: id, detail: { version: write.version, status: write.status, reason } };
    },
  });
}
