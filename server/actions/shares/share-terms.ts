import { mayLeave, type Leaving } from '../../domain/licence.ts';
import type { Ctx } from '../ctx.ts';
import { leavingOf, termsByFeed } from '../data/feed-terms.ts';
import { readForecast } from '../readings/read-forecast.ts';
import type { Frame, SharedRead } from './shared-reads.ts';
import type { OpenShare } from './open-share.ts';

/** What may leave through a link of the feed it reads: the one named, or the feed of record as it is now. */
export async function leavingIn(ctx: Ctx, frame: Frame): Promise<Leaving> {
  return leavingOf(ctx, frame.feed ?? (await readForecast({ ctx, input: frame })).feed, 'share');
}

/** Whether an answer may name events. One that tells of several feeds may only where all of them let their rows out. */
export async function rowsLeave(ctx: Ctx, { name, frame }: { name: SharedRead; frame: Frame }): Promise<boolean> {
  if (name !== 'feeds') return (await leavingIn(ctx, frame)).rows;
  return [...(await termsByFeed(ctx)).values()].every((terms) => mayLeave(terms, 'share').rows);
}

/** The feed that a frozen link kept; what it kept is held to today's terms. */
export async function frozenFeed({ share, ctx }: OpenShare): Promise<string> {
  if (share.feed !== null) return share.feed;
  const about = await ctx.store.shares.frozen(share.id, 'about');
  return typeof about === 'object' && about !== null && 'feed' in about && typeof about.feed === 'string'
    ? about.feed
    : '';
}
