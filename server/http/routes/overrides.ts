import { z } from '@hono/zod-openapi';
import { listOverrides } from '../../actions/overrides/list-overrides.ts';
import { overrideEvent } from '../../actions/overrides/override-event.ts';
import { removeOverride } from '../../actions/overrides/remove-override.ts';
import { OverrideIn, OverrideOut } from '../../domain/desk/override.ts';
import { body, changeRefusals, json, refusals } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const Id = z.object({ id: z.string().max(100) });
const Of = Id.extend({ forecast: z.string().max(200), indicator: z.string().max(200) });
const WHERE = ['event-not-found', 'forecast-not-found', 'indicator-not-found'] as const;

const list = operation('event:read', {
  method: 'get',
  path: '/api/events/{id}/overrides',
  summary: 'What was decided by hand of an event, against the rules of its indicators',
  request: { params: Id },
  responses: {
    200: json(z.object({ overrides: z.array(OverrideOut) }), 'The decisions'),
    ...refusals('event-not-found'),
  },
});

const decide = operation('override:decide', {
  method: 'put',
  path: '/api/events/{id}/overrides/{forecast}/{indicator}',
  summary: 'Count an event toward an indicator, or keep it out, with a reason that is shown with the number',
  request: { params: Of, body: body(OverrideIn) },
  responses: {
    200: json(OverrideOut, 'The decision'),
    ...changeRefusals(...WHERE, 'event-retracted', 'event-left-out', 'override-needless'),
  },
});

const remove = operation('override:decide', {
  method: 'delete',
  path: '/api/events/{id}/overrides/{forecast}/{indicator}',
  summary: 'Leave the event to the rule again',
  request: { params: Of },
  responses: {
    200: json(z.object({ removed: z.string() }), 'What went'),
    ...changeRefusals('event-not-found', 'override-not-found'),
  },
});

export const overrideRoutes = router()
  .openapi(list, async (c) => c.json(await listOverrides({ ctx: c.var.ctx, input: c.req.valid('param') }), 200))
  .openapi(decide, async (c) => {
    const input = { ...c.req.valid('param'), given: c.req.valid('json') };
    return c.json(await overrideEvent({ ctx: c.var.ctx, input }), 200);
  })
  .openapi(remove, async (c) => c.json(await removeOverride({ ctx: c.var.ctx, input: c.req.valid('param') }), 200));
