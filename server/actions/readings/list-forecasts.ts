import { allow } from '../../domain/permission.ts';
import type { Ctx } from '../ctx.ts';
import { forecastsSeen } from '../definitions/in-use.ts';

/** A forecast as menus show it. */
export interface ForecastLine {
  id: string;
  title: string;
  publisher: string;
  published: string;
  developments: { id: string; number: number; short: string; title: string }[];
}

/** Every forecast that is served, with its developments. */
export function listForecasts({ ctx }: { ctx: Ctx }): { forecasts: ForecastLine[] } {
  allow(ctx.actor, 'reading:read');
  const forecasts = forecastsSeen(ctx).map(({ id, definition }) => ({
    id,
    title: definition.title,
    publisher: definition.source.publisher,
    published: definition.source.published,
    developments: definition.developments.map((each) => ({
      id: each.id,
      number: each.number,
      short: each.short ?? each.title,
      title: each.title,
    })),
  }));
  return { forecasts };
}
