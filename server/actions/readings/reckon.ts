import { dayInWords, firstDay, lastDay, type Day } from '../../domain/event/calendar.ts';
import type { LoadedForecast } from '../../domain/indicator/loaded.ts';
import { Problem } from '../../domain/problem.ts';
import { recordFeed } from '../../domain/reading/measure/feed-of-record.ts';
import { NO_TALLIES } from '../../domain/reading/judge-all.ts';
import { readForecast, type ReadForecastInput } from '../../domain/reading/read-forecast.ts';
import type { ForecastReading } from '../../domain/reading/reading.ts';
import type { SharedEvents } from '../../domain/reading/measure/tally.ts';
import { lastJudgedMonth } from '../../domain/reading/measure/timeline.ts';
import { eventsToName } from '../../domain/reading/chart/to-chart/names.ts';
import type { VersionDates } from '../../store/readings/definitions.ts';
import type { Reads, Tx } from '../../store/queries.ts';
import type { Ctx } from '../ctx.ts';
import { revisedOn } from './revised-on.ts';
import { sumsAt, talliesByFeed } from './gather-tallies.ts';

/** Which reading is wanted. Without a feed, the feed of record. */
export interface Wanted {
  forecast: LoadedForecast;
  feed: string | undefined;
  asOf: Day;
  /** The moment whose entries are read, as an ISO time; null for the log as it is now. */
  at: string | null;
  dataVersion: string;
}

/** Gathers what the reckoning rests on, from the store or inside a transaction, and reckons. */
export async function reckon(ctx: Ctx, from: Reads | Tx, wanted: Wanted): Promise<ForecastReading> {
  return readForecast(await restingOn(ctx, from, wanted));
}

/**
 * What the reckoning rests on. At an earlier moment the entries are those of then and the definitions those of now;
 * `from` must then be one steady view of the log.
 */
export async function restingOn(
  ctx: Ctx,
  from: Reads | Tx,
  { forecast, feed: asked, asOf, at, dataVersion }: Wanted,
): Promise<ReadForecastInput> {
  const ids = ctx.definitions.idsOf(forecast.id);
  const sums = await sumsAt(ctx, from, { forecast, at });
  const feeds = await sums.feeds();
  const feed = asked ?? recordFeed(forecast, feeds);
  if (!feeds.some((each) => each.id === feed)) throw unknownFeed(feed, at);
  const names = new Map([...ids].map(([indicator, id]) => [id, indicator]));
  const own = feeds.find((each) => each.id === feed);
  // Overlap is counted over the months that are judged, as the events it is a part of are.
  const through = own ? lastJudgedMonth(forecast, own, asOf) : null;
  const compared = feeds.filter((each) => each.id === feed || each.coverage.length > 0);
  const [byFeed, shared, events, samples, versions, revised] = await Promise.all([
    talliesByFeed(ctx, sums, { forecast, feeds: compared.map((each) => each.id) }),
    sums.shared({
      tracked: [...ids.values()],
      feed,
      from: firstDay(forecast.definition.windows.watch.from),
      to: lastDay(through ?? forecast.definition.windows.watch.from),
    }),
    sums.totals(feed, asOf),
    from.samples.loaded(),
    from.definitions.versions(forecast.id),
    revisedOn(from, { forecast: forecast.id, feed, at }),
  ]);
  const told = forecast.indicators.flatMap(({ id, definition }) =>
    eventsToName(definition.measure, byFeed.get(feed)?.get(id) ?? NO_TALLIES),
  );
  return {
    forecast,
    words: ctx.definitions.catalogue().words,
    feed,
    feeds,
    tallies: byFeed,
    shared: shared.map((pair): SharedEvents => ({
      a: names.get(pair.a) ?? '',
      b: names.get(pair.b) ?? '',
      events: pair.events,
    })),
    asOf,
    // Sample data stand in the desk's feed; a dataset that was imported is what it says it is.
    sample: feed === 'desk' ? samples.map((sample) => sample.name) : [],
    changedAfterRegistration: changedAfter(forecast, versions),
    dataVersion,
    events,
    names: await from.events.summaries(told),
    revised,
  };
}

/** The refusal of a feed that the log does not know, or did not know at that moment. */
export function unknownFeed(feed: string, at: string | null): Problem {
  const name = feed.slice(0, 60);
  return at === null
    ? new Problem('feed-not-found', `There is no feed "${name}"`)
    : new Problem('feed-not-found', `Nothing of a feed "${name}" was in the log on ${dayInWords(at.slice(0, 10))}`, {
        fix: 'Read another feed, or a later day.',
      });
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
