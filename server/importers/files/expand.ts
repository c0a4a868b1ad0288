import { pipeline, Readable } from 'node:stream';
import { createGunzip, createInflateRaw } from 'node:zlib';
import { Problem } from '../../domain/problem.ts';

const MOST_BYTES = 4 * 1024 ** 3;
/** A table packs to a fifth or a thirtieth; what unfolds two hundred times is no table. The start is let off. */
const MOST_RATIO = 200;
const LET_OFF = 10 * 1024 ** 2;

/**
 * What packed bytes unfold to, piece by piece; never more than a table could.
 * @throws Problem `file-unreadable` when it is cut, damaged, or a bomb
 */
export async function* expand(packed: AsyncIterable<Uint8Array>, how: 'gzip' | 'deflate'): AsyncGenerator<Uint8Array> {
  let read = 0;
  async function* counted() {
    for await (const bytes of packed) {
      read += bytes.length;
      yield bytes;
    }
  }
  const options = { chunkSize: 64 * 1024 };
  const unpacker = how === 'gzip' ? createGunzip(options) : createInflateRaw(options);
  pipeline(Readable.from(counted(), { highWaterMark: 1 }), unpacker, () => {
    // A failure reaches the loop below, because the pipeline destroys the unpacker with it.
  });
  let given = 0;
  try {
    for await (const bytes of unpacker as AsyncIterable<Uint8Array>) {
      given += bytes.length;
      if (given > MOST_BYTES || (given > LET_OFF && given > MOST_RATIO * read)) throw tooMuch();
      yield bytes;
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'Z_BUF_ERROR') throw cutPacked();
    if (typeof code === 'string' && code.startsWith('Z_')) throw damaged('The packed file');
    throw error;
  }
}

/** A small file that unfolds to a huge one. */
export function tooMuch(): Problem {
  return new Problem(
    'file-unreadable',
    'The packed file unfolds to far more than a table holds, so it is not read on.',
    {
      fix: 'Send the table itself, not packed.',
    },
  );
}

/** A packed file that ends too soon. */
export function cutPacked(): Problem {
  return new Problem('file-unreadable', 'The packed file ends before its end: it was cut.', {
    fix: 'Get the whole file again.',
  });
}

/** A packed file whose bytes are not what they were. */
export function damaged(what: string): Problem {
  return new Problem('file-unreadable', `${what} is damaged.`, {
    fix: 'Get it again, or save it anew where it comes from.',
  });
}
