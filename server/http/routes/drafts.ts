import { z } from '@hono/zod-openapi';
import { forgetDraft } from '../../actions/drafts/forget-draft.ts';
import { keepDraft } from '../../actions/drafts/keep-draft.ts';
import { listDrafts } from '../../actions/drafts/list-drafts.ts';
import { readDraft } from '../../actions/drafts/read-draft.ts';
import { DraftIn, DraftKept, DraftList, DraftOut } from '../../domain/desk/draft.ts';
import { body, changeRefusals, json, refusals } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const Id = z.object({ id: z.string().max(100).describe('A UUID that the page chose') });

const list = operation('draft:keep', {
  method: 'get',
  path: '/api/drafts',
  summary: 'Your own drafts, the newest first',
  responses: { 200: json(DraftList, 'Titles and when they were typed'), ...refusals('not-allowed') },
});

const read = operation('draft:keep', {
  method: 'get',
  path: '/api/drafts/{id}',
  summary: 'One of your own drafts',
  request: { params: Id },
  responses: { 200: json(DraftOut, 'As it was typed'), ...refusals('draft-not-found', 'not-allowed') },
});

const keep = operation('draft:keep', {
  method: 'put',
  path: '/api/drafts/{id}',
  summary: 'Keep a form begun and not sent; "version" is the one kept last, 0 for a new draft',
  request: { params: Id, body: body(DraftIn) },
  responses: {
    200: json(DraftKept, 'The version it has now'),
    ...changeRefusals('draft-not-found', 'draft-changed', 'too-many-drafts'),
  },
});

const forget = operation('draft:keep', {
  method: 'delete',
  path: '/api/drafts/{id}',
  summary: 'Forget a draft',
  request: { params: Id },
  responses: { 200: json(z.object({ forgotten: z.string() }), 'It is gone'), ...changeRefusals('draft-not-found') },
});

export const draftRoutes = router()
  .openapi(list, async (c) => c.json(await listDrafts({ ctx: c.var.ctx }), 200))
  .openapi(read, async (c) => c.json(await readDraft({ ctx: c.var.ctx, input: c.req.valid('param') }), 200))
  .openapi(keep, async (c) => {
    const input = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(await keepDraft({ ctx: c.var.ctx, input }), 200);
  })
  .openapi(forget, async (c) => c.json(await forgetDraft({ ctx: c.var.ctx, input: c.req.valid('param') }), 200));
