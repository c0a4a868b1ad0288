import { z } from '@hono/zod-openapi';
import { listApiKeys } from '../../actions/keys/list-api-keys.ts';
import { makeApiKey } from '../../actions/keys/make-api-key.ts';
import { revokeApiKey } from '../../actions/keys/revoke-api-key.ts';
import { ApiKey, ApiKeyIn, MadeApiKey } from '../../domain/account/api-key.ts';
import { body, changeRefusals, json, named, refusals } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const KeyOut = named('ApiKey', ApiKey);

const list = operation('api-key:list', {
  method: 'get',
  path: '/api/keys',
  summary: 'Keys for programs: your own; an admin sees everybody’s',
  responses: { 200: json(z.object({ keys: z.array(KeyOut) }), 'Newest first'), ...refusals('not-allowed') },
});

const make = operation('api-key:make', {
  method: 'post',
  path: '/api/keys',
  summary: 'Make a key that acts in your name within the scopes you give it; its secret is told once',
  request: { body: body(ApiKeyIn) },
  responses: {
    201: json(MadeApiKey, 'The key with its secret'),
    ...changeRefusals('no-admin-yet', 'forecast-not-found'),
  },
});

const revoke = operation('api-key:revoke', {
  method: 'delete',
  path: '/api/keys/{id}',
  summary: 'Close a key at once and for good',
  request: { params: z.object({ id: z.string().max(100) }) },
  responses: { 200: json(KeyOut, 'The key, closed'), ...changeRefusals('api-key-not-found') },
});

export const keyRoutes = router()
  .openapi(list, async (c) => c.json(await listApiKeys({ ctx: c.var.ctx }), 200))
  .openapi(make, async (c) => {
    const made = await makeApiKey({ ctx: c.var.ctx, input: c.req.valid('json') });
    return c.json(made, 201, { 'cache-control': 'no-store' });
  })
  .openapi(revoke, async (c) => c.json(await revokeApiKey({ ctx: c.var.ctx, input: c.req.valid('param') }), 200));
