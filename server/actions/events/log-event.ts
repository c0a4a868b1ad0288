import type { StoredEvent } from '../../domain/event/event.ts';
import { allow } from '../../domain/permission.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { turnedVerdicts } from '../review/turned-verdicts.ts';
import { writeReviewed } from '../review/write-reviewed.ts';
import { parseDraft } from './draft.ts';
import { eventOf } from './held-event.ts';
import { fingerprint } from '../hash.ts';

/**
 * Logs one event by hand, with its sources, its first revision, its matches and why it is looked at again, if it is.
 * One that the policy holds back comes out `in-review` and counts once somebody has kept it.
 */
export async function logEvent({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<StoredEvent> {
  allow(ctx.actor, 'event:log');
  const draft = parseDraft(ctx, input);
  const at = ctx.now();
  const { status, firstLogged = ctx.today() } = draft;
  const origin = { id: ctx.newId(), feed: 'desk', externalId: null, vintage: null, sample: null };
  const kept = { ...origin, status, firstLogged, version: 1, loggedAt: at, loggedBy: ctx.actor.id };
  const turns = status === 'draft' ? [] : await turnedVerdicts(ctx, draft, null);
  return change({
    ctx,
    action: 'event:log',
    asked: draft,
    work: async (tx, tracked) => {
      const write = {
        ...kept,
        draft,
        hash: fingerprint(draft),
        at,
        by: ctx.actor.id,
        action: 'log' as const,
        reason: null,
      };
      const written = await writeReviewed(ctx, tx, tracked, { write, before: null, turns });
      return { result: eventOf(written), subject: kept.id, detail: { version: 1, status: written.status } };
    },
  });
}
