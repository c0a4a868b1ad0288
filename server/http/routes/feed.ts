import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { changesFeed, sharedFeed, type Feed } from '../../actions/deliveries/changes-feed.ts';
import { refusals } from '../answers.ts';
import { isFresh } from '../conditional.ts';
import { CLOSED, opened, Token } from '../opened-share.ts';
import { operation } from '../operation.ts';
import { router, type Env } from '../router.ts';

const atom = {
  200: { description: 'The feed', content: { 'application/atom+xml': { schema: z.string() } } },
  304: { description: 'You have it already' },
};

const ofForecast = operation('reading:read', {
  method: 'get',
  path: '/api/forecasts/{forecast}/changes.atom',
  summary: 'Changes of verdicts on the feed of record, newest first, as an Atom feed',
  request: { params: z.object({ forecast: z.string().max(100) }) },
  responses: { ...atom, ...refusals('forecast-not-found') },
});

const ofShare = operation('link', {
  method: 'get',
  path: '/api/shared/{token}/changes.atom',
  summary: 'The same through a shared link that follows the pages of the feed of record',
  request: { params: Token },
  responses: { ...atom, ...refusals(...CLOSED) },
});

/** Feeds of changes. `publicOrigin` is where others reach this server, if they do. */
export const feedRoutes = (publicOrigin: string | undefined) =>
  router()
    .openapi(ofForecast, async (c) => {
      const { forecast } = c.req.valid('param');
      const { origin, self } = addressOf(c, publicOrigin);
      const page = (indicator: string) => `${origin}/f/${forecast}/i/${indicator}`;
      return answer(c, await changesFeed({ ctx: c.var.ctx, input: { forecast, self, page } }));
    })
    .openapi(ofShare, async (c) => {
      const { token } = c.req.valid('param');
      const open = await opened(c, token);
      const { origin, self } = addressOf(c, publicOrigin);
      return answer(c, await sharedFeed(open, { self, base: `${origin}/s/${token}` }));
    });

function addressOf(c: Context<Env>, publicOrigin: string | undefined): { origin: string; self: string } {
  const { origin, pathname } = new URL(c.req.url);
  return { origin: publicOrigin ?? origin, self: `${publicOrigin ?? origin}${pathname}` };
}

function answer(c: Context<Env>, { xml, tag }: Feed) {
  const headers = { etag: `"${tag}"`, 'cache-control': 'no-cache' };
  if (isFresh(c.req.header('if-none-match'), `"${tag}"`)) return c.body(null, 304, headers);
  return c.body(xml, 200, { ...headers, 'content-type': 'application/atom+xml; charset=utf-8' });
}
