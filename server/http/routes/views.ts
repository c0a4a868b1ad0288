import { z } from '@hono/zod-openapi';
import { changeView } from '../../actions/views/change-view.ts';
import { keepView } from '../../actions/views/keep-view.ts';
import { listViews } from '../../actions/views/list-views.ts';
import { removeView } from '../../actions/views/remove-view.ts';
import { View, ViewChange, ViewIn } from '../../domain/desk/view.ts';
import { body, changeRefusals, json, KeyHeader, refusals, WITH_KEY } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const Id = z.object({ id: z.string().max(100) });

const list = operation('event:read', {
  method: 'get',
  path: '/api/views',
  summary: 'The views of the events list that the desk has kept',
  responses: { 200: json(z.object({ views: z.array(View) }), 'By name'), ...refusals() },
});

const keep = operation('view:keep', {
  method: 'post',
  path: '/api/views',
  summary: 'Keep filters of the events list under a name',
  request: { headers: KeyHeader, body: body(ViewIn) },
  responses: {
    201: json(View, 'The view'),
    ...changeRefusals('view-named', 'forecast-not-found', 'indicator-not-found', ...WITH_KEY),
  },
});

const edit = operation('view:keep', {
  method: 'put',
  path: '/api/views/{id}',
  summary: 'Give a view another name or other filters',
  request: { params: Id, body: body(ViewChange) },
  responses: {
    200: json(View, 'The view as it is now'),
    ...changeRefusals('view-not-found', 'view-named', 'forecast-not-found', 'indicator-not-found'),
  },
});

const remove = operation('view:keep', {
  method: 'delete',
  path: '/api/views/{id}',
  summary: 'Take a view away; the events stay',
  request: { params: Id },
  responses: { 200: json(z.object({ removed: z.string() }), 'What went'), ...changeRefusals('view-not-found') },
});

export const viewRoutes = router()
  .openapi(list, async (c) => c.json(await listViews({ ctx: c.var.ctx }), 200))
  .openapi(keep, async (c) => c.json(await keepView({ ctx: c.var.ctx, input: c.req.valid('json') }), 201))
  .openapi(edit, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('json') };
    return c.json(await changeView({ ctx: c.var.ctx, input }), 200);
  })
  .openapi(remove, async (c) => c.json(await removeView({ ctx: c.var.ctx, input: c.req.valid('param') }), 200));
