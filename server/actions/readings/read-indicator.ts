import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { Indicator } from '../../domain/indicator/definition.ts';
import type { ForecastReading, IndicatorReading } from '../../domain/reading/reading.ts';
import { foreseen, type Foreseen } from '../../domain/reading/pages/rivals.ts';
import type { Ctx } from '../ctx.ts';
import { forecastIn } from '../definitions/in-use.ts';
import { readForecast } from './read-forecast.ts';

/** An indicator's reading with all that its page says beside it. */
export interface IndicatorPage {
  reading: IndicatorReading;
  definition: Indicator;
  development: { id: string; number: number; title: string; short: string };
  claims: { id: string; says: string; means: string }[];
  forecast: Pick<ForecastReading, 'asOf' | 'standing' | 'feed' | 'feeds' | 'sample' | 'title'> & { id: string };
  versions: { version: string; firstLoadedAt: string; loadedBy: string; current: boolean }[];
  /** How likely each explanation makes what is expected; null where the file does not say. */
  foreseen: Foreseen[] | null;
  dataVersion: string;
}

/**
 * One indicator: its reading, its definition, and the versions it had.
 * @throws Problem `forecast-not-found` or `indicator-not-found`
 */
export async function readIndicator({
  ctx,
  input: { indicator: id, ...input },
}: {
  ctx: Ctx;
  input: { forecast: string; indicator: string; feed?: string | undefined; 'as-of'?: string | undefined };
}): Promise<IndicatorPage> {
  allow(ctx.actor, 'reading:read');
  const whole = await readForecast({ ctx, input });
  const forecast = forecastIn(ctx, input.forecast);
  const loaded = forecast.indicators.find((each) => each.id === id);
  const development = forecast.definition.developments.find((each) => each.id === loaded?.development);
  const reading = whole.developments.flatMap((each) => each.indicators).find((each) => each.id === id);
  if (!loaded || !development || !reading)
    throw new Problem('indicator-not-found', `There is no indicator "${id.slice(0, 60)}" in this forecast`);
  const kept = await ctx.store.definitions.versions(forecast.id);
  const { asOf, standing, feed, feeds, sample, title, dataVersion } = whole;
  return {
    reading,
    definition: loaded.definition,
    development: {
      id: development.id,
      number: development.number,
      title: development.title,
      short: development.short ?? development.title,
    },
    claims: development.claims.filter((claim) => loaded.definition.claim.includes(claim.id)),
    forecast: { id: forecast.id, title, asOf, standing, feed, feeds, sample },
    versions: kept
      .filter((each) => each.indicator === id)
      .map(({ version, firstLoadedAt, loadedBy }) => ({
        version,
        firstLoadedAt,
        loadedBy,
        current: version === loaded.version,
      })),
    foreseen: foreseen(development, loaded.definition),
    dataVersion,
  };
}
