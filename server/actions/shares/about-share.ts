import type { Shared } from '../../domain/desk/share.ts';
import { leavingOf } from '../data/feed-terms.ts';
import type { OpenShare } from './open-share.ts';
import { readShared } from './read-shared.ts';

/** What a link is: which pages, on which data, until when. */
export async function aboutShare(open: OpenShare): Promise<Shared> {
  const { opens, kind, forecast, indicator, asOf, address, at, expiresAt } = open.share;
  const about = await readShared(open, 'about', indicator === null ? {} : { indicator });
  const withEvents = open.share.withEvents && (await leavingOf(open.ctx, about.feed, 'share')).rows;
  return {
    ...about,
    ...{ opens, kind, forecast, indicator, asOf, address, withEvents, expiresAt },
    madeAt: at,
    frozenAt: kind === 'frozen' ? at : null,
  };
}
