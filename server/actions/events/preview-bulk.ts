import type { BulkPreview } from '../../domain/desk/bulk.ts';
import type { Tracked } from '../../store/events/match-rows.ts';
import type { Tx } from '../../store/open.ts';
import type { Ctx } from '../ctx.ts';
import { rehearsed } from '../change.ts';
import { readingsOn, verdictChanges } from '../imports/import-readings.ts';
import { parseBulk, planBulk } from './bulk-plan.ts';

const DEADLINE = 30_000;

/** What a change of many events would do to them and to the numbers: it is done and taken back, so it is no guess. */
export async function previewBulk({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<BulkPreview> {
  const asked = parseBulk(ctx, input);
  const work = async (tx: Tx, tracked: readonly Tracked[]): Promise<BulkPreview> => {
    const { writes, counts } = await planBulk(ctx, tx, { asked, batch: ctx.newId() });
    const feeds = [...new Set(writes.map((write) => write.feed))];
    const before = await numbersOn(ctx, tx, feeds);
    const verdictsBefore = await Promise.all(feeds.map((feed) => readingsOn(ctx, tx, feed)));
    await tx.events.write(writes, tracked);
    const after = await numbersOn(ctx, tx, feeds);
    const verdicts = [];
    for (const [n, feed] of feeds.entries())
      verdicts.push(...verdictChanges(verdictsBefore[n] ?? new Map(), await readingsOn(ctx, tx, feed)));
    return { ...counts, numbers: moved(before, after), verdicts };
  };
  return rehearsed({ ctx, work, deadline: DEADLINE });
}

type Numbers = Map<string, Omit<BulkPreview['numbers'][number], 'before' | 'after'> & { events: number }>;

async function numbersOn(ctx: Ctx, tx: Tx, feeds: readonly string[]): Promise<Numbers> {
  const where = new Map(
    ctx.definitions.catalogue().forecasts.flatMap((forecast) =>
      forecast.indicators.map(({ id, definition }) => {
        const tracked = ctx.definitions.idsOf(forecast.id).get(id) ?? -1;
        return [tracked, { forecast: forecast.id, indicator: id, title: definition.title }] as const;
      }),
    ),
  );
  const counted = await tx.bulk.counted({ tracked: [...where.keys()], feeds });
  return new Map(
    counted.flatMap(({ tracked, feed, events }) => {
      const indicator = where.get(tracked);
      return indicator ? [[`${tracked} ${feed}`, { ...indicator, feed, events }] as const] : [];
    }),
  );
}

/** Only the numbers that move. */
function moved(before: Numbers, after: Numbers): BulkPreview['numbers'] {
  return [...new Map([...before, ...after])].flatMap(([key, { events: _, ...where }]) => {
    const [was, is] = [before.get(key)?.events ?? 0, after.get(key)?.events ?? 0];
    return was === is ? [] : [{ ...where, before: was, after: is }];
  });
}
