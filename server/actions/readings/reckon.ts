import { firstDay, lastDay, type Day } from '../../domain/event/calendar.ts';
import type { LoadedForecast } from '../../domain/indicator/loaded.ts';
import { Problem } from '../../domain/problem.ts';
import { recordFeed } from '../../domain/reading/feed-of-record.ts';
import { readForecast } from '../../domain/reading/read-forecast.ts';
import type { ForecastReading } from '../../domain/reading/reading.ts';
import type { IndicatorTallies, SharedEvents } from '../../domain/reading/tally.ts';
import { lastJudgedMonth } from '../../domain/reading/timeline.ts';
import type { VersionDates } from '../../store/definitions.ts';
import type { Reads, Tx } from '../../store/queries.ts';
import type { Ctx } from '../ctx.ts';

/** Which reading is wanted. Without a feed, the feed of record. */
export interface Wanted {
  forecast: LoadedForecast;
  feed: string | undefined;
  asOf: Day;
  dataVersion: string;
}

/** Gathers what the reckoning rests on, from the store or inside a transaction, and reckons. */
export async function reckon(
  ctx: Ctx,
  from: Reads | Tx,
  { forecast, feed: asked, asOf, dataVersion }: Wanted,
): Promise<ForecastReading> {
  const feeds = await from.feeds.states();
  const feed = asked ?? recordFeed(forecast, feeds);
  if (!feeds.some((each) => each.id === feed))
    throw new Problem('feed-not-found', `There is no feed "${feed.slice(0, 60)}"`);
  const ids = ctx.definitions.idsOf(forecast.id);
  const names = new Map([...ids].map(([indicator, id]) => [id, indicator]));
  const own = feeds.find((each) => each.id === feed);
  // Overlap is counted over the months that are judged, as the events it is a part of are.
  const through = own ? lastJudgedMonth(forecast, own, asOf) : null;
  const compared = feeds.filter((each) => each.id === feed || each.coverage.length > 0);
  const [tallies, shared, events, samples, versions] = await Promise.all([
    from.tallies.of({ tracked: [...ids.values()], feeds: compared.map((each) => each.id) }),
    from.tallies.shared({
      tracked: [...ids.values()],
      feed,
      from: firstDay(forecast.definition.windows.watch.from),
      to: lastDay(through ?? forecast.definition.windows.watch.from),
    }),
    from.events.totals(feed),
    from.samples.loaded(),
    from.definitions.versions(forecast.id),
  ]);
  return readForecast({
    forecast,
    words: ctx.definitions.catalogue().words,
    feed,
    feeds,
    tallies: new Map([...tallies].map(([id, byTracked]) => [id, named(byTracked, names)])),
    shared: shared.map((pair): SharedEvents => ({
      a: names.get(pair.a) ?? '',
      b: names.get(pair.b) ?? '',
      events: pair.events,
    })),
    asOf,
    sample: samples.map((sample) => sample.name),
    changedAfterRegistration: changedAfter(forecast, versions),
    dataVersion,
    events,
  });
}

function named(
  tallies: ReadonlyMap<number, IndicatorTallies>,
  names: ReadonlyMap<number, string>,
): Map<string, IndicatorTallies> {
  return new Map([...tallies].map(([id, each]) => [names.get(id) ?? '', each]));
}

/**
 * Indicators whose version came after the registration and after the forecast was first loaded: changed or added since.
 * What came with the first load is the declaration itself, whenever that was.
 */
export function changedAfter(forecast: LoadedForecast, versions: readonly VersionDates[]): string[] {
  const { registered } = forecast.definition;
  const first = versions.map((each) => each.firstLoadedAt).sort()[0];
  return forecast.indicators.flatMap(({ id, version }) => {
    const now = versions.find((each) => each.indicator === id && each.version === version);
    const later = now !== undefined && first !== undefined && now.firstLoadedAt > first;
    return later && now.firstLoadedAt.slice(0, 10) > registered ? [id] : [];
  });
}
