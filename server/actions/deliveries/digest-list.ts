import { z } from 'zod';
import { MailAddress } from '../../domain/delivery/schedule.ts';
import type { Subscriber } from '../../domain/delivery/delivery.ts';
import { WordId } from '../../domain/event/vocabulary-file.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { forecastIn } from '../definitions/in-use.ts';
import { parse } from '../parse.ts';
import { isToken, newToken } from '../shares/token.ts';
import { waysOf, type Sending } from './sending.ts';

export const SubscriberIn = z.strictObject({ forecast: WordId, address: MailAddress });

/**
 * Enters an address that is told of changes from now on.
 * @throws Problem `not-valid`, `forecast-not-found`, `delivery-way-off`, `subscriber-there`
 */
export async function enterAddress({
  ctx,
  input,
  sending,
}: {
  ctx: Ctx;
  input: unknown;
  sending: Sending;
}): Promise<Subscriber> {
  allow(ctx.actor, 'delivery:run');
  const { forecast, address } = parse(SubscriberIn, input);
  forecastIn(ctx, forecast);
  const { on, how } = waysOf(sending).mail;
  if (!on) throw new Problem('delivery-way-off', undefined, { fix: how });
  return change({
    ctx,
    action: 'delivery:run',
    asked: { forecast, address },
    work: async (tx) => {
      const id = ctx.newId();
      const at = ctx.now();
      const { id: by, name: byName } = ctx.actor;
      const toldThrough = await tx.verdicts.newest(forecast);
      if (!(await tx.subscribers.add({ id, forecast, address, token: newToken(), toldThrough, at, by, byName })))
        throw new Problem('subscriber-there');
      const detail = { did: 'entered an address', forecast };
      return { result: { id, forecast, address, at, by: byName }, subject: id, detail };
    },
  });
}

/**
 * Takes an address off the list, with what it still had to get.
 * @throws Problem `subscriber-not-found`
 */
export async function removeAddress({ ctx, id }: { ctx: Ctx; id: string }): Promise<void> {
  allow(ctx.actor, 'delivery:run');
  await leave(ctx, 'delivery:run', { id, token: null });
}

/**
 * Takes an address off the list by the token of its mail. Doing it twice is no fault.
 * @throws Problem `subscriber-not-found`
 */
export async function unsubscribe({ ctx, token }: { ctx: Ctx; token: string }): Promise<void> {
  allow(ctx.actor, 'digest:leave');
  const found = isToken(token) ? await ctx.store.subscribers.byToken(token) : null;
  if (!found) throw new Problem('subscriber-not-found');
  if (found.leftAt === null) await leave(ctx, 'digest:leave', { id: found.id, token: null });
}

async function leave(
  ctx: Ctx,
  action: 'delivery:run' | 'digest:leave',
  who: { id: string; token: null },
): Promise<void> {
  await change({
    ctx,
    action,
    asked: who,
    work: async (tx) => {
      const at = ctx.now();
      const left = await tx.subscribers.leave({ ...who, at, by: ctx.actor.id });
      if (!left) throw new Problem('subscriber-not-found');
      await tx.deliveries.giveUp({ schedule: null, subscriber: left.id, at });
      return { result: null, subject: left.id, detail: { did: 'took an address off', forecast: left.forecast } };
    },
  });
}
