import type { Shared } from '../../domain/desk/share.ts';
import type { OpenShare } from './open-share.ts';
import { readShared } from './read-shared.ts';

/** What a link is: which pages, on which data, until when. */
export async function aboutShare(open: OpenShare): Promise<Shared> {
  const { opens, kind, forecast, indicator, asOf, address, withEvents, at, expiresAt } = open.share;
  return {
    ...(await readShared(open, 'about', indicator === null ? {} : { indicator })),
    ...{ opens, kind, forecast, indicator, asOf, address, withEvents, expiresAt },
    madeAt: at,
    frozenAt: kind === 'frozen' ? at : null,
  };
}
