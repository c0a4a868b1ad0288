import { addMonths, lastDay, type Day } from '../../domain/event/calendar.ts';
import { recordFeed } from '../../domain/reading/measure/feed-of-record.ts';
import type { ReportPlan } from '../../domain/report/plan.ts';
import type { Reads } from '../../store/queries.ts';
import type { Ctx } from '../ctx.ts';
import { forecastIn } from '../definitions/in-use.ts';

/** The days that a report's readings stand on; null is today. */
export interface DaysRead {
  until: Day | null;
  /** For what a period of several months changed; of a single one the reading itself says that. */
  before: Day | null;
}

/**
 * A period is read as of the day on which its last month is judged: at its end reports of it are still arriving, and
 * every monthly report would begin with a month that it cannot judge. A day to come is today.
 * @throws Problem `forecast-not-found`
 */
export async function daysRead(
  ctx: Ctx,
  from: Pick<Reads, 'feeds'>,
  { forecast: id, feed: asked, period, until }: ReportPlan,
): Promise<DaysRead> {
  if (!period) return { until, before: null };
  const forecast = forecastIn(ctx, id);
  const feeds = await from.feeds.states();
  const feed = asked ?? recordFeed(forecast, feeds);
  const late = feeds.find((each) => each.id === feed)?.holdBack ?? 0;
  return {
    until: lastDay(addMonths(period.to, late)),
    before: period.from === period.to ? null : lastDay(addMonths(period.from, late - 1)),
  };
}
