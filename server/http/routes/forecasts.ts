import { z } from '@hono/zod-openapi';
import { listForecasts } from '../../actions/readings/list-forecasts.ts';
import { readForecast, ReadingQuery } from '../../actions/readings/read-forecast.ts';
import { readOverview } from '../../actions/readings/read-overview.ts';
import { json, refusals } from '../answers.ts';
import { ForecastOverviewOut } from '../overview-schema.ts';
import { ForecastReadingOut } from '../reading-schema.ts';
import { isHeld } from '../reading-tag.ts';
import { operation } from '../operation.ts';
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

const list = operation('reading:read', {
  method: 'get',
  path: '/api/forecasts',
  summary: 'The forecasts there are',
  responses: { 200: json(List, 'Forecasts with their developments'), ...refusals() },
});

const reading = operation('reading:read', {
  method: 'get',
  path: '/api/forecasts/{forecast}/reading',
  summary: 'Everything the reckoning says of a forecast',
  request: { params: z.object({ forecast: Name }), query: ReadingQuery, headers: IfNoneMatch },
  responses: { 200: json(ForecastReadingOut, 'The reading'), ...NotModified, ...refusals(...unknown) },
});

const overview = operation('reading:read', {
  method: 'get',
  path: '/api/forecasts/{forecast}/overview',
  summary: 'The lean form of the reading, for menus and first pages',
  request: { params: z.object({ forecast: Name }), query: ReadingQuery, headers: IfNoneMatch },
  responses: { 200: json(ForecastOverviewOut, 'The overview'), ...NotModified, ...refusals(...unknown) },
});

export const forecastRoutes = router()
  .openapi(list, (c) => c.json(listForecasts({ ctx: c.var.ctx }), 200))
  .openapi(reading, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('query') };
    if (await isHeld(c, input)) return c.body(null, 304);
    return c.json(await readForecast({ ctx: c.var.ctx, input }), 200);
  })
  .openapi(overview, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('query') };
    if (await isHeld(c, input)) return c.body(null, 304);
    return c.json(await readOverview({ ctx: c.var.ctx, input }), 200);
  });
