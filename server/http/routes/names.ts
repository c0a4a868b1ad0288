import { z } from '@hono/zod-openapi';
import { assignName } from '../../actions/names/assign-name.ts';
import { listNames } from '../../actions/names/list-names.ts';
import { takeBackName } from '../../actions/names/take-back-name.ts';
import { AssignName, NAME_KINDS, NameAssigned, NameList } from '../../domain/import/names.ts';
import { body, changeRefusals, json, KeyHeader, refusals, WITH_KEY } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const Id = z.object({ id: z.string().max(100) });
const DryRun = z.strictObject({ 'dry-run': z.enum(['true', 'false']).optional() });

const list = operation('data:read', {
  method: 'get',
  path: '/api/names',
  summary: 'Names that imports met and the vocabulary does not know, with the words that may be meant',
  request: {
    query: z.strictObject({ feed: z.string().max(60).optional(), what: z.enum(NAME_KINDS).optional() }),
  },
  responses: { 200: json(NameList, 'The queue and what was assigned'), ...refusals('not-valid') },
});

const assign = operation('names:assign', {
  method: 'post',
  path: '/api/names',
  summary: 'Assign a name to a word once, for later imports and for events in the log; null puts it aside',
  request: { query: DryRun, headers: KeyHeader, body: body(AssignName) },
  responses: {
    200: json(NameAssigned, 'Of a dry run: events, numbers and verdicts that would change'),
    201: json(NameAssigned, 'Assigned; the events in the log follow in the background'),
    ...changeRefusals('feed-not-found', 'name-assigned', 'import-running', ...WITH_KEY),
  },
});

const takeBack = operation('names:assign', {
  method: 'delete',
  path: '/api/names/{id}',
  summary: 'Take an assignment back; the events it changed get their words of before, together',
  request: { params: Id, query: DryRun, headers: KeyHeader },
  responses: {
    200: json(NameAssigned, 'Of a dry run: events, numbers and verdicts that would change'),
    ...changeRefusals('name-not-found', 'import-running', ...WITH_KEY),
  },
});

export const nameRoutes = router()
  .openapi(list, async (c) => c.json(await listNames({ ctx: c.var.ctx, input: c.req.valid('query') }), 200))
  .openapi(assign, async (c) => {
    const dryRun = c.req.valid('query')['dry-run'] === 'true';
    const done = await assignName({ ctx: c.var.ctx, input: { ...c.req.valid('json'), dryRun } });
    return dryRun ? c.json(done, 200) : c.json(done, 201);
  })
  .openapi(takeBack, async (c) => {
    const dryRun = c.req.valid('query')['dry-run'] === 'true';
    return c.json(await takeBackName({ ctx: c.var.ctx, input: { ...c.req.valid('param'), dryRun } }), 200);
  });
