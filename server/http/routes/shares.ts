import { z } from '@hono/zod-openapi';
import { listShares } from '../../actions/shares/list-shares.ts';
import { makeShare } from '../../actions/shares/make-share.ts';
import { revokeShare } from '../../actions/shares/revoke-share.ts';
import { MadeShare, Share, ShareIn } from '../../domain/desk/share.ts';
import { body, changeRefusals, json, KeyHeader, refusals, WITH_KEY } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const origin = z
  .string()
  .nullable()
  .describe('PUBLIC_ORIGIN; null: the server is reached on its own machine alone, and so are its links');

const list = operation('share:list', {
  method: 'get',
  path: '/api/shares',
  summary: 'The shared links the desk has made, newest first; a token is in none of them',
  responses: { 200: json(z.object({ shares: z.array(Share), origin }), 'Links'), ...refusals('not-allowed') },
});

const make = operation('share:make', {
  method: 'post',
  path: '/api/shares',
  summary: 'Make a link that reads one forecast, or one chart, without an account; its token is told once',
  request: { headers: KeyHeader, body: body(ShareIn) },
  responses: {
    201: json(MadeShare.extend({ origin }), 'The link: its pages are at /s/{token}, its chart at /embed/{token}'),
    ...changeRefusals(
      'forecast-not-found',
      'indicator-not-found',
      'feed-not-found',
      'share-moved',
      'share-revoked',
      'share-terms',
      'share-too-large',
      ...WITH_KEY,
    ),
  },
});

const revoke = operation('share:revoke', {
  method: 'post',
  path: '/api/shares/{id}/revoke',
  summary: 'Close a link at once; this cannot be undone',
  request: { params: z.object({ id: z.string().max(100) }) },
  responses: { 200: json(Share, 'The link as it is now'), ...changeRefusals('share-not-found', 'share-revoked') },
});

/** Making, listing and revoking links. `publicOrigin` is where others reach this server, if they do. */
export const shareRoutes = (publicOrigin: string | undefined) =>
  router()
    .openapi(list, async (c) =>
      c.json({ ...(await listShares({ ctx: c.var.ctx })), origin: publicOrigin ?? null }, 200),
    )
    .openapi(make, async (c) => {
      const made = await makeShare({ ctx: c.var.ctx, input: c.req.valid('json') });
      return c.json({ ...made, origin: publicOrigin ?? null }, 201);
    })
    .openapi(revoke, async (c) => c.json(await revokeShare({ ctx: c.var.ctx, input: c.req.valid('param') }), 200));
