import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Problem } from '../domain/problem.ts';

const LIMIT = 200 * 1024 * 1024;
const TYPES = /^(text\/csv|application\/octet-stream)\s*(;.*)?$/i;

/**
 * Lays an uploaded file on disk and gives it to the work, which may read it several times. A slow sender thus never
 * holds a transaction open, and the file is gone when the work ends.
 */
export async function spooled<T>(
  request: Request,
  work: (open: () => AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> {
  if (!TYPES.test(request.headers.get('content-type') ?? '')) {
    throw new Problem('wrong-content-type', 'A file is sent as text/csv or application/octet-stream');
  }
  if (Number(request.headers.get('content-length') ?? 0) > LIMIT) throw tooLarge();
  if (!request.body) throw new Problem('file-unreadable', 'The body is empty');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'signposts-import-'));
  const file = path.join(folder, 'upload');
  try {
    await pipeline(
      Readable.fromWeb(request.body as ReadableStream),
      limited(),
      createWriteStream(file, { mode: 0o600 }),
    );
    return await work(() => createReadStream(file));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function limited(): Transform {
  let size = 0;
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      size += piece.length;
      if (size > LIMIT) done(tooLarge());
      else done(null, piece);
    },
  });
}

function tooLarge(): Problem {
  return new Problem('too-large', 'The file is larger than 200 MiB', {
    fix: 'Import it by the command line, which has no limit.',
  });
}
