import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { ChartQuery, exportChart } from '../../actions/readings/export-chart.ts';
import { refusals } from '../answers.ts';
import { isHeld } from '../reading-tag.ts';
import { admitting } from '../admitting.ts';
import { operation } from '../operation.ts';
import { router, type Env } from '../router.ts';

const Name = z.string().max(100);
const Params = z.object({ forecast: Name, indicator: Name });
const headers = z.object({ 'if-none-match': z.string().max(400).optional() });
const rest = {
  304: { description: 'What you have is still right' },
  ...refusals('forecast-not-found', 'indicator-not-found', 'feed-not-found', 'not-valid'),
};
const PATH = '/api/forecasts/{forecast}/indicators/{indicator}/chart';
const file = { schema: z.string() };

const table = operation('reading:read', {
  method: 'get',
  path: `${PATH}.csv`,
  summary: 'The numbers of a chart, a row for each mark',
  request: { params: Params, query: ChartQuery, headers },
  responses: { 200: { description: 'A table', content: { 'text/csv': file } }, ...rest },
});

const data = operation('reading:read', {
  method: 'get',
  path: `${PATH}.json`,
  summary: 'A chart as data, with what it rests on',
  request: { params: Params, query: ChartQuery, headers },
  responses: { 200: { description: 'The chart', content: { 'application/json': file } }, ...rest },
});

const drawing = operation('reading:read', {
  method: 'get',
  path: `${PATH}.svg`,
  summary: 'A chart as a drawing with title, numbers, source, licence and the date of its data',
  request: { params: Params, query: ChartQuery, headers },
  responses: { 200: { description: 'The drawing', content: { 'image/svg+xml': file } }, ...rest },
});

const picture = operation('reading:read', {
  method: 'get',
  path: `${PATH}.png`,
  summary: 'The same drawing as a picture, two pixels a unit',
  request: { params: Params, query: ChartQuery, headers },
  responses: { 200: { description: 'The picture', content: { 'image/png': file } }, ...rest },
});

/** A drawing opened by itself may load and run nothing. */
const FILE_CSP = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The files of a chart, at the API and at the address of its page with a suffix. */
export const chartRoutes = router()
  .openapi(table, (c) => answer(c, 'csv', { ...c.req.valid('param'), ...c.req.valid('query') }))
  .openapi(data, (c) => answer(c, 'json', { ...c.req.valid('param'), ...c.req.valid('query') }))
  .openapi(drawing, (c) => answer(c, 'svg', { ...c.req.valid('param'), ...c.req.valid('query') }))
  .openapi(picture, (c) => answer(c, 'png', { ...c.req.valid('param'), ...c.req.valid('query') }))
  .get('/f/:forecast/i/:file{[^/.]+\\.(?:csv|json|svg|png)}', admitting('reading:read'), (c) => {
    const [indicator = '', format = ''] = c.req.param('file').split('.');
    // The rest of the page's address (a chosen month, an open table) says nothing of its chart.
    const asked = Object.fromEntries(
      Object.keys(ChartQuery.shape).flatMap((name) => {
        const value = c.req.query(name);
        return value === undefined ? [] : [[name, value]];
      }),
    );
    return answer(c, format, { ...asked, forecast: c.req.param('forecast'), indicator });
  });

async function answer(c: Context<Env>, format: string, asked: Record<string, string | undefined>) {
  const input = { ...asked, format };
  if (await isHeld(c, input)) return c.body(null, 304);
  const { mediaType, fileName, bytes } = await exportChart({ ctx: c.var.ctx, input });
  const shown = format === 'csv' ? 'attachment' : 'inline';
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': mediaType,
    'content-disposition': `${shown}; filename="${fileName}"`,
    'content-security-policy': FILE_CSP,
  });
}
