import { createReadStream, createWriteStream } from 'node:fs';
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Problem } from '../domain/problem.ts';

const LIMIT = 300 * 1024 * 1024;
/** Files on disk at once, so that those who send cannot fill it together. */
export const AT_ONCE = 4;
const DAY = 86_400_000;
const PREFIX = 'signposts-import-';

/** Uploads of this process that are on disk. */
let laid = 0;

/** What a file may be sent as. */
export const FILE_TYPES = [
  'text/csv',
  'text/tab-separated-values',
  'application/json',
  'application/geo+json',
  'application/x-ndjson',
  'application/zip',
  'application/gzip',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/octet-stream',
];

/**
 * Lays an uploaded file on disk and gives it to the work, which may read it several times. A slow sender thus never
 * holds a transaction open, and the file is gone when the work ends.
 * @throws Problem `too-many-uploads` before a byte is read, where others are being sent already
 */
export async function spooled<T>(
  request: Request,
  work: (open: () => AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!FILE_TYPES.includes(type)) {
    throw new Problem('wrong-content-type', `A file is sent as one of: ${FILE_TYPES.join(', ')}`);
  }
  if (Number(request.headers.get('content-length') ?? 0) > LIMIT) throw tooLarge();
  if (!request.body) throw new Problem('file-unreadable', 'The body is empty');
  if (laid >= AT_ONCE) throw new Problem('too-many-uploads', `${AT_ONCE} files are being sent at this moment`);
  laid += 1;
  try {
    return await onDisk(request.body as ReadableStream, work);
  } finally {
    laid -= 1;
  }
}

async function onDisk<T>(
  body: ReadableStream,
  work: (open: () => AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), PREFIX));
  const file = path.join(folder, 'upload');
  try {
    await pipeline(Readable.fromWeb(body), limited(), createWriteStream(file, { mode: 0o600 })).catch(
      (error: unknown) => {
        throw named(error);
      },
    );
    return await work(() => createReadStream(file));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Removes what servers left on disk that were killed while a file was being sent. No upload lasts a day, so that those of
 * another server that runs are safe; what is not ours to remove is left.
 */
export async function sweepSpools(at: number, folder: string = os.tmpdir()): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(PREFIX));
  for (const name of names) {
    const spool = path.join(folder, name);
    const found = await lstat(spool).catch(() => null);
    if (!found?.isDirectory() || found.uid !== process.getuid?.() || at - found.mtimeMs < DAY) continue;
    await rm(spool, { recursive: true, force: true }).catch(() => undefined);
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

/** What happens to uploads, by the code that Node gives it. */
const NAMED: Readonly<Record<string, () => Problem>> = {
  ENOSPC: () => new Problem('no-room'),
  EDQUOT: () => new Problem('no-room'),
  ECONNRESET: () => new Problem('too-slow', 'The sender hung up before the file was whole'),
  ERR_STREAM_PREMATURE_CLOSE: () => new Problem('too-slow', 'The sender hung up before the file was whole'),
};

function named(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return NAMED[code]?.() ?? error;
}

function tooLarge(): Problem {
  return new Problem('too-large', 'The file is larger than 300 MiB', {
    fix: 'Pack it as gzip or zip, or import it by the command line, which has no limit.',
  });
}
