import { z } from '@hono/zod-openapi';
import { addSource } from '../../actions/twins/add-source.ts';
import { findTwins } from '../../actions/twins/find-twins.ts';
import { linkEvents } from '../../actions/twins/link-events.ts';
import { listLinks } from '../../actions/twins/list-links.ts';
import { listPairs } from '../../actions/twins/list-pairs.ts';
import { mergeEvents } from '../../actions/twins/merge-events.ts';
import { previewMerge } from '../../actions/twins/preview-merge.ts';
import { unlinkEvents } from '../../actions/twins/unlink-events.ts';
import { Merged, MergeIn, MergePreview, MergeQuery } from '../../domain/desk/merging.ts';
import {
  AddedSources,
  EventLink,
  EventLinks,
  LikeQuestion,
  LinkIn,
  TwinPairs,
  TwinQuery,
  Twins,
} from '../../domain/desk/twin.ts';
import { EventOut } from '../../domain/wire.ts';
import { body, changeRefusals, json, KeyHeader, MatchHeader, refusals, WITH_KEY } from '../answers.ts';
import { tagOf, versionIn } from '../conditional.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const Id = z.object({ id: z.string().max(100) });

const like = operation('event:preview', {
  method: 'post',
  path: '/api/events/like',
  summary: 'Events that look like one being typed; nothing is written',
  request: { body: body(LikeQuestion) },
  responses: { 200: json(Twins, 'At most five, the most alike first'), ...changeRefusals() },
});

const sources = operation('event:add-source', {
  method: 'post',
  path: '/api/events/{id}/sources',
  summary: 'Add sources to an event that is here already',
  request: { params: Id, headers: MatchHeader.extend(KeyHeader.shape), body: body(AddedSources) },
  responses: {
    200: json(EventOut, 'The event as it is now'),
    ...changeRefusals(
      'event-not-found',
      'event-retracted',
      'no-version',
      'changed-meanwhile',
      'dataset-event',
      ...WITH_KEY,
    ),
  },
});

const compare = operation('event:read', {
  method: 'get',
  path: '/api/events/{id}/merge/{other}',
  summary: 'Two events field by field, and what merging them would do to the numbers',
  request: { params: Id.extend({ other: z.string().max(100) }), query: MergeQuery },
  responses: {
    200: json(MergePreview, 'The comparison; nothing is written'),
    ...refusals('event-not-found', 'event-retracted', 'same-event', 'other-feed', 'not-valid'),
  },
});

const merge = operation('event:merge', {
  method: 'post',
  path: '/api/events/{id}/merge',
  summary: 'Make one event of two; the other is kept, retracted, and the two can be split again',
  request: { params: Id, headers: KeyHeader, body: body(MergeIn) },
  responses: {
    200: json(Merged, 'The merged event, and the batch to undo it by'),
    ...changeRefusals(
      'event-not-found',
      'event-retracted',
      'changed-meanwhile',
      'same-event',
      'other-feed',
      ...WITH_KEY,
    ),
  },
});

const link = operation('event:link', {
  method: 'post',
  path: '/api/links',
  summary: 'Say of two events that they are the same in two feeds, or different',
  request: { headers: KeyHeader, body: body(LinkIn) },
  responses: {
    201: json(EventLink, 'What is said now'),
    ...changeRefusals('event-not-found', 'event-retracted', 'same-event', 'same-feed', 'link-of-a-merge', ...WITH_KEY),
  },
});

const unlink = operation('event:link', {
  method: 'delete',
  path: '/api/links/{id}',
  summary: 'Take back what was said of two events',
  request: { params: Id },
  responses: {
    200: json(z.object({ id: z.uuid() }), 'It is gone'),
    ...changeRefusals('link-not-found', 'link-of-a-merge'),
  },
});

const links = operation('event:read', {
  method: 'get',
  path: '/api/events/{id}/links',
  summary: 'What was said of an event and others',
  request: { params: Id },
  responses: { 200: json(EventLinks, 'Newest first'), ...refusals('event-not-found') },
});

const pairs = operation('event:read', {
  method: 'get',
  path: '/api/twins',
  summary: 'Pairs of events that are probably one',
  request: { query: TwinQuery },
  responses: { 200: json(TwinPairs, 'The most alike first'), ...refusals('not-valid') },
});

export const twinRoutes = router()
  .openapi(like, async (c) => c.json(await findTwins({ ctx: c.var.ctx, input: c.req.valid('json') }), 200))
  .openapi(sources, async (c) => {
    const version = versionIn(c.req.header('if-match'));
    const event = await addSource({
      ctx: c.var.ctx,
      input: { ...c.req.valid('param'), version, ...c.req.valid('json') },
    });
    return c.json(event, 200, { etag: tagOf(event.version) });
  })
  .openapi(compare, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('query') };
    return c.json(await previewMerge({ ctx: c.var.ctx, input }), 200);
  })
  .openapi(merge, async (c) => {
    const merged = await mergeEvents({ ctx: c.var.ctx, input: { ...c.req.valid('param'), ...c.req.valid('json') } });
    return c.json(merged, 200, { etag: tagOf(merged.event.version) });
  })
  .openapi(link, async (c) => c.json(await linkEvents({ ctx: c.var.ctx, input: c.req.valid('json') }), 201))
  .openapi(unlink, async (c) => c.json(await unlinkEvents({ ctx: c.var.ctx, input: c.req.valid('param') }), 200))
  .openapi(links, async (c) => c.json(await listLinks({ ctx: c.var.ctx, input: c.req.valid('param') }), 200))
  .openapi(pairs, async (c) => c.json(await listPairs({ ctx: c.var.ctx, input: c.req.valid('query') }), 200));
