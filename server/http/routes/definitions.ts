import { createRoute, z } from '@hono/zod-openapi';
import { readDefinitions, reloadDefinitions } from '../../actions/definitions/reload-definitions.ts';
import { Vocabulary } from '../../domain/event/vocabulary-file.ts';
import { body, changeRefusals, json, refusals } from '../answers.ts';
import { router } from '../router.ts';

const Status = z.object({
  hash: z.string(),
  forecasts: z.array(z.object({ id: z.string(), indicators: z.int() })),
  problems: z.array(z.string()).describe('What is wrong with the files now; the last good ones go on serving'),
  rematch: z.object({ done: z.int(), of: z.int() }).nullable(),
});

const read = createRoute({
  method: 'get',
  path: '/api/definitions',
  summary: 'The definitions that serve, and what is wrong with the files',
  responses: { 200: json(Status, 'The state of the definitions'), ...refusals() },
});

const reload = createRoute({
  method: 'post',
  path: '/api/definitions/reload',
  summary: 'Read the files anew',
  request: { body: body(z.strictObject({})) },
  responses: { 200: json(Status, 'The state after it'), ...changeRefusals() },
});

/** The tree of words is open-ended, so it is described and not spelled out. */
const VocabularyOut = z.custom<Vocabulary>().openapi({
  type: 'object',
  description: 'The vocabulary as its file has it; see indicators/schema/vocabulary.schema.json',
});
const vocabulary = createRoute({
  method: 'get',
  path: '/api/vocabulary',
  summary: 'The words that events and indicators use',
  responses: { 200: json(VocabularyOut, 'The vocabulary'), ...refusals() },
});

export const definitionRoutes = router()
  .openapi(read, (c) => c.json(readDefinitions({ ctx: c.var.ctx }), 200))
  .openapi(reload, async (c) => c.json(await reloadDefinitions({ ctx: c.var.ctx }), 200))
  .openapi(vocabulary, (c) => c.json(c.var.ctx.definitions.catalogue().vocabulary, 200));
