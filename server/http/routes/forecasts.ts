import { createRoute, z } from '@hono/zod-openapi';
import type { Ctx } from '../../actions/ctx.ts';
import { fingerprint } from '../../actions/hash.ts';
import { listForecasts } from '../../actions/readings/list-forecasts.ts';
import { dataVersionNow, readForecast, ReadingQuery } from '../../actions/readings/read-forecast.ts';
import { readIndicator } from '../../actions/readings/read-indicator.ts';
import { json, refusals } from '../answers.ts';
import { isFresh } from '../conditional.ts';
import { ForecastReadingOut, IndicatorPageOut } from '../reading-schema.ts';
import { router } from '../router.ts';

const Name = z.string().max(100);
const NotModified = { 304: { description: 'What you have is still right' } };
const IfNoneMatch = z.object({ 'if-none-match': z.string().max(400).optional() });
const unknown = ['forecast-not-found', 'indicator-not-found', 'feed-not-found', 'not-valid'] as const;

const List = z.object({
  forecasts: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      publisher: z.string(),
      published: z.string(),
      developments: z.array(z.object({ id: z.string(), number: z.int(), short: z.string(), title: z.string() })),
    }),
  ),
});

const list = createRoute({
  method: 'get',
  path: '/api/forecasts',
  summary: 'The forecasts there are',
  responses: { 200: json(List, 'Forecasts with their developments'), ...refusals() },
});

const reading = createRoute({
  method: 'get',
  path: '/api/forecasts/{forecast}/reading',
  summary: 'Everything the reckoning says of a forecast',
  request: { params: z.object({ forecast: Name }), query: ReadingQuery, headers: IfNoneMatch },
  responses: { 200: json(ForecastReadingOut, 'The reading'), ...NotModified, ...refusals(...unknown) },
});

const indicator = createRoute({
  method: 'get',
  path: '/api/forecasts/{forecast}/indicators/{indicator}',
  summary: 'One indicator: its reading, its definition, its versions',
  request: { params: z.object({ forecast: Name, indicator: Name }), query: ReadingQuery, headers: IfNoneMatch },
  responses: { 200: json(IndicatorPageOut, 'The indicator'), ...NotModified, ...refusals(...unknown) },
});

// A newer build may answer otherwise from the same data, so tags do not outlive the process.
const boot = Date.now().toString(36);

async function readingTag(ctx: Ctx, asked: Record<string, string | undefined>): Promise<string> {
  const version = await dataVersionNow(ctx);
  return `"${version}-${boot}-${fingerprint({ ...asked, today: ctx.today() }).slice(0, 12)}"`;
}

export const forecastRoutes = router()
  .openapi(list, (c) => c.json(listForecasts({ ctx: c.var.ctx }), 200))
  .openapi(reading, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('query') };
    const tag = await readingTag(c.var.ctx, input);
    c.header('etag', tag);
    c.header('cache-control', 'no-cache');
    if (isFresh(c.req.header('if-none-match'), tag)) return c.body(null, 304);
    return c.json(await readForecast({ ctx: c.var.ctx, input }), 200);
  })
  .openapi(indicator, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('query') };
    const tag = await readingTag(c.var.ctx, input);
    c.header('etag', tag);
    c.header('cache-control', 'no-cache');
    if (isFresh(c.req.header('if-none-match'), tag)) return c.body(null, 304);
    return c.json(await readIndicator({ ctx: c.var.ctx, input }), 200);
  });
