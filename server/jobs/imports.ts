import type { Ctx } from '../actions/ctx.ts';
import { runImport } from '../actions/imports/run-import.ts';
import { runUndo } from '../actions/imports/run-undo.ts';
import { atWork } from './at-work.ts';
import { follow, type JobLog } from './follow.ts';

/** Milliseconds until it looks again whether a file waits; a page that has just asked for a check sees no wait. */
const LOOK_EVERY = 400;
const HOUR = 3_600_000;
/** Days for which the bytes of a file are kept after its import ended, so that its refused rows can still be had. */
export const BYTES_KEPT_DAYS = 30;
/** Days after which a file that nobody went on with is put away. */
export const UNTOUCHED_DAYS = 7;

/** Work that goes on until it is stopped. */
export interface Job {
  stop(): void;
}

/**
 * Takes imports back, checks files and imports them, one after the other, whoever asked. What a process that died has left
 * is taken up again as soon as its hold runs out.
 */
export function startImports(ctx: Ctx, log: JobLog): Job {
  let stopped = false;
  let busy = false;
  const look = async () => {
    if (busy || stopped) return;
    busy = true;
    try {
      while (!stopped && (await atWork(ctx)) && (await next(ctx)) !== null);
    } finally {
      busy = false;
    }
  };
  const looking = setInterval(() => {
    if (!busy) look().catch((error: unknown) => follow('imports', Promise.reject(error as Error), log));
  }, LOOK_EVERY).unref();
  const pruning = setInterval(() => follow('import-pieces', forgetBytes(ctx), log), HOUR).unref();
  return {
    stop() {
      stopped = true;
      clearInterval(looking);
      clearInterval(pruning);
    },
  };
}

/** An undo comes before files: somebody saw that what counts now is wrong. */
const next = async (ctx: Ctx) =>
  (await runUndo({ ctx, input: { only: null } })) ?? (await runImport({ ctx, input: { only: null } }));

/** Forgets the bytes of files whose import has ended for long enough, and puts away those that nobody went on with. */
export function forgetBytes(ctx: Ctx): Promise<void> {
  const at = ctx.now();
  const daysAgo = (days: number) => new Date(Date.parse(at) - days * 24 * HOUR).toISOString();
  return ctx.store.change(async (tx) => {
    await tx.imports.forgetPieces(daysAgo(BYTES_KEPT_DAYS));
    await tx.pieces.putAway({ before: daysAgo(UNTOUCHED_DAYS), at });
  });
}
