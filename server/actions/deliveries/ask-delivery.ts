import type { Delivery } from '../../domain/delivery/delivery.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { Tx } from '../../store/queries.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { withAttempts } from './list-deliveries.ts';

/**
 * Has a schedule's report sent now, marked as a test or, with `kind: 'report'`, as a run of its own; the schedule's
 * times stay as they are.
 * @throws Problem `schedule-not-found`
 */
export async function sendNow({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string; kind: 'test' | 'report' };
}): Promise<Delivery> {
  allow(ctx.actor, 'delivery:run');
  const { id: schedule, kind } = input;
  return change({
    ctx,
    action: 'delivery:run',
    asked: input,
    work: async (tx) => {
      const kept = await tx.schedules.hold(schedule);
      if (!kept) throw new Problem('schedule-not-found');
      const id = ctx.newId();
      const at = ctx.now();
      const { target, title } = kept;
      const row = { id, kind, schedule, target, title, at, dueAt: at, missed: 0, by: ctx.actor.id };
      await tx.deliveries.add({ ...row, subscriber: null, changes: null });
      return { result: await told(tx, id), subject: schedule, detail: { did: `asked for a ${kind}`, delivery: id } };
    },
  });
}

/**
 * Notes that somebody has seen a failure; its mark goes away.
 * @throws Problem `delivery-not-found` or `delivery-not-failed`
 */
export function acknowledgeFailure({ ctx, id }: { ctx: Ctx; id: string }): Promise<Delivery> {
  return onFailed(ctx, id, 'acknowledged', (tx, at) => tx.deliveries.acknowledge({ id, at, by: ctx.actor.name }));
}

/**
 * Has a failed sending begin anew, with all its tries, or one that waits go at once.
 * @throws Problem `delivery-not-found` or `delivery-not-failed`
 */
export function sendAgain({ ctx, id }: { ctx: Ctx; id: string }): Promise<Delivery> {
  return onFailed(ctx, id, 'begun anew', (tx, at) => tx.deliveries.again({ id, at }));
}

async function onFailed(
  ctx: Ctx,
  id: string,
  did: string,
  act: (tx: Tx, at: string) => Promise<unknown>,
): Promise<Delivery> {
  allow(ctx.actor, 'delivery:run');
  return change({
    ctx,
    action: 'delivery:run',
    asked: { id, did },
    work: async (tx) => {
      if (!(await tx.deliveries.read(id))) throw new Problem('delivery-not-found');
      if (!(await act(tx, ctx.now()))) throw new Problem('delivery-not-failed');
      return { result: await told(tx, id), subject: id, detail: { did } };
    },
  });
}

async function told(tx: Tx, id: string): Promise<Delivery> {
  const kept = await tx.deliveries.read(id);
  const [line] = kept ? await withAttempts(tx, [kept]) : [];
  if (!line) throw new Problem('delivery-not-found');
  return line;
}
