import type { Ctx } from '../actions/ctx.ts';
import { follow, type JobLog } from './follow.ts';

const HOUR = 3_600_000;

/**
 * Days for which an answer is given again under its Idempotency-Key. An entry logged without a connection waits on a
 * device until it gets through, and nothing else keeps it from being counted twice when its first answer was lost: so
 * longer than a month's leave. The pages send no entry by themselves that has waited 39 days (`web/src/device`).
 */
export const KEYS_KEPT_DAYS = 40;

/** Forgets answers under Idempotency-Keys that have been kept long enough. */
export function pruneKeys(ctx: Ctx): Promise<void> {
  const before = new Date(Date.parse(ctx.now()) - KEYS_KEPT_DAYS * 24 * HOUR).toISOString();
  return ctx.store.change((tx) => tx.keys.forget(before));
}

/** Forgets the answers of frozen links that have expired. */
export function pruneShares(ctx: Ctx): Promise<void> {
  return ctx.store.change((tx) => tx.shares.forgetExpired(ctx.now()));
}

/** Forgets tries to sign in that count no more, and sessions that ended a week ago. */
export function pruneAccounts(ctx: Ctx): Promise<void> {
  const before = (days: number) => new Date(Date.parse(ctx.now()) - days * 24 * HOUR).toISOString();
  return ctx.store.change(async (tx) => {
    await tx.tries.forget(before(1));
    await tx.sessions.forget(before(7));
  });
}

/** Prunes once an hour. */
export function startPruning(ctx: Ctx, log: JobLog): NodeJS.Timeout {
  const prune = async () => {
    await pruneKeys(ctx);
    await pruneShares(ctx);
    await pruneAccounts(ctx);
  };
  return setInterval(() => follow('prune', prune(), log), HOUR).unref();
}
