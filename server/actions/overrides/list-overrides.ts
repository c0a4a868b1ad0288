import type { OverrideOut } from '../../domain/desk/override.ts';
import { allow, sees } from '../../domain/permission.ts';
import type { Ctx } from '../ctx.ts';
import { forecastsSeen } from '../definitions/in-use.ts';
import { readEvent } from '../events/read-event.ts';

/** What was decided by hand of one event. */
export async function listOverrides({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string };
}): Promise<{ overrides: OverrideOut[] }> {
  allow(ctx.actor, 'event:read');
  const event = await readEvent({ ctx, input });
  const forecasts = forecastsSeen(ctx);
  const titleOf = (forecast: string, indicator: string) =>
    forecasts.find((each) => each.id === forecast)?.indicators.find((each) => each.id === indicator)?.definition.title;
  const kept = await ctx.store.overrides.of(event.id);
  return {
    overrides: kept
      .filter(({ forecast }) => sees(ctx.actor, forecast))
      .map(({ eventId, ...rest }) => ({
        ...rest,
        event: eventId,
        title: titleOf(rest.forecast, rest.indicator) ?? rest.indicator,
      })),
  };
}
