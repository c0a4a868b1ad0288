import { createHash } from 'node:crypto';
import { Problem } from '../../domain/problem.ts';
import type { Open } from '../../importers/decode.ts';
import type { Ctx } from '../ctx.ts';

/** Bytes handed out at once: little enough that reading them holds up nobody. */
const SLICE = 64 * 1024;

/** The file of an import, from its first byte as often as it is opened. */
export function openFile(ctx: Ctx, id: string): Open {
  return async function* () {
    for (let n = 0; ; n++) {
      const bytes = await ctx.store.pieces.read(id, n);
      if (!bytes && n === 0)
        throw new Problem('file-unreadable', 'The bytes of this file are no longer kept', {
          fix: 'Send the file again.',
        });
      if (!bytes) return;
      for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE);
    }
  };
}

/**
 * The same file, held against the hash of what was sent. A piece that was lost or damaged since would else pass for the
 * end of a shorter table. Whoever reads to the end is told.
 */
export function sameFile(open: Open, sha256: string): Open {
  return async function* () {
    const hash = createHash('sha256');
    for await (const bytes of open()) {
      hash.update(bytes);
      yield bytes;
    }
    if (hash.digest('hex') === sha256) return;
    throw new Problem('file-unreadable', 'The bytes kept of this file are not those that were sent', {
      fix: 'Send the file again.',
    });
  };
}
