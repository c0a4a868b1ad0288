import type { ReadableStream } from 'node:stream/web';
import { FILE_BYTES } from '../domain/desk/file-rules.ts';
import { Problem } from '../domain/problem.ts';

/**
 * The body of a request as bytes, given up as soon as it is longer than a file may be. Read before anything is asked
 * of the database: a slow sender holds no transaction.
 */
export async function uploaded(request: Request): Promise<Uint8Array> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/octet-stream\s*(;.*)?$/i.test(type)) {
    throw new Problem('wrong-content-type', 'A file is sent as application/octet-stream');
  }
  if (Number(request.headers.get('content-length') ?? 0) > FILE_BYTES) throw tooLarge();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of (request.body ?? []) as ReadableStream<Uint8Array> | []) {
    size += piece.length;
    if (size > FILE_BYTES) throw tooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces, size);
}

function tooLarge(): Problem {
  return new Problem('too-large', 'The file is larger than 20 MiB', {
    fix: 'Attach a smaller one: a picture with fewer pixels, or the pages that matter.',
  });
}
