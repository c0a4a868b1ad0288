import type { MadeSchedule, Schedule } from '../../domain/delivery/schedule.ts';
import { keptTarget } from '../../domain/delivery/target-words.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { newSecret } from '../../senders/webhook/sign.ts';
import type { KeptSchedule } from '../../store/deliveries/schedules.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { fingerprint } from '../hash.ts';
import { checkSchedule, checkTarget } from './check-schedule.ts';
import { nextRun } from './next-run.ts';
import { asSchedule } from './schedule-row.ts';
import type { Sending } from './sending.ts';

interface Asked {
  ctx: Ctx;
  id: string;
  input: unknown;
  sending: Sending;
}

/**
 * Changes a schedule, or pauses it. One that turns to another webhook gets another secret, told in this answer alone.
 * @throws Problem `schedule-not-found`, `not-valid`, `forecast-not-found`, `delivery-way-off`
 */
export async function changeSchedule({ ctx, id, input, sending }: Asked): Promise<MadeSchedule> {
  allow(ctx.actor, 'delivery:run');
  const asked = checkSchedule(ctx, input);
  let secret: string | null = null;
  const schedule: Schedule = await change({
    ctx,
    action: 'delivery:run',
    asked: fingerprint({ id, asked }),
    work: async (tx) => {
      const before = await tx.schedules.hold(id);
      if (!before) throw new Problem('schedule-not-found');
      const target = keptTarget(asked.target, before.target);
      checkTarget(target, sending);
      const same = fingerprint(target) === fingerprint(before.target);
      secret = same || target.kind !== 'webhook' ? null : newSecret();
      const at = ctx.now();
      const kept: KeptSchedule = {
        ...before,
        ...asked,
        target,
        secret: same ? before.secret : secret,
        nextAt: asked.active ? nextRun(asked, at) : null,
        changedAt: at,
      };
      await tx.schedules.write(kept);
      const { plan, formats, cron, zone, active } = kept;
      const detail = { did: 'changed', forecast: plan.forecast, formats, cron, zone, active, to: target.kind };
      return { result: asSchedule(kept), subject: id, detail };
    },
  });
  return { schedule, secret };
}

/**
 * Gives a webhook another secret; calls from now on are signed with it alone.
 * @throws Problem `schedule-not-found` or `schedule-no-secret`
 */
export async function renewSecret({ ctx, id }: { ctx: Ctx; id: string }): Promise<MadeSchedule> {
  allow(ctx.actor, 'delivery:run');
  const secret = newSecret();
  const schedule = await change({
    ctx,
    action: 'delivery:run',
    asked: { id, did: 'renewed the secret' },
    work: async (tx) => {
      const kept = await tx.schedules.hold(id);
      if (!kept) throw new Problem('schedule-not-found');
      if (kept.secret === null) throw new Problem('schedule-no-secret');
      await tx.schedules.rekey(id, secret);
      return { result: asSchedule(kept), subject: id, detail: { did: 'renewed the secret' } };
    },
  });
  return { schedule, secret };
}

/**
 * Takes a schedule away, with what it still had to send. Its log stays.
 * @throws Problem `schedule-not-found`
 */
export async function removeSchedule({ ctx, id }: { ctx: Ctx; id: string }): Promise<void> {
  allow(ctx.actor, 'delivery:run');
  await change({
    ctx,
    action: 'delivery:run',
    asked: { id, did: 'taken away' },
    work: async (tx) => {
      const at = ctx.now();
      if (!(await tx.schedules.remove({ id, at, by: ctx.actor.id }))) throw new Problem('schedule-not-found');
      await tx.deliveries.giveUp({ schedule: id, subscriber: null, at });
      return { result: null, subject: id, detail: { did: 'taken away' } };
    },
  });
}
