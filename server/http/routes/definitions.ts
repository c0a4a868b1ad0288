import { z } from '@hono/zod-openapi';
import { listDefinitions } from '../../actions/definitions/list-definitions.ts';
import { readDeclared } from '../../actions/definitions/read-declared.ts';
import { readDefinitions, reloadDefinitions } from '../../actions/definitions/reload-definitions.ts';
import type { Indicator } from '../../domain/indicator/definition.ts';
import { Vocabulary } from '../../domain/event/vocabulary-file.ts';
import { body, changeRefusals, json, refusals } from '../answers.ts';
import { isFresh } from '../conditional.ts';
import { DeclaredOut } from '../declared-schema.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const Status = z.object({
  hash: z.string(),
  forecasts: z.array(z.object({ id: z.string(), indicators: z.int() })),
  problems: z.array(z.string()).describe('What is wrong with the files now; the last good ones go on serving'),
  rematch: z.object({ done: z.int(), of: z.int() }).nullable(),
});

const read = operation('reading:read', {
  method: 'get',
  path: '/api/definitions',
  summary: 'The definitions that serve, and what is wrong with the files',
  responses: { 200: json(Status, 'The state of the definitions'), ...refusals() },
});

const reload = operation('definitions:reload', {
  method: 'post',
  path: '/api/definitions/reload',
  summary: 'Read the files anew',
  request: { body: body(z.strictObject({})) },
  responses: { 200: json(Status, 'The state after it'), ...changeRefusals() },
});

/** The tree of words is open-ended, so it is described and not spelled out. */
export const VocabularyOut = z.custom<Vocabulary>().openapi({
  type: 'object',
  description: 'The vocabulary as its file has it; see indicators/schema/vocabulary.schema.json',
});
const vocabulary = operation('reading:read', {
  method: 'get',
  path: '/api/vocabulary',
  summary: 'The words that events and indicators use',
  responses: { 200: json(VocabularyOut, 'The vocabulary'), ...refusals() },
});

const IndicatorOut = z.custom<Indicator>().openapi({
  type: 'object',
  description: 'The indicator as its file has it; see indicators/schema/indicator.schema.json',
});
const rules = operation('reading:read', {
  method: 'get',
  path: '/api/forecasts/{forecast}/definitions',
  summary: "The rules of a forecast's indicators",
  request: { params: z.object({ forecast: z.string().max(100) }) },
  responses: {
    200: json(
      z.object({
        forecast: z.string(),
        hash: z.string(),
        indicators: z.array(z.object({ id: z.string(), definition: IndicatorOut })),
      }),
      'Every indicator with its rule',
    ),
    304: { description: 'What you have is still right' },
    ...refusals('forecast-not-found'),
  },
});

const declared = operation('reading:read', {
  method: 'get',
  path: '/api/forecasts/{forecast}/declared',
  summary: 'What a forecast fixed beforehand: windows, left-out events, starting weights',
  request: { params: z.object({ forecast: z.string().max(100) }) },
  responses: { 200: json(DeclaredOut, 'What was declared'), ...refusals('forecast-not-found') },
});

export const definitionRoutes = router()
  .openapi(read, (c) => c.json(readDefinitions({ ctx: c.var.ctx }), 200))
  .openapi(reload, async (c) => c.json(await reloadDefinitions({ ctx: c.var.ctx }), 200))
  .openapi(declared, async (c) => c.json(await readDeclared({ ctx: c.var.ctx, input: c.req.valid('param') }), 200))
  .openapi(rules, (c) => {
    const answer = listDefinitions({ ctx: c.var.ctx, input: c.req.valid('param') });
    const tag = `"${answer.hash.slice(0, 24)}"`;
    c.header('etag', tag);
    c.header('cache-control', 'no-cache');
    if (isFresh(c.req.header('if-none-match'), tag)) return c.body(null, 304);
    return c.json(answer, 200);
  })
  .openapi(vocabulary, (c) => c.json(c.var.ctx.definitions.catalogue().vocabulary, 200));
