import { z } from '@hono/zod-openapi';
import { attachSeries } from '../../actions/series/attach-series.ts';
import { checkSeries } from '../../actions/series/check-series.ts';
import { listSeries } from '../../actions/series/list-series.ts';
import { lookAtSeries } from '../../actions/series/look-at-series.ts';
import { PublishedQuery, readPublished } from '../../actions/series/read-published.ts';
import { targetsOf } from '../../actions/series/targets.ts';
import { undoSeries } from '../../actions/series/undo-series.ts';
import {
  PublishedOut,
  SeriesCheck,
  SeriesDone,
  SeriesFile,
  SeriesIn,
  SeriesLook,
  SeriesOut,
  SeriesTarget,
} from '../../domain/import/series.ts';
import { body, changeRefusals, json, KeyHeader, refusals, WITH_KEY } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const list = operation('data:read', {
  method: 'get',
  path: '/api/series',
  summary: 'Feeds that publish monthly totals only, with how their last table was read',
  responses: {
    200: json(
      z.object({ series: z.array(SeriesOut), targets: z.array(SeriesTarget) }),
      'The series, and what a column can go to',
    ),
    ...refusals(),
  },
});

const look = operation('import:run', {
  method: 'post',
  path: '/api/series/look',
  summary: 'What a published table shows: its columns with examples; nothing is written',
  request: { body: body(z.strictObject({ file: SeriesFile })) },
  responses: { 200: json(SeriesLook, 'Its columns'), ...changeRefusals('file-unreadable') },
});

const check = operation('import:run', {
  method: 'post',
  path: '/api/series/check',
  summary: 'What attaching a table would do; nothing is written',
  request: { body: body(SeriesIn) },
  responses: { 200: json(SeriesCheck, 'What it would do'), ...changeRefusals('file-unreadable', 'import-running') },
});

const attach = operation('import:run', {
  method: 'post',
  path: '/api/series',
  summary: 'Attach a table of monthly totals to indicators, or a newer edition of it',
  request: { headers: KeyHeader, body: body(SeriesIn) },
  responses: {
    201: json(SeriesDone, 'What was attached; without a vintage when nothing differs'),
    ...changeRefusals('file-unreadable', 'rows-refused', 'import-running', ...WITH_KEY),
  },
});

const Undone = z.object({ vintage: z.uuid(), removed: z.int(), restored: z.int() });
const undo = operation('import:run', {
  method: 'post',
  path: '/api/series/vintages/{id}/undo',
  summary: 'Take the newest table of a series back: what it revised stands again',
  request: { params: z.object({ id: z.string().max(100) }), headers: KeyHeader },
  responses: {
    200: json(Undone, 'What went and what stands again'),
    ...changeRefusals('series-vintage-not-found', 'series-vintage-not-newest', 'import-running', ...WITH_KEY),
  },
});

const published = operation('reading:read', {
  method: 'get',
  path: '/api/series/{feed}/published',
  summary: 'The published numbers behind a number, with their publications and what they were revised from',
  request: { params: z.object({ feed: z.string().max(60) }), query: PublishedQuery },
  responses: {
    200: json(PublishedOut, 'The numbers, by month'),
    ...refusals('feed-not-found', 'forecast-not-found', 'indicator-not-found', 'not-valid'),
  },
});

export const seriesRoutes = router()
  .openapi(list, async (c) =>
    c.json({ series: await listSeries({ ctx: c.var.ctx }), targets: targetsOf({ ctx: c.var.ctx }) }, 200),
  )
  .openapi(look, async (c) => c.json(await lookAtSeries({ ctx: c.var.ctx, input: c.req.valid('json') }), 200))
  .openapi(check, async (c) => c.json(await checkSeries({ ctx: c.var.ctx, input: c.req.valid('json') }), 200))
  .openapi(attach, async (c) => c.json(await attachSeries({ ctx: c.var.ctx, input: c.req.valid('json') }), 201))
  .openapi(undo, async (c) => c.json(await undoSeries({ ctx: c.var.ctx, input: c.req.valid('param') }), 200))
  .openapi(published, async (c) => {
    const input = { ...c.req.valid('query'), ...c.req.valid('param') };
    return c.json(await readPublished({ ctx: c.var.ctx, input }), 200);
  });
