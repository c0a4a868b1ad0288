import type { SeriesTarget } from '../../domain/import/series.ts';
import { fitOf } from '../../domain/indicator/series-fit.ts';
import { allow } from '../../domain/permission.ts';
import type { Ctx } from '../ctx.ts';

/** Every indicator, with the published numbers it can be read from, or why there are none. */
export function targetsOf({ ctx }: { ctx: Ctx }): SeriesTarget[] {
  allow(ctx.actor, 'data:read');
  return ctx.definitions.catalogue().forecasts.flatMap((forecast) =>
    forecast.indicators.map(({ id, definition }) => {
      const fit = fitOf(definition.measure);
      const roles = 'roles' in fit ? fit.roles.map(({ role, says }) => ({ role, says })) : [];
      const why = 'why' in fit ? fit.why : null;
      return { forecast: forecast.id, indicator: id, title: definition.title, roles, why };
    }),
  );
}
