import { readText } from '../../actions/events/read-text.ts';
import { TextIn, TextReading } from '../../domain/desk/text.ts';
import { body, changeRefusals, json } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const read = operation('event:preview', {
  method: 'post',
  path: '/api/events/read-text',
  summary: 'What a pasted text proposes for an event; it is read here, never kept, and no link is fetched',
  request: { body: body(TextIn) },
  responses: { 200: json(TextReading, 'What was found, each item with its words'), ...changeRefusals() },
});

export const textRoutes = router().openapi(read, (c) =>
  c.json(readText({ ctx: c.var.ctx, input: c.req.valid('json') }), 200),
);
