import { z } from '@hono/zod-openapi';
import { addComment, listComments } from '../../actions/review/comments.ts';
import { decide } from '../../actions/review/decide.ts';
import { foreseeReview } from '../../actions/review/foresee-review.ts';
import { listQueue } from '../../actions/review/list-queue.ts';
import { readReview } from '../../actions/review/read-review.ts';
import { reopen } from '../../actions/review/reopen.ts';
import { readPolicy, setPolicy } from '../../actions/review/review-policy.ts';
import {
  CommentIn,
  CommentOut,
  Decided,
  DecisionIn,
  Queue,
  QueueQuery,
  ReviewForecast,
  ReviewOut,
} from '../../domain/desk/queue.ts';
import { ReviewPolicy } from '../../domain/desk/review.ts';
import { body, changeRefusals, json, KeyHeader, MatchHeader, refusals, WITH_KEY } from '../answers.ts';
import { tagOf, versionIn } from '../conditional.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const Of = z.object({ event: z.string().max(100) });
const Id = z.object({ id: z.string().max(100) });
const VERSIONED = ['event-not-found', 'event-retracted', 'no-version', 'changed-meanwhile'] as const;
/** The form sends what it has so far; kind and day are enough. */
const Typed = z.looseObject({ kind: z.string(), when: z.looseObject({ from: z.string() }) });

const queue = operation('review:read', {
  method: 'get',
  path: '/api/review',
  summary: 'The review queue, newest first, with the number of lines on every tab',
  request: { query: QueueQuery },
  responses: { 200: json(Queue, 'One page'), ...refusals('not-valid', 'not-allowed') },
});

const policy = operation('review:read', {
  method: 'get',
  path: '/api/review/policy',
  summary: 'What is held back until somebody decides, and whether two people must look',
  responses: { 200: json(ReviewPolicy, 'The policy'), ...refusals('not-allowed') },
});

const choose = operation('review:policy', {
  method: 'put',
  path: '/api/review/policy',
  summary: 'Choose another review policy',
  request: { headers: KeyHeader, body: body(ReviewPolicy) },
  responses: { 200: json(ReviewPolicy, 'The policy'), ...changeRefusals(...WITH_KEY) },
});

const one = operation('review:read', {
  method: 'get',
  path: '/api/review/{event}',
  summary: 'One event of the queue: why it is there, and what keeping it would change',
  request: { params: Of },
  responses: { 200: json(ReviewOut, 'The line and its consequence'), ...refusals('event-not-found', 'not-allowed') },
});

const decision = operation('review:decide', {
  method: 'post',
  path: '/api/review/{event}/decide',
  summary: 'Keep, reject or ask about an event of the queue',
  request: { params: Of, headers: MatchHeader.extend(KeyHeader.shape), body: body(DecisionIn) },
  responses: {
    200: json(Decided, 'The event as it is now'),
    ...changeRefusals(...VERSIONED, 'not-in-review', 'four-eyes', ...WITH_KEY),
  },
});

const again = operation('review:decide', {
  method: 'post',
  path: '/api/review/{event}/reopen',
  summary: 'Take a decision back: the event waits again',
  request: {
    params: Of,
    headers: MatchHeader.extend(KeyHeader.shape),
    body: body(z.strictObject({})),
  },
  responses: {
    200: json(Decided, 'The event as it is now'),
    ...changeRefusals(...VERSIONED, 'not-decided', ...WITH_KEY),
  },
});

const foresee = operation('event:preview', {
  method: 'post',
  path: '/api/events/review-reasons',
  summary: 'Whether an event would go to review, and why; nothing is written',
  request: {
    query: z.object({ event: z.uuid().optional().describe('The event that is being changed') }),
    body: body(Typed),
  },
  responses: { 200: json(ReviewForecast, 'What would become of it'), ...changeRefusals('event-not-found') },
});

const comments = operation('comment:read', {
  method: 'get',
  path: '/api/events/{id}/comments',
  summary: 'What people said about an event',
  request: { params: Id },
  responses: {
    200: json(z.object({ comments: z.array(CommentOut) }), 'Comments, first to last'),
    ...refusals('event-not-found', 'not-allowed'),
  },
});

const comment = operation('comment:add', {
  method: 'post',
  path: '/api/events/{id}/comments',
  summary: 'Say something about an event; it stays as it was written',
  request: { params: Id, headers: KeyHeader, body: body(CommentIn) },
  responses: { 201: json(CommentOut, 'The comment'), ...changeRefusals('event-not-found', ...WITH_KEY) },
});

export const reviewRoutes = router()
  .openapi(queue, async (c) => c.json(await listQueue({ ctx: c.var.ctx, input: c.req.valid('query') }), 200))
  .openapi(policy, async (c) => c.json(await readPolicy({ ctx: c.var.ctx }), 200))
  .openapi(choose, async (c) => c.json(await setPolicy({ ctx: c.var.ctx, input: c.req.valid('json') }), 200))
  .openapi(one, async (c) => c.json(await readReview({ ctx: c.var.ctx, input: c.req.valid('param') }), 200))
  .openapi(decision, async (c) => {
    const version = versionIn(c.req.header('if-match'));
    const input = { ...c.req.valid('param'), version, decision: c.req.valid('json') };
    const decided = await decide({ ctx: c.var.ctx, input });
    return c.json(decided, 200, { etag: tagOf(decided.event.version) });
  })
  .openapi(again, async (c) => {
    const version = versionIn(c.req.header('if-match'));
    const decided = await reopen({ ctx: c.var.ctx, input: { ...c.req.valid('param'), version } });
    return c.json(decided, 200, { etag: tagOf(decided.event.version) });
  })
  .openapi(foresee, async (c) => {
    const { event = null } = c.req.valid('query');
    return c.json(await foreseeReview({ ctx: c.var.ctx, input: { event, draft: c.req.valid('json') } }), 200);
  })
  .openapi(comments, async (c) => c.json(await listComments({ ctx: c.var.ctx, input: c.req.valid('param') }), 200))
  .openapi(comment, async (c) => {
    const input = { ...c.req.valid('param'), comment: c.req.valid('json') };
    return c.json(await addComment({ ctx: c.var.ctx, input }), 201);
  });
