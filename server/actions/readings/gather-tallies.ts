import type { LoadedForecast } from '../../domain/indicator/loaded.ts';
import { withPublished } from '../../domain/reading/measure/published.ts';
import type { IndicatorTallies } from '../../domain/reading/measure/tally.ts';
import type { Reads, Tx } from '../../store/queries.ts';
import type { Ctx } from '../ctx.ts';
import { asItStands, asItStood, type Sums } from './as-it-stood.ts';

/** The sums that a forecast's readings rest on, at a moment; null is now. They are matched with today's definitions. */
export async function sumsAt(
  ctx: Ctx,
  from: Reads | Tx,
  { forecast, at }: { forecast: LoadedForecast; at: string | null },
): Promise<Sums> {
  if (at === null) return asItStands(from);
  const wanted = new Set(ctx.definitions.idsOf(forecast.id).values());
  return asItStood(from, { at, tracked: ctx.definitions.tracked().filter(({ id }) => wanted.has(id)) });
}

/** The tallies of a forecast on these feeds: by feed, then by indicator. */
export async function talliesByFeed(
  ctx: Ctx,
  sums: Sums,
  { forecast, feeds }: { forecast: LoadedForecast; feeds: readonly string[] },
): Promise<Map<string, Map<string, IndicatorTallies>>> {
  const ids = ctx.definitions.idsOf(forecast.id);
  const tallies = await sums.tallies({ tracked: [...ids.values()], feeds });
  const names = new Map([...ids].map(([indicator, id]) => [id, indicator]));
  return new Map([...tallies].map(([feed, byTracked]) => [feed, named(byTracked, names, forecast)]));
}

function named(
  tallies: ReadonlyMap<number, IndicatorTallies>,
  names: ReadonlyMap<number, string>,
  forecast: LoadedForecast,
): Map<string, IndicatorTallies> {
  const measures = new Map(forecast.indicators.map(({ id, definition }) => [id, definition.measure]));
  return new Map(
    [...tallies].map(([tracked, each]) => {
      const id = names.get(tracked) ?? '';
      const measure = measures.get(id);
      return [id, measure ? withPublished(each, measure) : each];
    }),
  );
}
