import { z } from 'zod';
import { DaySchema } from '../../domain/event/event.ts';
import { allow } from '../../domain/permission.ts';
import type { ForecastReading } from '../../domain/reading/reading.ts';
import type { Reads } from '../../store/queries.ts';
import type { Ctx } from '../ctx.ts';
import { forecastIn } from '../definitions/in-use.ts';
import { parse } from '../parse.ts';
import { momentOf } from './moment.ts';
import { reckon, type Wanted } from './reckon.ts';
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
  const wanted = await wantedOf(ctx, input, exact);
  const { feed } = wanted;
  const reading = await ctx.readings.get(answerOf(wanted, feed), () =>
    atMoment(ctx, wanted, (reads) => reckon(ctx, reads, wanted)),
  );
  // The feed of record is asked for without its name and with it: it is reckoned once.
  return feed === undefined
    ? ctx.readings.get(answerOf(wanted, reading.feed), () => Promise.resolve(reading))
    : reading;
}

/** Which reading is asked for, once it is known that whoever asks may read it. */
export async function wantedOf(ctx: Ctx, input: unknown, exact: string | null = null): Promise<Wanted> {
  allow(ctx.actor, 'reading:read');
  const { forecast: id, feed, 'as-of': asked, until } = parse(ReadInput, input);
  const { at, day } = momentOf(ctx, asked, exact);
  const asOf = until !== undefined && until < day ? until : day;
  const dataVersion = await dataVersionNow(ctx);
  return { forecast: forecastIn(ctx, id), feed, asOf, at, dataVersion };
}

/** The name under which an answer is kept. */
export function answerOf({ dataVersion, forecast, asOf, at }: Wanted, what: string | undefined): string {
  return [dataVersion, forecast.id, what, asOf, at].join(' ');
}

/** Reads the log as it is now, or a day gone by in one steady view of it. */
export function atMoment<T>(ctx: Ctx, { at }: Wanted, read: (from: Reads) => Promise<T>): Promise<T> {
  return at === null ? read(ctx.store) : ctx.store.steady(read, LONG);
}

/** Names the state of events, coverage and definitions: two answers under one name are the same. */
export async function dataVersionNow(ctx: Ctx): Promise<string> {
  const { n, epoch } = await ctx.store.data.version();
  // Another process changed the definitions: what our numbers were made with may be gone.
  if (epoch !== ctx.definitions.epoch()) await storeDefinitions({ ctx });
  return `${n}-${ctx.definitions.hash().slice(0, 12)}`;
}
