import { z } from '@hono/zod-openapi';
import { mapEvents } from '../../actions/events/map-events.ts';
import { listPlaces } from '../../actions/places/list-places.ts';
import { EventMarks } from '../../domain/desk/event-map.ts';
import { PlaceList } from '../../domain/desk/places.ts';
import { EventQuery } from '../../domain/event-query.ts';
import { json, refusals } from '../answers.ts';
import { isFresh } from '../conditional.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const places = operation('event:read', {
  method: 'get',
  path: '/api/places',
  summary: 'Every place known by name, to be searched without a network',
  request: { headers: z.object({ 'if-none-match': z.string().max(400).optional() }) },
  responses: {
    200: json(PlaceList, 'The places'),
    304: { description: 'What you have is still right' },
    ...refusals(),
  },
});

const map = operation('event:read', {
  method: 'get',
  path: '/api/events/map',
  summary: 'The events of a list as marks on a map: the newest 2,000 that have a place',
  request: { query: EventQuery },
  responses: {
    200: json(EventMarks, 'The marks, newest first'),
    ...refusals('not-valid', 'forecast-not-found', 'indicator-not-found'),
  },
});

export const placeRoutes = router()
  .openapi(places, (c) => {
    const { list, hash } = listPlaces({ ctx: c.var.ctx });
    const tag = `"${hash.slice(0, 24)}"`;
    c.header('etag', tag);
    c.header('cache-control', 'no-cache');
    if (isFresh(c.req.header('if-none-match'), tag)) return c.body(null, 304);
    return c.json(list, 200);
  })
  .openapi(map, async (c) => c.json(await mapEvents({ ctx: c.var.ctx, input: c.req.valid('query') }), 200));
