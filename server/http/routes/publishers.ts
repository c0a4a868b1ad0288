import { z } from '@hono/zod-openapi';
import { listPublishers } from '../../actions/publishers/list-publishers.ts';
import { KnownPublisher } from '../../domain/desk/publisher.ts';
import { json, refusals } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const list = operation('event:read', {
  method: 'get',
  path: '/api/publishers',
  summary: 'Publishers that events of the desk cite, with the grade usually given to each',
  responses: { 200: json(z.object({ publishers: z.array(KnownPublisher) }), 'Most used first'), ...refusals() },
});

export const publisherRoutes = router().openapi(list, async (c) =>
  c.json(await listPublishers({ ctx: c.var.ctx }), 200),
);
