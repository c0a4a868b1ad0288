import { z } from '@hono/zod-openapi';
import { confirmCoverage } from '../../actions/data/confirm-coverage.ts';
import { dataStatus } from '../../actions/data/data-status.ts';
import { declareCoverage } from '../../actions/data/declare-coverage.ts';
import { loadSample } from '../../actions/data/load-sample.ts';
import { removeCoverage } from '../../actions/data/remove-coverage.ts';
import { removeSample } from '../../actions/data/remove-sample.ts';
import { setTerms } from '../../actions/data/set-terms.ts';
import { SAMPLES } from '../../domain/event/event-values.ts';
import { CoverageIn, CoverageSaid, DataStatus, FeedTerms, SampleChoice } from '../../domain/wire.ts';
import { body, changeRefusals, json, KeyHeader, refusals, WITH_KEY } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const status = operation('data:read', {
  method: 'get',
  path: '/api/data',
  summary: 'What is in the log: samples, feeds, coverage, imports, definitions',
  responses: { 200: json(DataStatus, 'The state of the data'), ...refusals() },
});

const Loaded = z.object({ choice: z.enum(['notable', 'practice', 'none']), events: z.int() });
const load = operation('sample:change', {
  method: 'post',
  path: '/api/data/sample',
  summary: 'Begin with sample data, or without',
  request: { headers: KeyHeader, body: body(SampleChoice) },
  responses: { 200: json(Loaded, 'What was loaded'), ...changeRefusals('log-not-empty', ...WITH_KEY) },
});

const Removed = z.object({ removed: z.enum(SAMPLES), events: z.int(), edited: z.int() });
const remove = operation('sample:change', {
  method: 'delete',
  path: '/api/data/sample/{name}',
  summary: 'Remove a sample whole, with its coverage',
  request: { params: z.object({ name: z.string().max(40) }) },
  responses: { 200: json(Removed, 'What went'), ...changeRefusals('sample-not-loaded') },
});

const declare = operation('coverage:declare', {
  method: 'post',
  path: '/api/data/coverage',
  summary: 'Declare months a feed covers: there, no event means zero',
  request: { headers: KeyHeader, body: body(CoverageIn) },
  responses: {
    201: json(CoverageIn.extend({ id: z.uuid() }), 'The declaration'),
    ...changeRefusals('feed-not-found', ...WITH_KEY),
  },
});

const confirm = operation('coverage:declare', {
  method: 'post',
  path: '/api/data/coverage/{id}/confirm',
  summary: 'Confirm what a file proposes, with the months and places you say; delete it to refuse it',
  request: { params: z.object({ id: z.string().max(100) }), headers: KeyHeader, body: body(CoverageSaid) },
  responses: {
    200: json(CoverageSaid.extend({ id: z.uuid(), feed: z.string() }), 'The declaration, which holds from now on'),
    ...changeRefusals('coverage-not-found', ...WITH_KEY),
  },
});

const undeclare = operation('coverage:declare', {
  method: 'delete',
  path: '/api/data/coverage/{id}',
  summary: 'Take a declaration back, or refuse a proposal',
  request: { params: z.object({ id: z.string().max(100) }) },
  responses: { 200: json(z.object({ removed: z.uuid() }), 'What went'), ...changeRefusals('coverage-not-found') },
});

const terms = operation('feed:terms', {
  method: 'put',
  path: '/api/feeds/{id}',
  summary: 'Say what a dataset of your own is called and on what terms it may be passed on',
  request: { params: z.object({ id: z.string().max(100) }), headers: KeyHeader, body: body(FeedTerms) },
  responses: {
    200: json(FeedTerms.extend({ id: z.string() }), 'The terms, which hold at once'),
    ...changeRefusals('feed-not-found', 'feed-terms-fixed', ...WITH_KEY),
  },
});

export const dataRoutes = router()
  .openapi(status, async (c) => c.json(await dataStatus({ ctx: c.var.ctx }), 200))
  .openapi(load, async (c) => c.json(await loadSample({ ctx: c.var.ctx, input: c.req.valid('json') }), 200))
  .openapi(remove, async (c) => c.json(await removeSample({ ctx: c.var.ctx, input: c.req.valid('param') }), 200))
  .openapi(terms, async (c) => {
    const input = { feed: c.req.valid('param').id, terms: c.req.valid('json') };
    return c.json(await setTerms({ ctx: c.var.ctx, input }), 200);
  })
  .openapi(declare, async (c) => c.json(await declareCoverage({ ctx: c.var.ctx, input: c.req.valid('json') }), 201))
  .openapi(confirm, async (c) => {
    const input = { ...c.req.valid('param'), said: c.req.valid('json') };
    return c.json(await confirmCoverage({ ctx: c.var.ctx, input }), 200);
  })
  .openapi(undeclare, async (c) => c.json(await removeCoverage({ ctx: c.var.ctx, input: c.req.valid('param') }), 200));
