import { z } from '@hono/zod-openapi';
import { columnValues } from '../../actions/imports/column-values.ts';
import { exampleRow } from '../../actions/imports/example-row.ts';
import { listMappings } from '../../actions/imports/mappings-list.ts';
import { removeMapping } from '../../actions/imports/mappings-remove.ts';
import { saveMapping } from '../../actions/imports/mappings-save.ts';
import { suggestForImport } from '../../actions/imports/mappings-suggest.ts';
import { EXAMPLE_ROWS, TABLE_FIELDS } from '../../domain/import/mapping-values.ts';
import {
  ColumnValues,
  MappingDraft,
  MappingExample,
  MappingIn,
  MappingSuggestion,
  SavedMapping as SavedShape,
  ValuesWithin,
} from '../../domain/import/mapping.ts';
import { body, changeRefusals, json, KeyHeader, named, refusals, WITH_KEY } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const SavedMapping = named('SavedMapping', SavedShape);
const Id = z.object({ id: z.string().max(100) });

const list = operation('import:prepare', {
  method: 'get',
  path: '/api/mappings',
  summary: 'How tables of columns nobody publishes are read, as the desk has kept it',
  responses: { 200: json(z.object({ mappings: z.array(SavedMapping) }), 'By name'), ...refusals('not-allowed') },
});

const save = operation('mapping:keep', {
  method: 'post',
  path: '/api/mappings',
  summary: 'Keep how a table is read, under a name; it may take the place of another',
  request: { headers: KeyHeader, body: body(MappingIn) },
  responses: {
    201: json(SavedMapping, 'The mapping'),
    ...changeRefusals('mapping-named', 'mapping-not-found', ...WITH_KEY),
  },
});

const remove = operation('mapping:keep', {
  method: 'delete',
  path: '/api/mappings/{id}',
  summary: 'Take a mapping out of the list; what was imported by it stays',
  request: { params: Id },
  responses: { 200: json(z.object({ removed: z.string() }), 'What went'), ...changeRefusals('mapping-not-found') },
});

const suggest = operation('import:prepare', {
  method: 'get',
  path: '/api/imports/{id}/mapping',
  summary: 'What the columns of a file seem to be, and the kept mappings that read such a table',
  request: { params: Id },
  responses: {
    200: json(MappingSuggestion, 'A suggestion, with how sure it is column by column'),
    ...refusals('not-allowed', 'import-not-found', 'file-unreadable'),
  },
});

const example = operation('import:prepare', {
  method: 'post',
  path: '/api/imports/{id}/example',
  summary: 'One of the first rows as the event that a mapping makes of it, or why it makes none; nothing is written',
  request: {
    params: Id,
    body: body(z.strictObject({ mapping: MappingDraft, row: z.int().min(1).max(EXAMPLE_ROWS) })),
  },
  responses: {
    200: json(MappingExample, 'The row, and how the first rows fare'),
    ...changeRefusals('import-not-found', 'file-unreadable'),
  },
});

const values = operation('import:prepare', {
  method: 'post',
  path: '/api/imports/{id}/values',
  summary: 'What stands in a column over the whole file, the most frequent first, with the words it may stand for',
  request: {
    params: Id,
    body: body(
      z.strictObject({
        columns: z.array(z.string().min(1).max(200)).min(1).max(8),
        field: z.enum(TABLE_FIELDS).nullable(),
        split: z.string().max(1).nullable(),
        within: ValuesWithin.nullable().default(null),
      }),
    ),
  },
  responses: {
    200: json(ColumnValues, 'The values, at most 500'),
    ...changeRefusals('import-not-found', 'file-unreadable'),
  },
});

export const mappingRoutes = router()
  .openapi(list, async (c) => c.json(await listMappings({ ctx: c.var.ctx }), 200))
  .openapi(save, async (c) => c.json(await saveMapping({ ctx: c.var.ctx, input: c.req.valid('json') }), 201))
  .openapi(remove, async (c) => c.json(await removeMapping({ ctx: c.var.ctx, input: c.req.valid('param') }), 200))
  .openapi(suggest, async (c) => c.json(await suggestForImport({ ctx: c.var.ctx, input: c.req.valid('param') }), 200))
  .openapi(example, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('json') };
    return c.json(await exampleRow({ ctx: c.var.ctx, input }), 200);
  })
  .openapi(values, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('json') };
    return c.json(await columnValues({ ctx: c.var.ctx, input }), 200);
  });
