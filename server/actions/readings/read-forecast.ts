import { z } from 'zod';
import { DaySchema } from '../../domain/event/event.ts';
import { allow } from '../../domain/permission.ts';
import type { ForecastReading } from '../../domain/reading/reading.ts';
import type { Ctx } from '../ctx.ts';
import { forecastIn } from '../definitions/in-use.ts';
import { parse } from '../parse.ts';
import { reckon } from './reckon.ts';
import { storeDefinitions } from '../definitions/store-definitions.ts';

export const ReadingQuery = z.strictObject({ feed: z.string().max(60).optional(), 'as-of': DaySchema.optional() });
export const ReadInput = ReadingQuery.extend({ forecast: z.string().max(100) });

/** The whole reckoning of a forecast, on one feed, as of a day (today when none is named). */
export async function readForecast({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<ForecastReading> {
  allow(ctx.actor, 'reading:read');
  const { forecast: id, feed, 'as-of': asOf = ctx.today() } = parse(ReadInput, input);
  const dataVersion = await dataVersionNow(ctx);
  const forecast = forecastIn(ctx.definitions, id);
  return ctx.readings.get([dataVersion, id, feed, asOf].join(' '), () =>
    reckon(ctx, ctx.store, { forecast, feed, asOf, dataVersion }),
  );
}

/** Names the state of events, coverage and definitions: two answers under one name are the same. */
export async function dataVersionNow(ctx: Ctx): Promise<string> {
  const { n, epoch } = await ctx.store.data.version();
  // Another process changed the definitions: what our numbers were made with may be gone.
  if (epoch !== ctx.definitions.epoch()) await storeDefinitions({ ctx });
  return `${n}-${ctx.definitions.hash().slice(0, 12)}`;
}
