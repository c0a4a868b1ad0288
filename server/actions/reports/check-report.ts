import { mayLeave } from '../../domain/licence.ts';
import { checksBeforeSignOff } from '../../domain/report/before-sign-off.ts';
import type { ReportCheck } from '../../domain/report/desk-report.ts';
import type { ReportPlan } from '../../domain/report/plan.ts';
import type { CitedState } from '../../domain/report/text-checks.ts';
import type { ReportFile } from '../../exporters/exporter.ts';
import { matchRows } from '../../store/events/match-rows.ts';
import type { Reads } from '../../store/queries.ts';
import type { Ctx } from '../ctx.ts';
import { termsByFeed } from '../data/feed-terms.ts';
import { momentOf } from '../readings/moment.ts';
import { eventsAt } from './events-at.ts';
import { chosenIndicators, citedAt, daysOf } from './gather-material.ts';

/** Events in review that are looked at; a queue is rarely longer, and the check says "at least" by being accepted. */
const MOST_WAITING = 2_000;

/** What is to be seen before a report goes out. */
export async function checkReport({
  ctx,
  plan,
  file: { report, reading },
}: {
  ctx: Ctx;
  plan: ReportPlan;
  file: Pick<ReportFile, 'report' | 'reading'>;
}): Promise<ReportCheck[]> {
  const [cited, inReview] = await ctx.store.steady(async (reads) => [
    await citedStates(ctx, reads, plan),
    await countWaiting(ctx, reads, plan, reading),
  ]);
  return checksBeforeSignOff({ plan, report, reading, cited, inReview });
}

async function citedStates(ctx: Ctx, reads: Reads, plan: ReportPlan): Promise<ReadonlyMap<string, CitedState>> {
  const { events } = await citedAt(ctx, reads, plan, []);
  const terms = events.length === 0 ? new Map() : await termsByFeed(ctx, reads);
  return new Map(
    events.map(({ event }): [string, CitedState] => {
      if (event.status === 'retracted') return [event.id, { state: 'retracted' }];
      const held = terms.get(event.feed) ?? null;
      if (!mayLeave(held, 'report').rows) return [event.id, { state: 'withheld', feed: held?.title ?? event.feed }];
      const sources = event.sources.map(({ publisher, reliability, credibility }) => ({
        publisher,
        grade: `${reliability}${credibility}`,
      }));
      return [event.id, { state: 'there', inReview: event.status === 'in-review', sources }];
    }),
  );
}

/** Events of the days reported on that are still in review and would count, were they let through. */
async function countWaiting(ctx: Ctx, reads: Reads, plan: ReportPlan, reading: ReportFile['reading']): Promise<number> {
  if (reading.events.inReview === 0) return 0;
  const chosen = chosenIndicators(ctx, plan, reading);
  const { at } = momentOf(ctx, plan.asOf ?? undefined);
  const filters = { ...daysOf(plan, reading), feed: reading.feed, statuses: ['in-review' as const] };
  const { events } = await eventsAt(ctx, reads, { filters, at, tracked: [], most: MOST_WAITING });
  const tracked = ctx.definitions.tracked().filter(({ id }) => chosen.has(id));
  return events.filter(({ event: { id, feed, status: _, ...draft } }) => {
    const asCounted = { id, feed, status: 'published' as const, draft: { ...draft, status: 'published' as const } };
    return matchRows(asCounted, tracked, new Map()).some(({ role, leftOut }) => role === 'counts' && !leftOut);
  }).length;
}
