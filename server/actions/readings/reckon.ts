import { dayInWords, firstDay, lastDay, type Day } from '../../domain/event/calendar.ts';
import type { LoadedForecast } from '../../domain/indicator/loaded.ts';
import { Problem } from '../../domain/problem.ts';
import { recordFeed } from '../../domain/reading/measure/feed-of-record.ts';
import { NO_TALLIES } from '../../domain/reading/judge-all.ts';
import { readForecast } from '../../domain/reading/read-forecast.ts';
import type { ForecastReading } from '../../domain/reading/reading.ts';
import type { IndicatorTallies, SharedEvents } from '../../domain/reading/measure/tally.ts';
import { lastJudgedMonth } from '../../domain/reading/measure/timeline.ts';
import { eventsToName } from '../../domain/reading/chart/to-chart/names.ts';
import type { VersionDates } from '../../store/readings/definitions.ts';
import type { Tracked } from '../../store/events/match-rows.ts';
import type { Reads, Tx } from '../../store/queries.ts';
import type { Ctx } from '../ctx.ts';
import { asItStands, asItStood } from './as-it-stood.ts';

/** Which reading is wanted. Without a feed, the feed of record. */
export interface Wanted {
  forecast: LoadedForecast;
  feed: string | undefined;
  asOf: Day;
  /** The moment whose entries are read, as an ISO time; null for the log as it is now. */
  at: string | null;
  dataVersion: string;
}

/**
 * Gathers what the reckoning rests on, from the store or inside a transaction, and reckons. At an earlier moment the
 * entries are those of then and the definitions those of now; `from` must then be one steady view of the log.
 */
export async function reckon(
  ctx: Ctx,
  from: Reads | Tx,
  { forecast, feed: asked, asOf, at, dataVersion }: Wanted,
): Promise<ForecastReading> {
  const ids = ctx.definitions.idsOf(forecast.id);
  const sums = at === null ? asItStands(from) : await asItStood(from, { at, tracked: trackedOf(ctx, ids) });
  const feeds = await sums.feeds();
  const feed = asked ?? recordFeed(forecast, feeds);
  if (!feeds.some((each) => each.id === feed)) throw unknownFeed(feed, at);
  const names = new Map([...ids].map(([indicator, id]) => [id, indicator]));
  const own = feeds.find((each) => each.id === feed);
  // Overlap is counted over the months that are judged, as the events it is a part of are.
  const through = own ? lastJudgedMonth(forecast, own, asOf) : null;
  const compared = feeds.filter((each) => each.id === feed || each.coverage.length > 0);
  const [tallies, shared, events, samples, versions] = await Promise.all([
    sums.tallies({ tracked: [...ids.values()], feeds: compared.map((each) => each.id) }),
    sums.shared({
      tracked: [...ids.values()],
      feed,
      from: firstDay(forecast.definition.windows.watch.from),
      to: lastDay(through ?? forecast.definition.windows.watch.from),
    }),
    sums.totals(feed),
    from.samples.loaded(),
    from.definitions.versions(forecast.id),
  ]);
  const byFeed = new Map([...tallies].map(([id, byTracked]) => [id, named(byTracked, names)]));
  const told = forecast.indicators.flatMap(({ id, definition }) =>
    eventsToName(definition.measure, byFeed.get(feed)?.get(id) ?? NO_TALLIES),
  );
  return readForecast({
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
  });
}

/** Today's definitions of the forecast, as matching takes them. */
function trackedOf(ctx: Ctx, ids: ReadonlyMap<string, number>): Tracked[] {
  const wanted = new Set(ids.values());
  return ctx.definitions.tracked().filter(({ id }) => wanted.has(id));
}

function unknownFeed(feed: string, at: string | null): Problem {
  const name = feed.slice(0, 60);
  return at === null
    ? new Problem('feed-not-found', `There is no feed "${name}"`)
    : new Problem('feed-not-found', `Nothing of a feed "${name}" was in the log on ${dayInWords(at.slice(0, 10))}`, {
        fix: 'Read another feed, or a later day.',
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
