import { z } from '@hono/zod-openapi';
import { askForReport } from '../../actions/reports/ask-for-report.ts';
import { beginReport } from '../../actions/reports/begin-report.ts';
import { discardReport } from '../../actions/reports/discard-report.ts';
import { listReports } from '../../actions/reports/list-reports.ts';
import { previewReport } from '../../actions/reports/preview-report.ts';
import { readReport, reportVersions } from '../../actions/reports/read-report.ts';
import { saveReport } from '../../actions/reports/save-report.ts';
import { signReport } from '../../actions/reports/sign-report.ts';
import { shownReport } from '../../actions/reports/file-of-report.ts';
import {
  AskedReport,
  NewReport,
  PreviewedReport,
  ReportCheck,
  ReportLine,
  ReportVersion,
  ReportWhole,
  SavedReport,
  SignedReport,
} from '../../domain/report/desk-report.ts';
import type { Report } from '../../domain/report/report.ts';
import { body, changeRefusals, json, KeyHeader, refusals, WITH_KEY } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const Id = z.object({ id: z.string().max(100) });
const Checks = z.array(ReportCheck);
/** Made by our own code and painted by every format; `server/domain/report/report.ts` tells its members. */
const ReportOut = z.custom<Report>().openapi({ type: 'object', description: 'The report before any format' });
const READING = ['forecast-not-found', 'feed-not-found'] as const;

const list = operation('report:export', {
  method: 'get',
  path: '/api/reports',
  summary: 'Reports of a forecast, or of all, the newest first; drafts only for those who write them',
  request: { query: z.object({ forecast: z.string().max(100).optional() }) },
  responses: { 200: json(z.object({ reports: z.array(ReportLine) }), 'Lines'), ...refusals('forecast-not-found') },
});

const begin = operation('report:write', {
  method: 'post',
  path: '/api/reports',
  summary: 'Begin a draft; with "corrects", one that puts a signed report right',
  request: { headers: KeyHeader, body: body(NewReport) },
  responses: {
    201: json(ReportWhole, 'The draft'),
    ...changeRefusals('forecast-not-found', 'report-not-found', 'report-unsigned', 'report-corrected', ...WITH_KEY),
  },
});

const read = operation('report:export', {
  method: 'get',
  path: '/api/reports/{id}',
  summary: 'One report; a draft with what is to be looked at before it is signed',
  request: { params: Id },
  responses: {
    200: json(ReportWhole.extend({ checks: Checks }), 'The report'),
    ...refusals('report-not-found', ...READING),
  },
});

const save = operation('report:write', {
  method: 'put',
  path: '/api/reports/{id}',
  summary: 'Save a draft as its next version; "version" is the one that was read',
  request: { params: Id, body: body(SavedReport) },
  responses: {
    200: json(ReportWhole, 'The draft as it is now'),
    ...changeRefusals('forecast-not-found', 'report-not-found', 'report-moved', 'report-signed'),
  },
});

const discard = operation('report:write', {
  method: 'delete',
  path: '/api/reports/{id}',
  summary: 'Throw a draft away with its versions; a signed report stays',
  request: { params: Id },
  responses: {
    200: json(z.object({ discarded: z.string() }), 'What went'),
    ...changeRefusals('report-not-found', 'report-signed'),
  },
});

const versions = operation('report:write', {
  method: 'get',
  path: '/api/reports/{id}/versions',
  summary: 'What was saved of a report, the newest first, at most 200',
  request: { params: Id },
  responses: {
    200: json(z.object({ versions: z.array(ReportVersion) }), 'Versions'),
    ...refusals('report-not-found', 'not-allowed'),
  },
});

const ask = operation('report:write', {
  method: 'post',
  path: '/api/reports/{id}/ask',
  summary: 'Ask for a draft to be signed as it stands; the next save takes it back',
  request: { params: Id, body: body(AskedReport) },
  responses: {
    200: json(ReportWhole, 'The draft'),
    ...changeRefusals('report-not-found', 'report-moved', 'report-signed'),
  },
});

const sign = operation('report:sign', {
  method: 'post',
  path: '/api/reports/{id}/sign',
  summary: 'Sign a draft: it gets its number and is frozen for ever with all that it rests on',
  request: { params: Id, headers: KeyHeader, body: body(SignedReport) },
  responses: {
    200: json(ReportWhole, 'The signed report'),
    ...changeRefusals(
      ...(['report-not-found', 'report-moved', 'report-signed', 'report-corrected', 'report-not-ready'] as const),
      ...READING,
      'busy',
      ...WITH_KEY,
    ),
  },
});

const preview = operation('report:export', {
  method: 'post',
  path: '/api/reports/preview',
  summary: 'The report of a plan, with what is to be looked at before it goes out; nothing is kept',
  request: { body: body(PreviewedReport) },
  responses: {
    200: json(z.object({ report: ReportOut, checks: Checks, hash: z.string() }), 'The report'),
    ...changeRefusals(...READING),
  },
});

const frozen = operation('report:export', {
  method: 'get',
  path: '/api/reports/{id}/frozen',
  summary: 'A signed report as it was frozen',
  request: { params: Id },
  responses: {
    200: json(z.object({ report: ReportOut, hash: z.string() }), 'The report'),
    ...refusals('report-not-found'),
  },
});

/** Drafts, sign-off and corrections. `publicOrigin` is where others reach this server, if they do. */
export const reportDeskRoutes = (publicOrigin: string | undefined) => {
  const address = (id: string) => (publicOrigin === undefined ? null : `${publicOrigin}/reports/${id}`);
  return router()
    .openapi(list, async (c) => c.json(await listReports({ ctx: c.var.ctx, input: c.req.valid('query') }), 200))
    .openapi(begin, async (c) => c.json(await beginReport({ ctx: c.var.ctx, input: c.req.valid('json') }), 201))
    .openapi(preview, async (c) => c.json(await previewReport({ ctx: c.var.ctx, input: c.req.valid('json') }), 200))
    .openapi(read, async (c) => c.json(await readReport({ ctx: c.var.ctx, input: c.req.valid('param') }), 200))
    .openapi(save, async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await saveReport({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(discard, async (c) => c.json(await discardReport({ ctx: c.var.ctx, input: c.req.valid('param') }), 200))
    .openapi(versions, async (c) => c.json(await reportVersions({ ctx: c.var.ctx, input: c.req.valid('param') }), 200))
    .openapi(frozen, async (c) => c.json(await shownReport({ ctx: c.var.ctx, input: c.req.valid('param') }), 200))
    .openapi(ask, async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await askForReport({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(sign, async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await signReport({ ctx: c.var.ctx, input, address }), 200);
    });
};
