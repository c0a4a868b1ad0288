import type { Ctx } from '../ctx.ts';
import { newestDue } from './next-run.ts';

/**
 * Puts a sending into the log for each schedule whose time has come. Runs that were missed while no server ran are caught
 * up by one. Of two servers one does it: the schedule is moved on by a conditional update, in the same transaction.
 * Gives how many were begun.
 */
export async function beginDue({ ctx }: { ctx: Ctx }): Promise<number> {
  let begun = 0;
  for (const schedule of await ctx.store.schedules.due(ctx.now())) {
    const { id, nextAt: from, target, title, by } = schedule;
    if (from === null) continue;
    const at = ctx.now();
    const { due, missed, next } = newestDue(schedule, from, at);
    const ours = await ctx.store.change(async (tx) => {
      if (!(await tx.schedules.moveOn({ id, from, to: next }))) return false;
      const row = { id: ctx.newId(), kind: 'report' as const, schedule: id, target, title, dueAt: due, missed, by, at };
      return tx.deliveries.add({ ...row, subscriber: null, changes: null });
    });
    if (ours) begun += 1;
  }
  return begun;
}
