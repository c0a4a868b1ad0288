import { mayLeave, type Leaving, type Outlet, type Terms } from '../../domain/licence.ts';
import type { Reads } from '../../store/queries.ts';
import type { Ctx } from '../ctx.ts';

/** On what terms each feed is held, by id; `from` is a steady view of the log where other numbers have to fit them. */
export async function termsByFeed(ctx: Ctx, from: Pick<Reads, 'feeds'> = ctx.store): Promise<Map<string, Terms>> {
  return new Map((await from.feeds.terms()).map(({ id, ...terms }) => [id, terms]));
}

/** What may leave of a feed by an outlet; of a feed that is not known, no rows. */
export async function leavingOf(ctx: Ctx, feed: string, outlet: Outlet): Promise<Leaving> {
  return mayLeave((await termsByFeed(ctx)).get(feed) ?? null, outlet);
}
