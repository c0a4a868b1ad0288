import { z } from '@hono/zod-openapi';
import { eventMonths } from '../../actions/events/event-months.ts';
import { exportEvents, type EventsFile } from '../../actions/events/export-events.ts';
import { EventMonths } from '../../domain/desk/event-months.ts';
import { EventQuery } from '../../domain/event-query.ts';
import { json, refusals } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const REFUSALS = ['not-valid', 'forecast-not-found', 'indicator-not-found'] as const;

/** What `/api/events.json` holds; it is written as it is read and never stands in memory whole. */
const EventsJson = z.object({
  format: z.literal('signposts-events'),
  formatVersion: z.literal(1),
  day: z.string(),
  leftOut: z.array(z.string()),
  credits: z.record(z.string(), z.string()),
  events: z.array(z.looseObject({ id: z.string(), feed: z.string() })),
});

const months = operation('event:read', {
  method: 'get',
  path: '/api/events/months',
  summary: 'How many events a list has in each month; its limits of time are left aside',
  request: { query: EventQuery },
  responses: { 200: json(EventMonths, 'Months that have events, first to last'), ...refusals(...REFUSALS) },
});

const table = operation('event:read', {
  method: 'get',
  path: '/api/events.csv',
  summary: 'Exactly the events of a list, in its order, every field of each; the csv feed reads it again',
  request: { query: EventQuery },
  responses: {
    200: { description: 'A table', content: { 'text/csv': { schema: z.string() } } },
    ...refusals(...REFUSALS),
  },
});

const whole = operation('event:read', {
  method: 'get',
  path: '/api/events.json',
  summary: 'The same as JSON, an event a line; a file that does not end in "]}" was cut off',
  request: { query: EventQuery },
  responses: {
    200: json(EventsJson, 'Every field of each event, with credits and what was left out'),
    ...refusals(...REFUSALS),
  },
});

export const eventListRoutes = router()
  .openapi(months, async (c) => c.json(await eventMonths({ ctx: c.var.ctx, input: c.req.valid('query') }), 200))
  .openapi(table, async (c) => streamed(await exportEvents({ ctx: c.var.ctx, input: c.req.valid('query') })))
  .openapi(whole, async (c) => {
    const input = c.req.valid('query');
    return streamed(await exportEvents({ ctx: c.var.ctx, input, format: 'json' })) as never;
  });

/** A file of its own length: how many events it will have stands in a header, since the bytes are not known before. */
function streamed({ fileName, mediaType, events, pieces }: EventsFile): Response {
  return new Response(asStream(pieces), {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${fileName}"`,
      'x-signposts-events': String(events),
    },
  });
}

/** Sent as it is read: a whole log would not fit in memory twice. */
function asStream(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder();
  return new ReadableStream({
    async pull(stream) {
      const piece = await pieces.next();
      if (piece.done) stream.close();
      else stream.enqueue(bytes.encode(piece.value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
