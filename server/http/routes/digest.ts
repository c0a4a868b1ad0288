import { z } from '@hono/zod-openapi';
import { enterAddress, removeAddress, SubscriberIn, unsubscribe } from '../../actions/deliveries/digest-list.ts';
import type { Ctx } from '../../actions/ctx.ts';
import type { Sending } from '../../actions/deliveries/sending.ts';
import { Subscriber } from '../../domain/delivery/delivery.ts';
import { body, changeRefusals, json, KeyHeader, refusals, WITH_KEY } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const enter = operation('delivery:run', {
  method: 'post',
  path: '/api/digest',
  summary: 'Enter an address that is told of changes of verdicts by mail, from now on',
  request: { headers: KeyHeader, body: body(SubscriberIn) },
  responses: {
    201: json(Subscriber, 'The address, and who entered it'),
    ...changeRefusals('forecast-not-found', 'delivery-way-off', 'subscriber-there', ...WITH_KEY),
  },
});

const remove = operation('delivery:run', {
  method: 'delete',
  path: '/api/digest/{id}',
  summary: 'Take an address off the list',
  request: { params: z.object({ id: z.uuid() }) },
  responses: { 204: { description: 'It is off' }, ...changeRefusals('subscriber-not-found') },
});

const leave = operation('link', {
  method: 'post',
  path: '/api/digest/leave',
  summary: 'Take one’s own address off the list, by the token of a mail',
  request: { body: body(z.strictObject({ token: z.string().max(100) })) },
  responses: { 204: { description: 'It is off' }, ...changeRefusals('subscriber-not-found') },
});

const oneClick = operation('link', {
  method: 'post',
  path: '/unsubscribe/{token}',
  summary: 'The same by one click in a mail program (RFC 8058); whatever it sends is not read',
  request: { params: z.object({ token: z.string().max(100) }) },
  responses: { 204: { description: 'It is off' }, ...refusals('subscriber-not-found') },
});

/**
 * Where mail programs take an address off by themselves: the address of the page, asked by POST. No page, no person and
 * no redirect, as RFC 8058 wants it; a GET changes nothing, because programs that look at mail follow every link.
 */
export const oneClickRoutes = (ctx: Ctx) =>
  router().openapi(oneClick, async (c) => {
    await unsubscribe({ ctx, ...c.req.valid('param') });
    return c.body(null, 204);
  });

/** Who is told of changes. */
export const digestRoutes = (sending: Sending) =>
  router()
    .openapi(enter, async (c) =>
      c.json(await enterAddress({ ctx: c.var.ctx, input: c.req.valid('json'), sending }), 201),
    )
    .openapi(leave, async (c) => {
      await unsubscribe({ ctx: c.var.ctx, ...c.req.valid('json') });
      return c.body(null, 204);
    })
    .openapi(remove, async (c) => {
      await removeAddress({ ctx: c.var.ctx, ...c.req.valid('param') });
      return c.body(null, 204);
    });
