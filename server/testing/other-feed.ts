import type { Ctx } from '../actions/ctx.ts';
import { EventDraft, type EventInput } from '../domain/event/event.ts';

/** Writes an event of another feed, as an import would, and gives its id. */
export async function inFeed(ctx: Ctx, feed: string, input: EventInput): Promise<string> {
  const [id, at, by] = [ctx.newId(), ctx.now(), ctx.actor.id];
  const draft = EventDraft.parse(input);
  await ctx.store.change(async (tx) => {
    await tx.feeds.keep({ id: feed, title: feed, licence: '', citation: '', redistribution: '', holdBack: 0 });
    const origin = { id, feed, externalId: id, vintage: null, sample: null, firstLogged: ctx.today() };
    const state = { status: draft.status, version: 1, draft, hash: id, action: 'import' as const, reason: null };
    await tx.events.write([{ ...origin, ...state, loggedAt: at, loggedBy: by, at, by }], ctx.definitions.tracked());
  });
  return id;
}
