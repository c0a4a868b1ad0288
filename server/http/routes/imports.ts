import { z } from '@hono/zod-openapi';
import { giveUp } from '../../actions/imports/give-up.ts';
import { listImports } from '../../actions/imports/list-imports.ts';
import { readImport } from '../../actions/imports/read-import.ts';
import { refusedRows } from '../../actions/imports/refused-rows.ts';
import { setSettings } from '../../actions/imports/set-settings.ts';
import { startCheck } from '../../actions/imports/start-check.ts';
import { startCommit } from '../../actions/imports/start-commit.ts';
import { uploadFile } from '../../actions/imports/upload-file.ts';
import { Import as ImportShape } from '../../domain/import/import.ts';
import { ImportSettings } from '../../domain/import/settings.ts';
import { allow } from '../../domain/permission.ts';
import { body, changeRefusals, json, KeyHeader, named, refusals, WITH_KEY } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';
import { FILE_TYPES, spooled } from '../spool.ts';

const Import = named('Import', ImportShape);
const Id = z.object({ id: z.string().max(100) });
const Nothing = body(z.strictObject({}));
// Said in OpenAPI's own words: a file is read by nobody but the importers, also where it is JSON.
const binary = { schema: { type: 'string', format: 'binary' } } as const;

const upload = operation('import:prepare', {
  method: 'post',
  path: '/api/imports',
  summary: 'Send a file to be imported, up to 300 MiB; it is looked at, and nothing is written to the log',
  request: {
    query: z.strictObject({ file: z.string().max(200).default('upload.csv').describe('The name of the file') }),
    headers: KeyHeader,
    body: { required: true, content: Object.fromEntries(FILE_TYPES.map((type) => [type, binary])) },
  },
  responses: {
    201: json(Import, 'What the file is, and how it would be imported'),
    ...changeRefusals('file-unreadable', 'too-many-imports', 'too-many-uploads', 'no-room', ...WITH_KEY),
  },
});

const list = operation('import:prepare', {
  method: 'get',
  path: '/api/imports',
  summary: 'Files on their way into the log and those that came in, newest first, at most 200',
  responses: { 200: json(z.object({ imports: z.array(Import) }), 'The imports'), ...refusals('not-allowed') },
});

const read = operation('import:prepare', {
  method: 'get',
  path: '/api/imports/{id}',
  summary: 'One import: where it stands, what it would do or did',
  request: { params: Id },
  responses: { 200: json(Import, 'The import'), ...refusals('not-allowed', 'import-not-found') },
});

const settings = operation('import:prepare', {
  method: 'put',
  path: '/api/imports/{id}/settings',
  summary: 'Choose how a file is imported; what was checked with other settings holds no more',
  request: { params: Id, body: body(ImportSettings) },
  responses: {
    200: json(Import, 'The import, to be checked'),
    ...changeRefusals('import-not-found', 'import-not-now', 'feed-not-found'),
  },
});

const step = (name: 'check' | 'commit', summary: string, ...more: Parameters<typeof changeRefusals>) =>
  // Checking moves no number, bringing in does.
  operation(name === 'check' ? 'import:prepare' : 'import:run', {
    method: 'post',
    path: `/api/imports/{id}/${name}`,
    summary,
    request: { params: Id, headers: KeyHeader, body: Nothing },
    responses: {
      202: json(Import, 'The import; ask for it again to see how far it has come'),
      ...changeRefusals('import-not-found', 'import-not-now', ...more, ...WITH_KEY),
    },
  } as const);

const check = step('check', 'Check a file in the background: what its import would do, row by row', 'feed-not-found');
const commit = step(
  'commit',
  'Bring a checked file into the log in the background, whole or not at all',
  'rows-refused',
);

const putAway = operation('import:prepare', {
  method: 'post',
  path: '/api/imports/{id}/give-up',
  summary: 'Put a file away; work on it stops, and nothing of it is written',
  request: { params: Id, headers: KeyHeader, body: Nothing },
  responses: { 200: json(Import, 'The import'), ...changeRefusals('import-not-found', 'import-not-now', ...WITH_KEY) },
});

const refused = operation('import:prepare', {
  method: 'get',
  path: '/api/imports/{id}/refused.csv',
  summary: 'The refused rows as they stand in the file, with the row, the line, the reason and the fix of each',
  request: { params: Id },
  responses: {
    200: { description: 'The rows', content: { 'text/csv': { schema: z.string() } } },
    ...refusals('not-allowed', 'import-not-found', 'feed-not-found', 'file-unreadable'),
  },
});

export const importRoutes = router()
  .openapi(upload, async (c) => {
    const { file } = c.req.valid('query');
    // Before a byte is read: whoever may not import fills no disk.
    allow(c.var.ctx.actor, 'import:prepare');
    const found = await spooled(c.req.raw, (open) => uploadFile({ ctx: c.var.ctx, input: { file, open } }));
    return c.json(found, 201);
  })
  .openapi(list, async (c) => c.json(await listImports({ ctx: c.var.ctx }), 200))
  .openapi(refused, async (c) => {
    const { fileName, text } = await refusedRows({ ctx: c.var.ctx, input: c.req.valid('param') });
    c.header('content-type', 'text/csv; charset=utf-8');
    c.header('content-disposition', `attachment; filename="${fileName}"`);
    // The first rows come before the answer begins: what cannot be read is a refusal, not an empty table.
    const first = await text.next();
    return c.body(bytesOf(first, text)) as never;
  })
  .openapi(read, async (c) => c.json(await readImport({ ctx: c.var.ctx, input: c.req.valid('param') }), 200))
  .openapi(settings, async (c) => {
    const input = { ...c.req.valid('param'), settings: c.req.valid('json') };
    return c.json(await setSettings({ ctx: c.var.ctx, input }), 200);
  })
  .openapi(check, async (c) => c.json(await startCheck({ ctx: c.var.ctx, input: c.req.valid('param') }), 202))
  .openapi(commit, async (c) => c.json(await startCommit({ ctx: c.var.ctx, input: c.req.valid('param') }), 202))
  .openapi(putAway, async (c) => c.json(await giveUp({ ctx: c.var.ctx, input: c.req.valid('param') }), 200));

/** A text as it is asked for: no further once nobody listens, and broken off where it breaks off, so that half a table is none. */
function bytesOf(first: IteratorResult<string>, rest: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(to) {
      if (!first.done) to.enqueue(encoder.encode(first.value));
    },
    async pull(to) {
      const next = await rest.next();
      if (next.done) to.close();
      else to.enqueue(encoder.encode(next.value));
    },
    cancel: async () => void (await rest.return(undefined)),
  });
}
