import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { exportReport } from '../../actions/reports/export-report.ts';
import { fileOfReport } from '../../actions/reports/file-of-report.ts';
import { MEDIA_TYPES, type ReportCopy } from '../../actions/reports/report-copy.ts';
import { REPORT_CSP } from '../../actions/reports/report-policy.ts';
import { ReadingQuery } from '../../actions/readings/read-forecast.ts';
import { ReportCopyAsked } from '../../domain/report/desk-report.ts';
import { body, changeRefusals, refusals } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const format = z
  .string()
  .max(40)
  .describe(`One of: ${Object.keys(MEDIA_TYPES).join(', ')}`);
const file = {
  description: 'The report as a file; the header x-report-hash has its fingerprint',
  content: Object.fromEntries(Object.values(MEDIA_TYPES).map((type) => [type, { schema: z.string() }])),
};
const report = operation('report:export', {
  method: 'get',
  path: '/api/forecasts/{forecast}/report',
  summary: 'The trend report: one set of numbers and sentences with the pages',
  request: {
    params: z.object({ forecast: z.string().max(100) }),
    query: ReadingQuery.extend({ format }),
  },
  responses: {
    200: file,
    ...refusals('forecast-not-found', 'feed-not-found', 'report-format', 'not-valid'),
  },
});

const planned = operation('report:export', {
  method: 'post',
  path: '/api/reports/file',
  summary: 'The report of a plan as a file; nothing is kept',
  request: { body: body(ReportCopyAsked.extend({ format })) },
  responses: { 200: file, ...changeRefusals('forecast-not-found', 'feed-not-found', 'report-format') },
});

const kept = operation('report:export', {
  method: 'get',
  path: '/api/reports/{id}/file',
  summary: 'A report as a file; of a signed one what was frozen, for ever the same',
  request: { params: z.object({ id: z.string().max(100) }), query: z.object({ format }) },
  responses: {
    200: file,
    ...refusals('report-not-found', 'report-format', 'forecast-not-found', 'feed-not-found', 'not-valid'),
  },
});

export const reportRoutes = router()
  .openapi(report, async (c) => {
    const { 'as-of': asOf, feed, format: wanted } = c.req.valid('query');
    const input = { ...c.req.valid('param'), format: wanted, feed: feed ?? null, asOf: asOf ?? null };
    return asFile(c, await exportReport({ ctx: c.var.ctx, input }));
  })
  .openapi(planned, async (c) => {
    const { plan, format: wanted } = c.req.valid('json');
    return asFile(c, await exportReport({ ctx: c.var.ctx, input: { ...plan, format: wanted } }));
  })
  .openapi(kept, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('query') };
    return asFile(c, await fileOfReport({ ctx: c.var.ctx, input }));
  });

function asFile(c: Context, { mediaType, fileName, bytes, hash }: ReportCopy): Response {
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': mediaType,
    'content-disposition': `attachment; filename="${fileName}"`,
    'content-security-policy': REPORT_CSP,
    'x-report-hash': hash,
  });
}
