import { z } from '@hono/zod-openapi';
import { AUDIT_FORMATS, exportAudit } from '../../actions/audit/export-audit.ts';
import { AuditQuery, listAudit } from '../../actions/audit/list-audit.ts';
import { verifyAudit } from '../../actions/audit/verify-audit.ts';
import { json, refusals } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const Line = z.object({
  seq: z.int().describe('From 1, without a gap'),
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.unknown(),
  previous: z.string().describe('Hash of the line before'),
  hash: z.string(),
});

const list = operation('audit:read', {
  method: 'get',
  path: '/api/audit',
  summary: 'Who did what, the newest first',
  request: { query: AuditQuery },
  responses: {
    200: json(
      z.object({ lines: z.array(Line), next: z.int().nullable().describe('To be given as "before"; null at the end') }),
      'Lines of the audit trail',
    ),
    ...refusals('not-allowed', 'not-valid'),
  },
});

const verified = operation('audit:read', {
  method: 'get',
  path: '/api/audit/verified',
  summary: 'Whether the chain of the audit trail is whole; reads all of it',
  responses: {
    200: json(
      z.object({
        whole: z.boolean(),
        lines: z.int(),
        head: z.string().describe('Hash of the last good line'),
        fault: z.object({ seq: z.int(), says: z.string() }).nullable(),
      }),
      'What became of the chain',
    ),
    ...refusals('not-allowed'),
  },
});

const file = operation('audit:read', {
  method: 'get',
  path: '/api/audit/export',
  summary: 'The whole audit trail as a file; noted in the trail itself',
  request: { query: z.strictObject({ format: z.enum(AUDIT_FORMATS) }) },
  responses: {
    200: {
      description: 'The file',
      content: { 'text/csv': { schema: z.string() }, 'application/json': { schema: z.string() } },
    },
    ...refusals('not-allowed', 'not-valid'),
  },
});

/** The audit trail: read, checked and taken away by an admin. */
export const auditRoutes = router()
  .openapi(list, async (c) => c.json(await listAudit({ ctx: c.var.ctx, input: c.req.valid('query') }), 200))
  .openapi(verified, async (c) => c.json(await verifyAudit({ ctx: c.var.ctx }), 200))
  .openapi(file, async (c) => {
    const { format } = c.req.valid('query');
    return c.body(streamed(await exportAudit({ ctx: c.var.ctx, format })), 200, {
      'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="audit.${format}"`,
      'cache-control': 'private, no-store',
    });
  });

function streamed(pieces: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const each = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream(
    {
      async pull(controller) {
        const { value, done } = await each.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await each.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
