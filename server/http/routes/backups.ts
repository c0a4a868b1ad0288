import { z } from '@hono/zod-openapi';
import { KINDS, type BackupPlace } from '../../actions/backups/backup-place.ts';
import { listBackups } from '../../actions/backups/list-backups.ts';
import { readBackup } from '../../actions/backups/read-backup.ts';
import { runBackup } from '../../actions/backups/run-backup.ts';
import { body, changeRefusals, json, KeyHeader, refusals, WITH_KEY } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const Kept = z.object({
  name: z.string(),
  at: z.string().describe('When its snapshot was taken, in UTC'),
  kind: z.enum(KINDS),
  bytes: z.int(),
});

const list = operation('backup:read', {
  method: 'get',
  path: '/api/backups',
  summary: 'The backups that are kept, the newest first',
  responses: {
    200: json(
      z.object({
        backups: z.array(Kept),
        on: z.boolean().describe('Whether there is a folder for them'),
        every: z.int().describe('Hours between two by the clock; 0 for none'),
        keep: z.int().describe('So many of those made by the clock are kept'),
      }),
      'Names, moments, sizes',
    ),
    ...refusals('not-allowed'),
  },
});

const make = operation('backup:run', {
  method: 'post',
  path: '/api/backups',
  summary: 'Make a backup now, while everybody goes on working',
  request: { headers: KeyHeader, body: body(z.strictObject({})) },
  responses: {
    201: json(Kept.extend({ tables: z.int(), rows: z.int() }), 'The backup, as it is kept'),
    ...changeRefusals('backup-no-folder', 'backup-running', 'backup-not-written', ...WITH_KEY),
  },
});

const read = operation('backup:read', {
  method: 'get',
  path: '/api/backups/{name}',
  summary: 'A backup, to be saved',
  request: { params: z.object({ name: z.string().max(100) }) },
  responses: {
    200: {
      description: 'The file',
      content: { 'application/gzip': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...refusals('backup-not-found', 'not-allowed'),
  },
});

/** Backups: made, listed and taken away by an admin. */
export const backupRoutes = (place: BackupPlace) =>
  router()
    .openapi(list, async (c) => c.json(await listBackups({ ctx: c.var.ctx, place }), 200))
    .openapi(make, async (c) => {
      const made = await runBackup({ ctx: c.var.ctx, place });
      return c.json(made, 201, { location: `/api/backups/${made.name}` });
    })
    .openapi(read, async (c) => {
      const { name, bytes, open } = await readBackup({ ctx: c.var.ctx, place, input: c.req.valid('param') });
      return c.body(streamed(open()), 200, {
        'content-type': 'application/gzip',
        'content-length': String(bytes),
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'private, no-store',
      });
    });

/** A file as a body; the next piece is read when the last was taken, and none after the reader has gone. */
function streamed(pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const each = pieces[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      async pull(controller) {
        const { value, done } = await each.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await each.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
