import { z } from '@hono/zod-openapi';
import { aboutShare } from '../../actions/shares/about-share.ts';
import { readShared } from '../../actions/shares/read-shared.ts';
import { sharedEvent, sharedEvents, sharedVocabulary } from '../../actions/shares/shared-events.ts';
import { Shared } from '../../domain/desk/share.ts';
import { SharedEvent, SharedEventQuery } from '../../domain/desk/shared-event.ts';
import { EventPage } from '../../domain/wire.ts';
import { json, refusals } from '../answers.ts';
import { ClaimedPageOut, ComparedFeedsOut, DefinitionPageOut, PlacesPageOut } from '../indicator-schema.ts';
import { ForecastOverviewOut } from '../overview-schema.ts';
import { ForecastReadingOut, IndicatorPageOut } from '../reading-schema.ts';
import { CLOSED, opened, Token } from '../opened-share.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';
import { VocabularyOut } from './definitions.ts';

const Name = z.string().max(100);
const OfIndicator = Token.extend({ indicator: Name });
/** A link is made for one feed and one day: nothing else can be asked for. */
const Nothing = z.strictObject({});
const closed = refusals(...CLOSED);

const about = operation('link', {
  method: 'get',
  path: '/api/shared/{token}',
  summary: 'What a shared link is: which forecast, live or frozen, until when, with events or without',
  request: { params: Token, query: Nothing },
  responses: { 200: json(Shared, 'The link'), ...closed },
});

const overview = operation('link', {
  method: 'get',
  path: '/api/shared/{token}/overview',
  summary: 'The lean form of the reading, through a shared link',
  request: { params: Token, query: Nothing },
  responses: { 200: json(ForecastOverviewOut, 'The overview'), ...closed },
});

const reading = operation('link', {
  method: 'get',
  path: '/api/shared/{token}/reading',
  summary: 'Everything the reckoning says, through a shared link',
  request: { params: Token, query: Nothing },
  responses: { 200: json(ForecastReadingOut, 'The reading'), ...closed },
});

const indicator = operation('link', {
  method: 'get',
  path: '/api/shared/{token}/indicators/{indicator}',
  summary: 'One indicator through a shared link',
  request: { params: OfIndicator, query: Nothing },
  responses: { 200: json(IndicatorPageOut, 'The indicator'), ...closed },
});

const feeds = operation('link', {
  method: 'get',
  path: '/api/shared/{token}/indicators/{indicator}/feeds',
  summary: 'One indicator by every feed, through a shared link',
  request: { params: OfIndicator, query: Nothing },
  responses: { 200: json(ComparedFeedsOut, 'What each feed says'), ...closed },
});

const places = operation('link', {
  method: 'get',
  path: '/api/shared/{token}/indicators/{indicator}/places',
  summary: 'Where an indicator changed, through a shared link',
  request: { params: OfIndicator, query: Nothing },
  responses: { 200: json(PlacesPageOut, 'The places'), ...closed },
});

const claims = operation('link', {
  method: 'get',
  path: '/api/shared/{token}/indicators/{indicator}/claims',
  summary: 'On whose word the events of an indicator rest, through a shared link',
  request: { params: OfIndicator, query: Nothing },
  responses: { 200: json(ClaimedPageOut, 'Claimed and vouched for'), ...closed },
});

const version = operation('link', {
  method: 'get',
  path: '/api/shared/{token}/indicators/{indicator}/versions/{version}',
  summary: 'One version of a definition, through a shared link',
  request: { params: OfIndicator.extend({ version: Name }), query: Nothing },
  responses: { 200: json(DefinitionPageOut, 'The version'), ...refusals('version-not-found', ...CLOSED) },
});

const vocabulary = operation('link', {
  method: 'get',
  path: '/api/shared/{token}/vocabulary',
  summary: 'The words that events behind the numbers of a link use',
  request: { params: Token, query: Nothing },
  responses: { 200: json(VocabularyOut, 'The vocabulary'), ...closed },
});

const events = operation('link', {
  method: 'get',
  path: '/api/shared/{token}/events',
  summary: 'The events behind one number, through a link that was made with events',
  request: { params: Token, query: SharedEventQuery },
  responses: { 200: json(EventPage, 'One page'), ...closed },
});

const event = operation('link', {
  method: 'get',
  path: '/api/shared/{token}/events/{id}',
  summary: 'One event behind the numbers of a link that was made with events',
  request: { params: Token.extend({ id: Name }), query: Nothing },
  responses: { 200: json(SharedEvent, 'The event, without who logged it'), ...closed },
});

export const sharedRoutes = router()
  .openapi(about, async (c) => c.json(await aboutShare(await opened(c, c.req.valid('param').token)), 200))
  .openapi(overview, async (c) =>
    c.json(await readShared(await opened(c, c.req.valid('param').token), 'overview'), 200),
  )
  .openapi(reading, async (c) => c.json(await readShared(await opened(c, c.req.valid('param').token), 'reading'), 200))
  .openapi(indicator, async (c) => {
    const { token, ...of } = c.req.valid('param');
    return c.json(await readShared(await opened(c, token), 'indicator', of), 200);
  })
  .openapi(feeds, async (c) => {
    const { token, ...of } = c.req.valid('param');
    return c.json(await readShared(await opened(c, token), 'feeds', of), 200);
  })
  .openapi(places, async (c) => {
    const { token, ...of } = c.req.valid('param');
    return c.json(await readShared(await opened(c, token), 'places', of), 200);
  })
  .openapi(claims, async (c) => {
    const { token, ...of } = c.req.valid('param');
    return c.json(await readShared(await opened(c, token), 'claims', of), 200);
  })
  .openapi(version, async (c) => {
    const { token, ...of } = c.req.valid('param');
    return c.json(await readShared(await opened(c, token), 'version', of), 200);
  })
  .openapi(vocabulary, async (c) => {
    const { share, ctx } = await opened(c, c.req.valid('param').token);
    return c.json(sharedVocabulary({ share, ctx }), 200);
  })
  .openapi(events, async (c) => {
    const open = await opened(c, c.req.valid('param').token);
    return c.json(await sharedEvents(open, c.req.valid('query')), 200);
  })
  .openapi(event, async (c) => {
    const { token, id } = c.req.valid('param');
    return c.json(await sharedEvent(await opened(c, token), id), 200);
  });
