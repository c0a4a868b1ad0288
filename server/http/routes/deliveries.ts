import { z } from '@hono/zod-openapi';
import { acknowledgeFailure, sendAgain, sendNow } from '../../actions/deliveries/ask-delivery.ts';
import { changeSchedule, removeSchedule, renewSecret } from '../../actions/deliveries/change-schedule.ts';
import { failedDeliveries, listDeliveries, readDelivery } from '../../actions/deliveries/list-deliveries.ts';
import { makeSchedule } from '../../actions/deliveries/make-schedule.ts';
import { previewRuns, TimesIn } from '../../actions/deliveries/preview-runs.ts';
import type { Sending } from '../../actions/deliveries/sending.ts';
import { Delivery, DeliveryPage, FailedDeliveries } from '../../domain/delivery/delivery.ts';
import { MadeSchedule, NextRuns, ScheduleIn } from '../../domain/delivery/schedule.ts';
import { body, changeRefusals, json, KeyHeader, named, refusals, WITH_KEY } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const Id = z.object({ id: z.uuid() });
const MadeOut = named('MadeSchedule', MadeSchedule);
const DeliveryOut = named('Delivery', Delivery);
const nothing = body(z.strictObject({}));

const list = operation('delivery:read', {
  method: 'get',
  path: '/api/deliveries',
  summary: 'Schedules, the delivery log, and who is told of changes by mail',
  responses: { 200: json(named('DeliveryPage', DeliveryPage), 'All of it'), ...refusals('not-allowed') },
});

const failed = operation('delivery:read', {
  method: 'get',
  path: '/api/deliveries/failed',
  summary: 'How many sendings failed that nobody has acknowledged',
  responses: { 200: json(FailedDeliveries, 'The number, and a sentence'), ...refusals('not-allowed') },
});

const runs = operation('delivery:read', {
  method: 'get',
  path: '/api/deliveries/runs',
  summary: 'When a schedule of these fields would run next',
  request: { query: TimesIn },
  responses: { 200: json(named('NextRuns', NextRuns), 'The next three runs'), ...refusals('not-allowed', 'not-valid') },
});

const read = operation('delivery:read', {
  method: 'get',
  path: '/api/deliveries/{id}',
  summary: 'One sending with all its tries',
  request: { params: Id },
  responses: { 200: json(DeliveryOut, 'The sending'), ...refusals('not-allowed', 'not-valid', 'delivery-not-found') },
});

const make = operation('delivery:run', {
  method: 'post',
  path: '/api/deliveries/schedules',
  summary: 'Have a report sent by the clock; the secret of a webhook is told once',
  request: { headers: KeyHeader, body: body(named('ScheduleIn', ScheduleIn)) },
  responses: {
    201: json(MadeOut, 'The schedule'),
    ...changeRefusals('forecast-not-found', 'delivery-way-off', ...WITH_KEY),
  },
});

const edit = operation('delivery:run', {
  method: 'put',
  path: '/api/deliveries/schedules/{id}',
  summary: 'Change a schedule, or pause it; another webhook gets another secret',
  request: { params: Id, body: body(ScheduleIn) },
  responses: {
    200: json(MadeOut, 'The schedule as it is now'),
    ...changeRefusals('schedule-not-found', 'forecast-not-found', 'delivery-way-off'),
  },
});

const remove = operation('delivery:run', {
  method: 'delete',
  path: '/api/deliveries/schedules/{id}',
  summary: 'Take a schedule away; its log stays',
  request: { params: Id },
  responses: { 204: { description: 'It is gone' }, ...changeRefusals('schedule-not-found') },
});

const secret = operation('delivery:run', {
  method: 'post',
  path: '/api/deliveries/schedules/{id}/secret',
  summary: 'Give a webhook another secret; it is told once',
  request: { params: Id, body: nothing },
  responses: {
    200: json(MadeOut, 'The schedule and its secret'),
    ...changeRefusals('schedule-not-found', 'schedule-no-secret'),
  },
});

const test = operation('delivery:run', {
  method: 'post',
  path: '/api/deliveries/schedules/{id}/test',
  summary: 'Send it now, marked as a test, in the background',
  request: { params: Id, headers: KeyHeader, body: nothing },
  responses: {
    202: json(DeliveryOut, 'The sending; ask for it again'),
    ...changeRefusals('schedule-not-found', ...WITH_KEY),
  },
});

const acknowledge = operation('delivery:run', {
  method: 'post',
  path: '/api/deliveries/{id}/acknowledge',
  summary: 'Note that you have seen a failure; its mark goes away',
  request: { params: Id, body: nothing },
  responses: {
    200: json(DeliveryOut, 'The sending'),
    ...changeRefusals('delivery-not-found', 'delivery-not-failed'),
  },
});

const again = operation('delivery:run', {
  method: 'post',
  path: '/api/deliveries/{id}/again',
  summary: 'Have a failed sending begin anew, or one that waits for its next try go at once',
  request: { params: Id, body: nothing },
  responses: {
    202: json(DeliveryOut, 'The sending'),
    ...changeRefusals('delivery-not-found', 'delivery-not-failed'),
  },
});

/** Schedules and their log. `sending` is what the settings switch on. */
export const deliveryRoutes = (sending: Sending) =>
  router()
    .openapi(list, async (c) => c.json(await listDeliveries({ ctx: c.var.ctx, sending }), 200))
    .openapi(failed, async (c) => c.json(await failedDeliveries({ ctx: c.var.ctx }), 200))
    .openapi(runs, async (c) => c.json(await previewRuns({ ctx: c.var.ctx, input: c.req.valid('query') }), 200))
    .openapi(read, async (c) => c.json(await readDelivery({ ctx: c.var.ctx, ...c.req.valid('param') }), 200))
    .openapi(make, async (c) =>
      c.json(await makeSchedule({ ctx: c.var.ctx, input: c.req.valid('json'), sending }), 201),
    )
    .openapi(edit, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await changeSchedule({ ctx: c.var.ctx, id, input: c.req.valid('json'), sending }), 200);
    })
    .openapi(remove, async (c) => {
      await removeSchedule({ ctx: c.var.ctx, ...c.req.valid('param') });
      return c.body(null, 204);
    })
    .openapi(secret, async (c) => c.json(await renewSecret({ ctx: c.var.ctx, ...c.req.valid('param') }), 200))
    .openapi(test, async (c) => {
      const input = { ...c.req.valid('param'), kind: 'test' as const };
      return c.json(await sendNow({ ctx: c.var.ctx, input }), 202);
    })
    .openapi(acknowledge, async (c) =>
      c.json(await acknowledgeFailure({ ctx: c.var.ctx, ...c.req.valid('param') }), 200),
    )
    .openapi(again, async (c) => c.json(await sendAgain({ ctx: c.var.ctx, ...c.req.valid('param') }), 202));
