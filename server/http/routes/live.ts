import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { LiveNews, LiveState } from '../../domain/live.ts';
import { allow } from '../../domain/permission.ts';
import type { Hub } from '../../live/hub.ts';
import { refusals } from '../answers.ts';
import { router, type Env } from '../router.ts';

/** Messages that may wait for one slow client before it is dropped. */
const MOST_WAITING = 32;

const Messages = z
  .union([LiveState, LiveNews])
  .openapi({ description: 'What stands as JSON behind `data:` of an event `state` or `news`; `beat` carries nothing' });

const follow = createRoute({
  method: 'get',
  path: '/api/live',
  summary: 'A stream (server-sent events) of what changes: counts only, about one message a second at most',
  responses: {
    200: {
      description: 'The stream; it ends now and then, and is asked for again',
      content: { 'text/event-stream': { schema: Messages } },
    },
    ...refusals('too-many-streams'),
  },
});

/** What changes, for pages that are open. */
export function liveRoutes(hub: Hub) {
  return router().openapi(follow, (c) => {
    const { actor } = c.var.ctx;
    allow(actor, 'data:read');
    const headers = {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    };
    // Nobody would ever read or end the stream of an answer without a body.
    if (c.req.method === 'HEAD') return c.body(null, 200, headers);
    return c.body(streamOf(hub, `${actor.id} ${addressOf(c)}`), 200, headers);
  });
}

/** @throws Problem `too-many-streams` */
function streamOf(hub: Hub, who: string): ReadableStream<Uint8Array> {
  let stop = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        stop = hub.subscribe(who, {
          write(piece) {
            if ((controller.desiredSize ?? 0) <= 0) return false;
            controller.enqueue(piece);
            return true;
          },
          end: () => {
            // What a client has not taken by now it need not take: nothing may wait for it.
            if ((controller.desiredSize ?? 0) < MOST_WAITING) controller.error(new Error('the client is too slow'));
            else controller.close();
          },
        });
      },
      cancel: () => stop(),
    },
    { highWaterMark: MOST_WAITING },
  );
}

/** Whose connection it is, by its socket: what a header says could be anybody's word. */
function addressOf(c: Context<Env>): string {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return incoming?.socket?.remoteAddress ?? '';
}
