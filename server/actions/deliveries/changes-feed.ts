import { atomOf } from '../../domain/delivery/atom.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { Ctx } from '../ctx.ts';
import { forecastIn } from '../definitions/in-use.ts';
import { sha256 } from '../hash.ts';
import type { OpenShare } from '../shares/open-share.ts';

const MOST = 100;

export interface Feed {
  xml: string;
  tag: string;
}

/**
 * The changes of verdicts on the feed of record as an Atom feed, newest first.
 * @throws Problem `forecast-not-found`
 */
export async function changesFeed({
  ctx,
  input: { forecast: id, self, page },
}: {
  ctx: Ctx;
  input: { forecast: string; self: string; page: (indicator: string) => string };
}): Promise<Feed> {
  allow(ctx.actor, 'reading:read');
  const forecast = forecastIn(ctx, id);
  const changes = await ctx.store.verdicts.changes(id, MOST);
  const { title, source } = forecast.definition;
  const xml = atomOf({ forecast: { id, title }, changes, since: `${source.published}T00:00:00Z`, self, page });
  return { xml, tag: sha256(xml).slice(0, 32) };
}

/**
 * The same through a shared link: only one that follows the pages of the feed of record from day to day.
 * @throws Problem `share-frame`
 */
export async function sharedFeed(
  { share, ctx }: OpenShare,
  { self, base }: { self: string; base: string },
): Promise<Feed> {
  const whole = share.opens === 'pages' && share.kind === 'live' && share.feed === null && share.asOf === null;
  if (!whole) throw new Problem('share-frame');
  const page = (indicator: string) => `${base}/i/${indicator}`;
  return changesFeed({ ctx, input: { forecast: share.forecast, self, page } });
}
