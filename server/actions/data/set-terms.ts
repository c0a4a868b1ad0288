import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { FeedTerms } from '../../domain/wire.ts';
import { importerFor } from '../../importers/index.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { termsByFeed } from './feed-terms.ts';

/** Whether a feed's terms are the desk's to say: a table or a series of its own, no published dataset and not its log. */
export function isOurs(feed: string): boolean {
  return feed === 'csv' || (feed !== 'desk' && !importerFor(feed));
}

/**
 * Says what a dataset of one's own is called and on what terms it may be passed on; holds at once, at every outlet.
 * @throws Problem `feed-not-found`, `feed-terms-fixed` or `not-valid`
 */
export async function setTerms({
  ctx,
  input: { feed, terms: said },
}: {
  ctx: Ctx;
  input: { feed: string; terms: unknown };
}): Promise<FeedTerms & { id: string }> {
  allow(ctx.actor, 'feed:terms');
  const terms = parse(FeedTerms, said);
  const before = (await termsByFeed(ctx)).get(feed);
  if (!before) throw new Problem('feed-not-found', `There is no feed "${feed.slice(0, 60)}"`);
  if (!isOurs(feed)) throw new Problem('feed-terms-fixed');
  return change({
    ctx,
    action: 'feed:terms',
    asked: { feed, terms },
    work: async (tx) => {
      await tx.feeds.setTerms({ id: feed, ...terms });
      return { result: { id: feed, ...terms }, subject: feed, detail: { before, after: terms } };
    },
  });
}
