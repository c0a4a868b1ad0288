import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { sharedChart, SharedChartQuery } from '../../actions/shares/shared-chart.ts';
import { refusals } from '../answers.ts';
import { CLOSED, opened, Token } from '../opened-share.ts';
import { operation } from '../operation.ts';
import { router, type Env } from '../router.ts';

const request = { params: Token.extend({ indicator: z.string().max(100) }), query: SharedChartQuery };
const PATH = '/api/shared/{token}/indicators/{indicator}/chart';
const file = { schema: z.string() };

const table = operation('link', {
  method: 'get',
  path: `${PATH}.csv`,
  summary: 'The numbers of a chart, through a shared link',
  request,
  responses: { 200: { description: 'A table', content: { 'text/csv': file } }, ...refusals(...CLOSED) },
});

const data = operation('link', {
  method: 'get',
  path: `${PATH}.json`,
  summary: 'A chart as data, through a shared link',
  request,
  responses: {
    200: { description: 'The chart', content: { 'application/json': { schema: z.looseObject({}) } } },
    ...refusals(...CLOSED),
  },
});

const drawing = operation('link', {
  method: 'get',
  path: `${PATH}.svg`,
  summary: 'A chart as a drawing, through a shared link',
  request,
  responses: { 200: { description: 'The drawing', content: { 'image/svg+xml': file } }, ...refusals(...CLOSED) },
});

const picture = operation('link', {
  method: 'get',
  path: `${PATH}.png`,
  summary: 'A chart as a picture, through a shared link',
  request,
  responses: { 200: { description: 'The picture', content: { 'image/png': file } }, ...refusals(...CLOSED) },
});

/** A drawing opened by itself may load and run nothing. */
const FILE_CSP = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

type Asked = z.output<typeof request.params> & z.output<typeof request.query>;

export const sharedChartRoutes = router()
  .openapi(table, async (c) => {
    const { bytes, headers } = await copyOf(c, 'csv', { ...c.req.valid('param'), ...c.req.valid('query') });
    return c.body(bytes, 200, headers);
  })
  .openapi(data, async (c) => {
    const { bytes, headers } = await copyOf(c, 'json', { ...c.req.valid('param'), ...c.req.valid('query') });
    return c.json(JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>, 200, headers);
  })
  .openapi(drawing, async (c) => {
    const { bytes, headers } = await copyOf(c, 'svg', { ...c.req.valid('param'), ...c.req.valid('query') });
    return c.body(bytes, 200, headers);
  })
  .openapi(picture, async (c) => {
    const { bytes, headers } = await copyOf(c, 'png', { ...c.req.valid('param'), ...c.req.valid('query') });
    return c.body(bytes, 200, headers);
  });

async function copyOf(c: Context<Env>, format: 'csv' | 'json' | 'svg' | 'png', { token, ...asked }: Asked) {
  const { mediaType, fileName, bytes } = await sharedChart(await opened(c, token), { ...asked, format });
  const headers = {
    'content-type': mediaType,
    'content-disposition': `${format === 'csv' ? 'attachment' : 'inline'}; filename="${fileName}"`,
    'content-security-policy': FILE_CSP,
  };
  return { bytes: new Uint8Array(bytes), headers };
}
