import { z } from '@hono/zod-openapi';
import { countsToward } from '../../actions/events/counts-toward.ts';
import { editEvent } from '../../actions/events/edit-event.ts';
import { listEvents } from '../../actions/events/list-events.ts';
import { logEvent } from '../../actions/events/log-event.ts';
import { previewEvent } from '../../actions/events/preview-event.ts';
import { readEvent } from '../../actions/events/read-event.ts';
import { Retraction, retractEvent } from '../../actions/events/retract-event.ts';
import { EventDraft, text } from '../../domain/event/event.ts';
import { CountsToward, EventOut, EventPage, EventQuery } from '../../domain/wire.ts';
import { body, changeRefusals, json, KeyHeader, MatchHeader, refusals, WITH_KEY } from '../answers.ts';
import { tagOf, versionIn } from '../conditional.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const Id = z.object({ id: z.string().max(100) });
const VERSIONED = ['event-not-found', 'event-retracted', 'no-version', 'changed-meanwhile'] as const;
/** The form sends what it has so far; kind and day are enough. */
const Preview = z.looseObject({ kind: z.string(), when: z.looseObject({ from: z.string() }) });
const Edit = z.object({ reason: text(500).optional().describe('Why it is changed') });

const list = operation('event:read', {
  method: 'get',
  path: '/api/events',
  summary: 'The log, newest first',
  request: { query: EventQuery },
  responses: {
    200: json(EventPage, 'One page'),
    ...refusals('not-valid', 'forecast-not-found', 'indicator-not-found'),
  },
});

const log = operation('event:log', {
  method: 'post',
  path: '/api/events',
  summary: 'Log an event',
  request: { headers: KeyHeader, body: body(EventDraft) },
  responses: { 201: json(EventOut, 'The event as it is kept'), ...changeRefusals(...WITH_KEY) },
});

const preview = operation('event:preview', {
  method: 'post',
  path: '/api/events/preview',
  summary: 'What an event would count toward; nothing is written',
  request: { body: body(Preview) },
  responses: { 200: json(CountsToward, 'The indicators it would move'), ...changeRefusals() },
});

const read = operation('event:read', {
  method: 'get',
  path: '/api/events/{id}',
  summary: 'One event',
  request: { params: Id },
  responses: { 200: json(EventOut, 'The event; its ETag names the version'), ...refusals('event-not-found') },
});

const edit = operation('event:edit', {
  method: 'put',
  path: '/api/events/{id}',
  summary: 'Change an event; the state before is kept as a revision',
  request: { params: Id, query: Edit, headers: MatchHeader.extend(KeyHeader.shape), body: body(EventDraft) },
  responses: { 200: json(EventOut, 'The event as it is now'), ...changeRefusals(...VERSIONED, ...WITH_KEY) },
});

const retract = operation('event:take-back', {
  method: 'post',
  path: '/api/events/{id}/retract',
  summary: 'Take an event out of every number; it is kept with the reason',
  request: { params: Id, headers: MatchHeader.extend(KeyHeader.shape), body: body(Retraction) },
  responses: { 200: json(EventOut, 'The event as it is now'), ...changeRefusals(...VERSIONED, ...WITH_KEY) },
});

const toward = operation('event:read', {
  method: 'get',
  path: '/api/events/{id}/counts-toward',
  summary: 'The indicators the event counts toward',
  request: { params: Id },
  responses: { 200: json(CountsToward, 'Indicators, with reasons'), ...refusals('event-not-found') },
});

export const eventRoutes = router()
  .openapi(list, async (c) => c.json(await listEvents({ ctx: c.var.ctx, input: c.req.valid('query') }), 200))
  .openapi(preview, async (c) => c.json(await previewEvent({ ctx: c.var.ctx, input: c.req.valid('json') }), 200))
  .openapi(log, async (c) => {
    const event = await logEvent({ ctx: c.var.ctx, input: c.req.valid('json') });
    return c.json(event, 201, { etag: tagOf(event.version), location: `/api/events/${event.id}` });
  })
  .openapi(read, async (c) => {
    const event = await readEvent({ ctx: c.var.ctx, input: c.req.valid('param') });
    return c.json(event, 200, { etag: tagOf(event.version) });
  })
  .openapi(edit, async (c) => {
    const version = versionIn(c.req.header('if-match'));
    const { reason = null } = c.req.valid('query');
    const event = await editEvent({
      ctx: c.var.ctx,
      input: { ...c.req.valid('param'), version, reason, draft: c.req.valid('json') },
    });
    return c.json(event, 200, { etag: tagOf(event.version) });
  })
  .openapi(retract, async (c) => {
    const version = versionIn(c.req.header('if-match'));
    const event = await retractEvent({
      ctx: c.var.ctx,
      input: { ...c.req.valid('param'), version, ...c.req.valid('json') },
    });
    return c.json(event, 200, { etag: tagOf(event.version) });
  })
  .openapi(toward, async (c) => c.json(await countsToward({ ctx: c.var.ctx, input: c.req.valid('param') }), 200));
