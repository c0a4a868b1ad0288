import { createRoute, z } from '@hono/zod-openapi';
import { importFile } from '../../actions/data/import-file.ts';
import { listImports } from '../../actions/data/list-imports.ts';
import { DataStatus, ImportSummary } from '../../domain/wire.ts';
import { changeRefusals, json, KeyHeader, refusals, WITH_KEY } from '../answers.ts';
import { router } from '../router.ts';
import { spooled } from '../spool.ts';

const flag = z.enum(['true', 'false']).optional();
const Query = z.strictObject({
  feed: z.string().max(60),
  file: z.string().max(200).default('upload.csv'),
  release: z.string().max(60).optional(),
  covers: z.string().max(40).optional().describe('2021-01..2024-12, or none; without it, what the dataset proposes'),
  'dry-run': flag,
  'accept-valid': flag.describe('Import the valid rows although others were refused'),
  'drop-gone': flag.describe('Retract events that the file no longer has'),
});
const file = { schema: z.string().openapi({ format: 'binary' }) };

const run = createRoute({
  method: 'post',
  path: '/api/imports',
  summary: 'Import a file of a dataset; the body is the file, up to 200 MiB',
  request: {
    query: Query,
    headers: KeyHeader,
    body: { required: true, content: { 'text/csv': file, 'application/octet-stream': file } },
  },
  responses: {
    200: json(ImportSummary, 'What the file held and what became of it'),
    ...changeRefusals(
      'feed-not-found',
      'file-not-recognised',
      'file-unreadable',
      'rows-refused',
      'import-running',
      ...WITH_KEY,
    ),
  },
});

const list = createRoute({
  method: 'get',
  path: '/api/imports',
  summary: 'Imports, newest first',
  responses: { 200: json(z.object({ imports: DataStatus.shape.vintages }), 'The imports'), ...refusals() },
});

export const importRoutes = router()
  .openapi(run, async (c) => {
    const { feed, file: name, release, covers, ...flags } = c.req.valid('query');
    const summary = await spooled(c.req.raw, (open) =>
      importFile({
        ctx: c.var.ctx,
        input: {
          feed,
          file: name,
          open,
          release,
          covers,
          dryRun: flags['dry-run'] === 'true',
          acceptValid: flags['accept-valid'] === 'true',
          dropGone: flags['drop-gone'] === 'true',
        },
      }),
    );
    return c.json(summary, 200);
  })
  .openapi(list, async (c) => c.json(await listImports({ ctx: c.var.ctx }), 200));
