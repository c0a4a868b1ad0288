import { z } from '@hono/zod-openapi';
import { readRevision, readRevisions, readTolls } from '../../actions/history/read-revisions.ts';
import { restoreEvent } from '../../actions/history/restore-event.ts';
import { undoBatch } from '../../actions/history/undo-batch.ts';
import { History, RevisionState, TollHistory } from '../../domain/desk/history.ts';
import { BatchUndone, Restoration } from '../../domain/desk/undo.ts';
import { text } from '../../domain/event/event.ts';
import { EventOut } from '../../domain/wire.ts';
import { body, changeRefusals, json, KeyHeader, MatchHeader, refusals, WITH_KEY } from '../answers.ts';
import { tagOf, versionIn } from '../conditional.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const Id = z.object({ id: z.string().max(100) });

const revisions = operation('event:read', {
  method: 'get',
  path: '/api/events/{id}/revisions',
  summary: 'Every state the event had, newest first, each with what it changed in words',
  request: { params: Id },
  responses: { 200: json(History, 'Who changed what, when and why'), ...refusals('event-not-found') },
});

const revision = operation('event:read', {
  method: 'get',
  path: '/api/events/{id}/revisions/{version}',
  summary: 'One version of the event, whole',
  request: { params: Id.extend({ version: z.string().max(20) }) },
  responses: { 200: json(RevisionState, 'The state'), ...refusals('event-not-found', 'version-not-found') },
});

const tolls = operation('event:read', {
  method: 'get',
  path: '/api/events/{id}/tolls',
  summary: 'How killed and wounded were revised over time, by side',
  request: { params: Id },
  responses: { 200: json(TollHistory, 'A line a side, its figures first to last'), ...refusals('event-not-found') },
});

const restore = operation('event:take-back', {
  method: 'post',
  path: '/api/events/{id}/restore',
  summary: 'Make an earlier state of an event its newest version; brings a retracted event back',
  request: { params: Id, headers: MatchHeader.extend(KeyHeader.shape), body: body(Restoration) },
  responses: {
    200: json(EventOut, 'The event as it is now'),
    ...changeRefusals(
      'event-not-found',
      'version-not-found',
      'event-merged',
      'no-version',
      'changed-meanwhile',
      ...WITH_KEY,
    ),
  },
});

const undo = operation('batch:undo', {
  method: 'post',
  path: '/api/batches/{id}/undo',
  summary: 'Take back a change of several events, whole, within 30 days',
  request: { params: Id, headers: KeyHeader, body: body(z.strictObject({ reason: text(500).optional() })) },
  responses: {
    200: json(BatchUndone, 'The events, each put back as a new version'),
    ...changeRefusals('batch-not-found', 'batch-undone', 'too-old-to-undo', 'changed-since', ...WITH_KEY),
  },
});

export const historyRoutes = router()
  .openapi(revisions, async (c) => c.json(await readRevisions({ ctx: c.var.ctx, input: c.req.valid('param') }), 200))
  .openapi(revision, async (c) => c.json(await readRevision({ ctx: c.var.ctx, input: c.req.valid('param') }), 200))
  .openapi(tolls, async (c) => c.json(await readTolls({ ctx: c.var.ctx, input: c.req.valid('param') }), 200))
  .openapi(restore, async (c) => {
    const current = versionIn(c.req.header('if-match'));
    const input = { ...c.req.valid('param'), current, ...c.req.valid('json') };
    const event = await restoreEvent({ ctx: c.var.ctx, input });
    return c.json(event, 200, { etag: tagOf(event.version) });
  })
  .openapi(undo, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('json') };
    return c.json(await undoBatch({ ctx: c.var.ctx, input }), 200);
  });
