import type { Ctx } from '../actions/ctx.ts';
import { follow, type JobLog } from './follow.ts';

const HOUR = 3_600_000;

/** Forgets answers under Idempotency-Keys after two days, looking once an hour. */
export function startPruning(ctx: Ctx, log: JobLog): NodeJS.Timeout {
  const prune = () => {
    const before = new Date(Date.parse(ctx.now()) - 48 * HOUR).toISOString();
    follow(
      'prune',
      ctx.store.change((tx) => tx.keys.forget(before)),
      log,
    );
  };
  return setInterval(prune, HOUR).unref();
}
