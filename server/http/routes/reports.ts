import { createRoute, z } from '@hono/zod-openapi';
import { exportReport } from '../../actions/readings/export-report.ts';
import { ReadingQuery } from '../../actions/readings/read-forecast.ts';
import { refusals } from '../answers.ts';
import { router } from '../router.ts';

const file = { schema: z.string() };
const report = createRoute({
  method: 'get',
  path: '/api/forecasts/{forecast}/report',
  summary: 'The trend report: one set of numbers and sentences with the pages',
  request: {
    params: z.object({ forecast: z.string().max(100) }),
    query: ReadingQuery.extend({ format: z.string().max(40).describe('html, csv or json') }),
  },
  responses: {
    200: {
      description: 'The report as a file',
      content: { 'text/html': file, 'text/csv': file, 'application/json': file },
    },
    ...refusals('forecast-not-found', 'feed-not-found', 'report-format', 'not-valid'),
  },
});

/** A report is opened from disk as often as from here, so its own rule is stricter: it may run nothing at all. */
const REPORT_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

export const reportRoutes = router().openapi(report, async (c) => {
  const input = { ...c.req.valid('param'), ...c.req.valid('query') };
  const { mediaType, fileName, text, hash } = await exportReport({ ctx: c.var.ctx, input });
  return c.body(text, 200, {
    'content-type': mediaType,
    'content-disposition': `attachment; filename="${fileName}"`,
    'content-security-policy': REPORT_CSP,
    'x-report-hash': hash,
  });
});
