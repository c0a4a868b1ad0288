import type { StoredEvent } from '../../domain/event/event.ts';
import { allow } from '../../domain/permission.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { parseDraft } from './draft.ts';
import { fingerprint } from '../hash.ts';

/** Logs one event by hand, with its sources, its first revision and its matches. */
export async function logEvent({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<StoredEvent> {
  allow(ctx.actor, 'event:log');
  const draft = parseDraft(ctx, input);
  const at = ctx.now();
  const { status, firstLogged = ctx.today(), ...rest } = draft;
  const origin = { id: ctx.newId(), feed: 'desk', externalId: null, vintage: null, sample: null };
  const kept = { ...origin, status, firstLogged, version: 1, loggedAt: at, loggedBy: ctx.actor.id };
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
      await tx.events.write([write], tracked);
      return { result: { ...rest, ...kept, changedAt: at }, subject: kept.id, detail: { version: 1, status } };
    },
  });
}
