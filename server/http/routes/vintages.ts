import { z } from '@hono/zod-openapi';
import { keepOurs } from '../../actions/imports/keep-ours.ts';
import { listVintages } from '../../actions/imports/list-vintages.ts';
import { readDatasetSays } from '../../actions/imports/read-dataset-says.ts';
import { readVintage } from '../../actions/imports/read-vintage.ts';
import { takeDataset } from '../../actions/imports/take-dataset.ts';
import { undoImport } from '../../actions/imports/undo-import.ts';
import { DatasetAnswered, DatasetSays } from '../../domain/import/dataset-says.ts';
import { UndoAsked, VINTAGE_PARTS, VintageList, VintageRead, VintageUndone } from '../../domain/import/vintage.ts';
import { body, changeRefusals, json, KeyHeader, MatchHeader, refusals, WITH_KEY } from '../answers.ts';
import { tagOf, versionIn } from '../conditional.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const Id = z.object({ id: z.string().max(100) });
const NOTHING = z.strictObject({});

const list = operation('data:read', {
  method: 'get',
  path: '/api/vintages',
  summary: 'Imports that were written, newest first, with what each did and whether it was undone',
  responses: { 200: json(VintageList, 'At most 200'), ...refusals() },
});

const read = operation('data:read', {
  method: 'get',
  path: '/api/vintages/{id}',
  summary: 'One import, and page by page the events it revised, dropped or brought',
  request: {
    params: Id,
    query: z.strictObject({
      part: z.enum(VINTAGE_PARTS).optional().describe('Without it, the first that is not empty'),
      after: z.uuid().optional().describe('The `next` of the page before'),
    }),
  },
  responses: {
    200: json(VintageRead, 'The import and a page of 50 events'),
    ...refusals('vintage-not-found', 'not-valid'),
  },
});

const undo = operation('import:undo', {
  method: 'post',
  path: '/api/vintages/{id}/undo',
  summary: 'Take an import back, whole, unless later work rests on it; a dry run says what that would do',
  request: {
    params: Id,
    query: z.strictObject({ 'dry-run': z.enum(['true', 'false']).optional() }),
    headers: KeyHeader,
    body: body(UndoAsked),
  },
  responses: {
    200: json(VintageUndone, 'What was taken back; of a dry run, what would be, and what stands in the way'),
    202: json(
      VintageUndone,
      'A large import: the server goes on with it by itself, and `GET /api/vintages/{id}` says how far it is',
    ),
    ...changeRefusals('vintage-not-found', 'vintage-undone', 'import-running', 'undo-blocked', ...WITH_KEY),
  },
});

const says = operation('event:read', {
  method: 'get',
  path: '/api/events/{id}/dataset',
  summary: 'Where the dataset now says otherwise than a person who changed the event',
  request: { params: Id },
  responses: { 200: json(DatasetSays, 'The differences, or null'), ...refusals('event-not-found') },
});

const answer = (verb: 'take' | 'keep', summary: string) =>
  operation(verb === 'take' ? 'event:take-dataset' : 'event:keep-ours', {
    method: 'post',
    path: `/api/events/{id}/dataset/${verb}`,
    summary,
    request: { params: Id, headers: MatchHeader.extend(KeyHeader.shape), body: body(NOTHING) },
    responses: {
      200: json(DatasetAnswered, 'The event as it is now'),
      ...changeRefusals(
        'event-not-found',
        'event-retracted',
        'dataset-says-nothing',
        'no-version',
        'changed-meanwhile',
        ...WITH_KEY,
      ),
    },
  });
const take = answer('take', 'Take the dataset’s word in the fields it revised, as a new version of the event');
const keep = answer('keep', 'Keep what stands in the event; what the dataset says is noted and asked no more');

export const vintageRoutes = router()
  .openapi(list, async (c) => c.json(await listVintages({ ctx: c.var.ctx }), 200))
  .openapi(read, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('query') };
    return c.json(await readVintage({ ctx: c.var.ctx, input }), 200);
  })
  .openapi(undo, async (c) => {
    const dryRun = c.req.valid('query')['dry-run'] === 'true';
    const input = { ...c.req.valid('param'), ...c.req.valid('json'), dryRun };
    const told = await undoImport({ ctx: c.var.ctx, input });
    if (!told.undoing) return c.json(told, 200);
    return c.json(told, 202, { location: `/api/vintages/${told.vintage}` });
  })
  .openapi(says, async (c) => c.json(await readDatasetSays({ ctx: c.var.ctx, input: c.req.valid('param') }), 200))
  .openapi(take, async (c) => {
    const input = { ...c.req.valid('param'), version: versionIn(c.req.header('if-match')) };
    const answered = await takeDataset({ ctx: c.var.ctx, input });
    return c.json(answered, 200, { etag: tagOf(answered.version) });
  })
  .openapi(keep, async (c) => {
    const input = { ...c.req.valid('param'), version: versionIn(c.req.header('if-match')) };
    const answered = await keepOurs({ ctx: c.var.ctx, input });
    return c.json(answered, 200, { etag: tagOf(answered.version) });
  });
