import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { followShare, type ShareFollower } from '../../actions/shares/follow-share.ts';
import { LiveNews, LiveState } from '../../domain/live.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { Watch } from '../../live/watch.ts';
import { piece, type Hub, type PieceKind, type Sink } from '../../live/hub.ts';
import { refusals } from '../answers.ts';
import { CLOSED, opened, Token } from '../opened-share.ts';
import { operation } from '../operation.ts';
import { router, type Env } from '../router.ts';

/** Messages that may wait for one slow client before it is dropped. */
const MOST_WAITING = 32;

const Messages = z
  .union([LiveState, LiveNews])
  .openapi({ description: 'What stands as JSON behind `data:` of an event `state` or `news`; `beat` carries nothing' });

const follow = operation('reading:read', {
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

const followLink = operation('link', {
  method: 'get',
  path: '/api/shared/{token}/live',
  summary: 'The same stream through a live link: counts of its own forecast and feed alone; it ends with the link',
  request: { params: Token },
  responses: { ...follow.responses, ...refusals('too-many-streams', ...CLOSED) },
});

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/** What changes, for pages that are open: those of the desk, and those of whoever holds a live link. */
export function liveRoutes(hub: Hub, watch: Watch) {
  return router()
    .openapi(follow, (c) => {
      const { actor } = c.var.ctx;
      allow(actor, 'data:read');
      // Nobody would ever read or end the stream of an answer without a body.
      if (c.req.method === 'HEAD') return c.body(null, 200, HEADERS);
      const { session = null, key = null } = c.var.asker ?? {};
      const watched = (end: () => void) => watch.add({ session, key }, end);
      return c.body(streamOf(hub, `${actor.id} ${addressOf(c)}`, { watched }), 200, HEADERS);
    })
    .openapi(followLink, async (c) => {
      const { token } = c.req.valid('param');
      const open = await opened(c, token);
      const follower = await followShare(open, token);
      if (c.req.method === 'HEAD') return c.body(null, 200, HEADERS);
      const who = `${open.ctx.actor.id} ${addressOf(c)}`;
      return c.body(streamOf(hub, who, { through: (sink) => throughLink(follower, sink) }), 200, HEADERS);
    });
}

/**
 * Turns what the desk is told into what a link may tell. Before every message the link is looked at, so the stream of a
 * revoked one ends at once (revoking is told too), and of an expired one with the next beat.
 */
function throughLink(follower: ShareFollower, { write, end }: Sink): Sink {
  const due = new Set<PieceKind>(['state']);
  let busy = false;
  let over = false;
  const say = async () => {
    if (busy || over) return;
    busy = true;
    while (due.size > 0 && !over) {
      const kinds = new Set(due);
      due.clear();
      try {
        const news = await follower.look();
        if (news) over ||= !write(piece('news', news), 'news');
        if (kinds.has('state')) over ||= !write(piece('state', follower.state()), 'state');
        else if (kinds.has('beat')) over ||= !write(piece('beat', {}), 'beat');
      } catch (error) {
        // Where only the database went, the next look tells what was missed.
        over = error instanceof Problem && error.code === 'share-closed';
      }
    }
    busy = false;
    if (over) end();
  };
  void say();
  return {
    write(bytes, kind) {
      if (over) return false;
      if (kind === 'retry') return write(bytes, kind);
      due.add(kind);
      void say();
      return true;
    },
    end,
  };
}

/** @throws Problem `too-many-streams` */
function streamOf(
  hub: Hub,
  who: string,
  {
    through = (sink) => sink,
    watched = () => () => undefined,
  }: { through?: (sink: Sink) => Sink; watched?: (end: () => void) => () => void },
): ReadableStream<Uint8Array> {
  let stop = () => {};
  let over = false;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const sink: Sink = {
          write(bytes) {
            if (over || (controller.desiredSize ?? 0) <= 0) return false;
            controller.enqueue(bytes);
            return true;
          },
          end: () => {
            if (over) return;
            over = true;
            stop();
            // What a client has not taken by now it need not take: nothing may wait for it.
            if ((controller.desiredSize ?? 0) < MOST_WAITING) controller.error(new Error('the client is too slow'));
            else controller.close();
          },
        };
        const leave = hub.subscribe(who, through(sink));
        const unwatch = watched(sink.end);
        stop = () => {
          leave();
          unwatch();
        };
      },
      cancel: () => {
        over = true;
        stop();
      },
    },
    { highWaterMark: MOST_WAITING },
  );
}

/** Whose connection it is, by its socket: what a header says could be anybody's word. */
function addressOf(c: Context<Env>): string {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return incoming?.socket?.remoteAddress ?? '';
}
