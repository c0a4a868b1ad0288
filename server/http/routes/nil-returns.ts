import { z } from '@hono/zod-openapi';
import { declareNilReturn } from '../../actions/nil-returns/declare-nil-return.ts';
import { listNilReturns } from '../../actions/nil-returns/list-nil-returns.ts';
import { withdrawNilReturn } from '../../actions/nil-returns/withdraw-nil-return.ts';
import { NilReturnIn, NilReturnOut } from '../../domain/desk/nil-return.ts';
import { body, changeRefusals, json, KeyHeader, refusals, WITH_KEY } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const Of = z.object({ forecast: z.string().max(200), indicator: z.string().max(200) });
const WHERE = ['forecast-not-found', 'indicator-not-found'] as const;

const list = operation('reading:read', {
  method: 'get',
  path: '/api/forecasts/{forecast}/indicators/{indicator}/nil-returns',
  summary: 'Periods in which somebody looked for this indicator and found none',
  request: { params: Of },
  responses: {
    200: json(z.object({ nilReturns: z.array(NilReturnOut) }), 'Those that stand, newest period first'),
    ...refusals(...WHERE),
  },
});

const declare = operation('nil-return:declare', {
  method: 'post',
  path: '/api/forecasts/{forecast}/indicators/{indicator}/nil-returns',
  summary: 'Say that somebody looked for this and found none',
  request: { params: Of, headers: KeyHeader, body: body(NilReturnIn) },
  responses: {
    201: json(NilReturnOut, 'The nil return'),
    ...changeRefusals(...WHERE, 'nil-return-meaningless', 'nil-return-contradicted', ...WITH_KEY),
  },
});

const withdraw = operation('nil-return:declare', {
  method: 'delete',
  path: '/api/nil-returns/{id}',
  summary: 'Take a nil return back',
  request: { params: z.object({ id: z.string().max(100) }) },
  responses: {
    200: json(z.object({ withdrawn: z.string() }), 'What went'),
    ...changeRefusals('nil-return-not-found'),
  },
});

export const nilReturnRoutes = router()
  .openapi(list, async (c) => c.json(await listNilReturns({ ctx: c.var.ctx, input: c.req.valid('param') }), 200))
  .openapi(declare, async (c) => {
    const input = { ...c.req.valid('param'), given: c.req.valid('json') };
    return c.json(await declareNilReturn({ ctx: c.var.ctx, input }), 201);
  })
  .openapi(withdraw, async (c) =>
    c.json(await withdrawNilReturn({ ctx: c.var.ctx, input: c.req.valid('param') }), 200),
  );
