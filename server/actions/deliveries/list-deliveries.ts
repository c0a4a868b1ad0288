import type { Delivery, DeliveryPage, FailedDeliveries } from '../../domain/delivery/delivery.ts';
import { deliveryInWords, failuresInWords } from '../../domain/delivery/delivery-words.ts';
import { shownTarget } from '../../domain/delivery/target-words.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { FORMATS } from '../../exporters/index.ts';
import type { KeptDelivery } from '../../store/deliveries/log.ts';
import type { Reads } from '../../store/queries.ts';
import type { Ctx } from '../ctx.ts';
import { asSchedule } from './schedule-row.ts';
import { waysOf, type Sending } from './sending.ts';

/** Schedules, the delivery log and who is told of changes. */
export async function listDeliveries({ ctx, sending }: { ctx: Ctx; sending: Sending }): Promise<DeliveryPage> {
  allow(ctx.actor, 'delivery:read');
  const { schedules, deliveries, subscribers } = ctx.store;
  const [plans, rows, told, failed] = await Promise.all([
    schedules.list(),
    deliveries.list(),
    subscribers.list(),
    deliveries.failed(),
  ]);
  return {
    schedules: plans.map(asSchedule),
    deliveries: await withAttempts(ctx.store, rows),
    subscribers: told.map(({ id, forecast, address, at, byName }) => ({ id, forecast, address, at, by: byName })),
    formats: [...FORMATS],
    ways: waysOf(sending),
    failed,
  };
}

/** How many sendings failed that nobody has acknowledged. */
export async function failedDeliveries({ ctx }: { ctx: Ctx }): Promise<FailedDeliveries> {
  allow(ctx.actor, 'delivery:read');
  const failed = await ctx.store.deliveries.failed();
  return { failed, words: failuresInWords(failed) };
}

/**
 * One sending with its tries.
 * @throws Problem `delivery-not-found`
 */
export async function readDelivery({ ctx, id }: { ctx: Ctx; id: string }): Promise<Delivery> {
  allow(ctx.actor, 'delivery:read');
  const kept = await ctx.store.deliveries.read(id);
  const [line] = kept ? await withAttempts(ctx.store, [kept]) : [];
  if (!line) throw new Problem('delivery-not-found');
  return line;
}

/** Rows of the log with their tries. */
export async function withAttempts(
  { deliveries }: Pick<Reads, 'deliveries'>,
  rows: readonly KeptDelivery[],
): Promise<Delivery[]> {
  const tries = await deliveries.attempts(rows.map(({ id }) => id));
  return rows.map((row) => {
    const { id, kind, schedule, title, dueAt, missed, state, nextAt, files, by, endedAt } = row;
    const { acknowledgedAt, acknowledgedBy } = row;
    return {
      ...{
        id,
        kind,
        schedule,
        title,
        dueAt,
        missed,
        state,
        nextAt,
        files,
        by,
        endedAt,
        acknowledgedAt,
        acknowledgedBy,
      },
      target: shownTarget(row.target),
      words: deliveryInWords(row),
      attempts: tries.filter(({ delivery }) => delivery === id).map(({ delivery: _, ...attempt }) => attempt),
    };
  });
}
