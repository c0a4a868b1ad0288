import { addDays, firstDay, lastDay, monthOf } from '../../domain/event/calendar.ts';
import { allow } from '../../domain/permission.ts';
import { overviewOf, type ForecastOverview } from '../../domain/reading/pages/overview.ts';
import type { ForecastReading } from '../../domain/reading/reading.ts';
import type { Ctx } from '../ctx.ts';
import { readForecast } from './read-forecast.ts';

/** How far back "lately entered" looks, in days. */
const LATELY = 30;

/** The lean form of a reading, for menu, overview, article and development; with what was entered lately. */
export async function readOverview({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { forecast: string; feed?: string | undefined; 'as-of'?: string | undefined };
}): Promise<ForecastOverview> {
  allow(ctx.actor, 'reading:read');
  const reading = await readForecast({ ctx, input });
  const past = input['as-of'] !== undefined && input['as-of'] < ctx.today();
  return overviewOf(reading, past ? null : await enteredLately(ctx, reading));
}

async function enteredLately(ctx: Ctx, { forecast, feed, windows, developments }: ForecastReading) {
  const ids = ctx.definitions.idsOf(forecast);
  const since = addDays(ctx.today(), -LATELY);
  const starts = developments.flatMap((each) => each.indicators.flatMap(({ series }) => series[0]?.month ?? []));
  const months = {
    from: [windows.baseline.from, ...starts].sort()[0] ?? windows.baseline.from,
    to: [windows.horizon, monthOf(ctx.today())].sort()[0] ?? windows.horizon,
  };
  const query = { tracked: [...ids.values()], feed, since, from: firstDay(months.from), to: lastDay(months.to) };
  const events = await ctx.store.entered.since(query);
  return { since, months, indicators: new Map([...ids].map(([indicator, id]) => [indicator, events.get(id) ?? 0])) };
}
