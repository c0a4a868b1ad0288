import { z } from 'zod';
import { DaySchema } from '../../domain/event/event.ts';
import { allow } from '../../domain/permission.ts';
import type { ForecastReading } from '../../domain/reading/reading.ts';
import type { Ctx } from '../ctx.ts';
import { forecastIn } from '../definitions/in-use.ts';
import { parse } from '../parse.ts';
import { momentOf } from './moment.ts';
import { reckon } from './reckon.ts';
import { storeDefinitions } from '../definitions/store-definitions.ts';

export const ReadingQuery = z.strictObject({ feed: z.string().max(60).optional(), 'as-of': DaySchema.optional() });
/** `until` reads as if today were that day, on the entries as they are: for looking back on data that came in one go. */
export const ReadInput = ReadingQuery.extend({ forecast: z.string().max(100), until: DaySchema.optional() });

/** Milliseconds: where nearly every event was changed since, each of them is matched again. */
const LONG = 120_000;

/**
 * The whole reckoning of a forecast, on one feed, as the log stood at the end of a day (now when none is named). `at`
 * is an exact moment, which no address can name: a frozen link keeps one.
 */
export async function readForecast({
  ctx,
  input,
  at: exact = null,
}: {
  ctx: Ctx;
  input: unknown;
  at?: string | null;
}): Promise<ForecastReading> {
  allow(ctx.actor, 'reading:read');
  const { forecast: id, feed, 'as-of': asked, until } = parse(ReadInput, input);
  const { at, day } = momentOf(ctx, asked, exact);
  const asOf = until !== undefined && until < day ? until : day;
  const dataVersion = await dataVersionNow(ctx);
  const forecast = forecastIn(ctx.definitions, id);
  const wanted = { forecast, feed, asOf, at, dataVersion };
  const named = (one: string | undefined) => [dataVersion, id, one, asOf, at].join(' ');
  const reading = await ctx.readings.get(named(feed), () =>
    at === null ? reckon(ctx, ctx.store, wanted) : ctx.store.steady((reads) => reckon(ctx, reads, wanted), LONG),
  );
  // The feed of record is asked for without its name and with it: it is reckoned once.
  return feed === undefined ? ctx.readings.get(named(reading.feed), () => Promise.resolve(reading)) : reading;
}

/** Names the state of events, coverage and definitions: two answers under one name are the same. */
export async function dataVersionNow(ctx: Ctx): Promise<string> {
  const { n, epoch } = await ctx.store.data.version();
  // Another process changed the definitions: what our numbers were made with may be gone.
  if (epoch !== ctx.definitions.epoch()) await storeDefinitions({ ctx });
  return `${n}-${ctx.definitions.hash().slice(0, 12)}`;
}
