import { bulkEdit } from '../../actions/events/bulk-edit.ts';
import { previewBulk } from '../../actions/events/preview-bulk.ts';
import { BulkDone, BulkIn, BulkPreview } from '../../domain/desk/bulk.ts';
import { body, changeRefusals, json, KeyHeader, WITH_KEY } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const REFUSALS = ['too-many-events', 'event-not-found', 'forecast-not-found', 'indicator-not-found', 'busy'] as const;

const preview = operation('event:bulk', {
  method: 'post',
  path: '/api/events/bulk/preview',
  summary: 'What a change of many events would do, to them and to the numbers; nothing is written',
  request: { body: body(BulkIn) },
  responses: { 200: json(BulkPreview, 'How many change, which cannot, what moves'), ...changeRefusals(...REFUSALS) },
});

const edit = operation('event:bulk', {
  method: 'post',
  path: '/api/events/bulk',
  summary: 'Change many events as one decision; the batch in the answer takes it back',
  request: { headers: KeyHeader, body: body(BulkIn) },
  responses: {
    200: json(BulkDone, 'What was changed'),
    ...changeRefusals(...REFUSALS, 'selection-moved', ...WITH_KEY),
  },
});

export const bulkRoutes = router()
  .openapi(preview, async (c) => c.json(await previewBulk({ ctx: c.var.ctx, input: c.req.valid('json') }), 200))
  .openapi(edit, async (c) => c.json(await bulkEdit({ ctx: c.var.ctx, input: c.req.valid('json') }), 200));
