import type { MadeSchedule } from '../../domain/delivery/schedule.ts';
import { allow } from '../../domain/permission.ts';
import { newSecret } from '../../senders/webhook/sign.ts';
import type { KeptSchedule } from '../../store/deliveries/schedules.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { fingerprint } from '../hash.ts';
import { checkSchedule, checkTarget } from './check-schedule.ts';
import { nextRun } from './next-run.ts';
import { asSchedule } from './schedule-row.ts';
import type { Sending } from './sending.ts';

/**
 * Makes a schedule. The secret of a webhook is in this answer and in no other: the same request under the same
 * Idempotency-Key finds the same schedule and gives it another secret.
 * @throws Problem `not-valid`, `forecast-not-found`, `delivery-way-off`
 */
export async function makeSchedule({
  ctx,
  input,
  sending,
}: {
  ctx: Ctx;
  input: unknown;
  sending: Sending;
}): Promise<MadeSchedule> {
  allow(ctx.actor, 'delivery:run');
  const asked = checkSchedule(ctx, input);
  checkTarget(asked.target, sending);
  const secret = asked.target.kind === 'webhook' ? newSecret() : null;
  const id = ctx.newId();
  const schedule = await change({
    ctx,
    action: 'delivery:run',
    // Kept under the key: not the address itself.
    asked: fingerprint(asked),
    work: async (tx) => {
      const at = ctx.now();
      const { id: by, name: byName, role: byRole } = ctx.actor;
      const nextAt = asked.active ? nextRun(asked, at) : null;
      const kept: KeptSchedule = { ...asked, id, secret, nextAt, at, by, byName, byRole, changedAt: at };
      await tx.schedules.write(kept);
      const { plan, formats, cron, zone, target } = kept;
      const detail = { did: 'made', forecast: plan.forecast, formats, cron, zone, to: target.kind };
      return { result: asSchedule(kept), subject: id, detail };
    },
  });
  if (secret !== null && schedule.id !== id) await ctx.store.change((tx) => tx.schedules.rekey(schedule.id, secret));
  return { schedule, secret };
}
