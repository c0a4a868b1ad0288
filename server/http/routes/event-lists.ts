import { createRoute, z } from '@hono/zod-openapi';
import { eventMonths } from '../../actions/events/event-months.ts';
import { exportEvents } from '../../actions/events/export-events.ts';
import { EventMonths } from '../../domain/desk/event-months.ts';
import { EventQuery } from '../../domain/event-query.ts';
import { json, refusals } from '../answers.ts';
import { router } from '../router.ts';

const REFUSALS = ['not-valid', 'forecast-not-found', 'indicator-not-found'] as const;

const months = createRoute({
  method: 'get',
  path: '/api/events/months',
  summary: 'How many events a list has in each month; its limits of time are left aside',
  request: { query: EventQuery },
  responses: { 200: json(EventMonths, 'Months that have events, first to last'), ...refusals(...REFUSALS) },
});

const table = createRoute({
  method: 'get',
  path: '/api/events.csv',
  summary: 'Exactly the events of a list, in its order, every field of each; the csv feed reads it again',
  request: { query: EventQuery },
  responses: {
    200: { description: 'A table', content: { 'text/csv': { schema: z.string() } } },
    ...refusals(...REFUSALS),
  },
});

export const eventListRoutes = router()
  .openapi(months, async (c) => c.json(await eventMonths({ ctx: c.var.ctx, input: c.req.valid('query') }), 200))
  .openapi(table, async (c) => {
    const { fileName, pieces } = await exportEvents({ ctx: c.var.ctx, input: c.req.valid('query') });
    return c.body(asStream(pieces), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
    });
  });

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
