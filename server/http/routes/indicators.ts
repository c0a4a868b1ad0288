import { z } from '@hono/zod-openapi';
import { readVersion } from '../../actions/definitions/read-version.ts';
import { claimedEvents } from '../../actions/readings/claimed-events.ts';
import { compareFeeds } from '../../actions/readings/compare-feeds.ts';
import { ReadingQuery } from '../../actions/readings/read-forecast.ts';
import { readIndicator } from '../../actions/readings/read-indicator.ts';
import { whereChanged } from '../../actions/readings/where-changed.ts';
import { json, refusals } from '../answers.ts';
import { ClaimedPageOut, ComparedFeedsOut, DefinitionPageOut, PlacesPageOut } from '../indicator-schema.ts';
import { IndicatorPageOut } from '../reading-schema.ts';
import { isHeld } from '../reading-tag.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const Name = z.string().max(100);
const Params = z.object({ forecast: Name, indicator: Name });
const headers = z.object({ 'if-none-match': z.string().max(400).optional() });
const NotModified = { 304: { description: 'What you have is still right' } };
const unknown = ['forecast-not-found', 'indicator-not-found', 'feed-not-found', 'not-valid'] as const;
const PATH = '/api/forecasts/{forecast}/indicators/{indicator}';

const indicator = operation('reading:read', {
  method: 'get',
  path: PATH,
  summary: 'One indicator: its reading, its definition, its versions',
  request: { params: Params, query: ReadingQuery, headers },
  responses: { 200: json(IndicatorPageOut, 'The indicator'), ...NotModified, ...refusals(...unknown) },
});

const feeds = operation('reading:read', {
  method: 'get',
  path: `${PATH}/feeds`,
  summary: 'One indicator by every feed, side by side and never added together',
  request: { params: Params, query: ReadingQuery, headers },
  responses: { 200: json(ComparedFeedsOut, 'What each feed says'), ...NotModified, ...refusals(...unknown) },
});

const places = operation('reading:read', {
  method: 'get',
  path: `${PATH}/places`,
  summary: 'Where an indicator changed: the places with most events, before and after',
  request: { params: Params, query: ReadingQuery, headers },
  responses: { 200: json(PlacesPageOut, 'The places'), ...NotModified, ...refusals(...unknown) },
});

const claims = operation('reading:read', {
  method: 'get',
  path: `${PATH}/claims`,
  summary: 'On whose word the events of an indicator rest: claimed by whoever did them, and vouched for by others',
  request: { params: Params, query: ReadingQuery, headers },
  responses: { 200: json(ClaimedPageOut, 'Claimed and vouched for'), ...NotModified, ...refusals(...unknown) },
});

const version = operation('reading:read', {
  method: 'get',
  path: `${PATH}/versions/{version}`,
  summary: 'One version of a definition in words, with what differs from the version before',
  request: {
    params: Params.extend({ version: Name.describe('Its hash, the first figures of it, or "current"') }),
    headers,
  },
  responses: {
    200: json(DefinitionPageOut, 'The version'),
    ...NotModified,
    ...refusals('forecast-not-found', 'indicator-not-found', 'version-not-found'),
  },
});

export const indicatorRoutes = router()
  .openapi(indicator, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('query') };
    if (await isHeld(c, input)) return c.body(null, 304);
    return c.json(await readIndicator({ ctx: c.var.ctx, input }), 200);
  })
  .openapi(feeds, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('query') };
    if (await isHeld(c, { ...input, of: 'feeds' })) return c.body(null, 304);
    return c.json(await compareFeeds({ ctx: c.var.ctx, input }), 200);
  })
  .openapi(places, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('query') };
    if (await isHeld(c, { ...input, of: 'places' })) return c.body(null, 304);
    return c.json(await whereChanged({ ctx: c.var.ctx, input }), 200);
  })
  .openapi(claims, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('query') };
    if (await isHeld(c, { ...input, of: 'claims' })) return c.body(null, 304);
    return c.json(await claimedEvents({ ctx: c.var.ctx, input }), 200);
  })
  .openapi(version, async (c) => {
    const input = c.req.valid('param');
    if (await isHeld(c, { ...input, of: 'version' })) return c.body(null, 304);
    return c.json(await readVersion({ ctx: c.var.ctx, input }), 200);
  });
