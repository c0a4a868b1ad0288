import { z } from '@hono/zod-openapi';
import { attachFile } from '../../actions/attachments/attach-file.ts';
import { listFiles, readFile } from '../../actions/attachments/read-file.ts';
import { removeFile } from '../../actions/attachments/remove-file.ts';
import { Attachment } from '../../domain/desk/attachment.ts';
import { changeRefusals, json, KeyHeader, refusals, WITH_KEY } from '../answers.ts';
import { isFresh } from '../conditional.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';
import { uploaded } from '../upload.ts';

const Id = z.object({ id: z.string().max(100) });
const file = { schema: z.string().openapi({ format: 'binary' }) };

const add = operation('attachment:add', {
  method: 'post',
  path: '/api/events/{id}/attachments',
  summary: 'Keep a picture, PDF or plain text with an event; the body is the file, up to 20 MiB',
  request: {
    params: Id,
    query: z.strictObject({ name: z.string().max(1000).default('') }),
    headers: KeyHeader,
    body: { required: true, content: { 'application/octet-stream': file } },
  },
  responses: {
    201: json(Attachment, 'The file as it is kept; the first one when it is there already'),
    ...changeRefusals('event-not-found', 'file-empty', 'file-not-kept', 'too-many-files', ...WITH_KEY),
  },
});

const list = operation('event:read', {
  method: 'get',
  path: '/api/events/{id}/attachments',
  summary: 'The files of an event, first to last',
  request: { params: Id },
  responses: {
    200: json(z.object({ files: z.array(Attachment) }), 'Names, types, sizes, hashes'),
    ...refusals('event-not-found'),
  },
});

const read = operation('event:read', {
  method: 'get',
  path: '/api/attachments/{id}',
  summary: 'A file, to be saved; its ETag is the SHA-256 of its bytes',
  request: { params: Id },
  responses: {
    200: { description: 'The file', content: { 'application/octet-stream': file } },
    304: { description: 'You have it already' },
    ...refusals('attachment-not-found'),
  },
});

const remove = operation('attachment:remove', {
  method: 'delete',
  path: '/api/attachments/{id}',
  summary: 'Take a file out of its event; its bytes are kept',
  request: { params: Id },
  responses: { 200: json(Attachment, 'The file that went'), ...changeRefusals('attachment-not-found') },
});

const putBack = operation('attachment:remove', {
  method: 'post',
  path: '/api/attachments/{id}/restore',
  summary: 'Put a removed file back',
  request: { params: Id, headers: KeyHeader },
  responses: {
    200: json(Attachment, 'The file that is back'),
    ...changeRefusals('attachment-not-found', 'too-many-files', ...WITH_KEY),
  },
});

/** Whatever a file holds, nothing in it may run: not in a frame, not when its address is opened by itself. */
const FILE_CSP = "sandbox; default-src 'none'";

export const attachmentRoutes = router()
  .openapi(add, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('query'), bytes: await uploaded(c.req.raw) };
    const kept = await attachFile({ ctx: c.var.ctx, input });
    return c.json(kept, 201, { location: `/api/attachments/${kept.id}` });
  })
  .openapi(list, async (c) => c.json(await listFiles({ ctx: c.var.ctx, input: c.req.valid('param') }), 200))
  .openapi(read, async (c) => {
    const { mediaType, name, size, sha256, pieces } = await readFile({ ctx: c.var.ctx, input: c.req.valid('param') });
    const tag = `"${sha256}"`;
    const headers = {
      etag: tag,
      'cache-control': 'private, no-cache',
      'content-security-policy': FILE_CSP,
      'x-content-type-options': 'nosniff',
    };
    if (isFresh(c.req.header('if-none-match'), tag)) return c.body(null, 304, headers);
    return c.body(streamed(pieces()), 200, {
      ...headers,
      'content-type': mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType,
      'content-length': String(size),
      'content-disposition': `attachment; filename="${ascii(name)}"; filename*=UTF-8''${encoded(name)}`,
    });
  })
  .openapi(remove, async (c) => {
    const input = { ...c.req.valid('param'), removed: true };
    return c.json(await removeFile({ ctx: c.var.ctx, input }), 200);
  })
  .openapi(putBack, async (c) => {
    const input = { ...c.req.valid('param'), removed: false };
    return c.json(await removeFile({ ctx: c.var.ctx, input }), 200);
  });

/** Pieces as a body; the next is read when the last was taken. */
function streamed(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        const { value, done } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

function ascii(name: string): string {
  return name.replace(/[^\x20-\x7E]|["\\%]/g, '_');
}

/** RFC 8187: what `encodeURIComponent` leaves and that rule does not allow is encoded too. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
