import {
  addDays,
  addMonths,
  dayNumber,
  firstDay,
  lastDay,
  monthIndex,
  monthOf,
  monthsBetween,
  type Day,
  type Month,
} from '../../event/calendar.ts';
import { countriesOf } from '../../event/names.ts';
import { lineage, type Lexicon } from '../../event/vocabulary.ts';
import { carries } from '../../indicator/carries.ts';
import { isSeries } from '../../indicator/series-feed.ts';
import type { Indicator } from '../../indicator/definition.ts';
import type { Forecast } from '../../indicator/forecast.ts';
import type { Filter } from '../../indicator/filter.ts';
import type { LoadedForecast, LoadedIndicator } from '../../indicator/loaded.ts';
import { coversMonth, nilReturnsOf, takesNilReturns } from './nil-return.ts';
import type { MonthPoint, Standing } from '../reading.ts';
import { QUIET_SHARE } from '../rules.ts';
import type { FeedState } from './tally.ts';

/** One month of an indicator's time on one feed, before any event is looked at. */
export interface TimelineMonth {
  month: Month;
  window: MonthPoint['window'];
  covered: boolean;
  /** Covered only because somebody looked for this indicator and found none. */
  nil: boolean;
  provisional: boolean;
  quiet: boolean;
}

/** First and last month of a window. */
export interface Span {
  from: Month;
  to: Month;
}

/** The baseline an indicator is held against; null when its file says none. */
export function baselineOf(forecast: Forecast, indicator: Indicator): Span | null {
  if (indicator.baseline === 'none') return null;
  return indicator.baseline === 'long'
    ? (forecast.windows.long_baseline ?? forecast.windows.baseline)
    : forecast.windows.baseline;
}

/**
 * Every month from the start of the baseline to the horizon (or to the as-of day, when that is earlier),
 * with what is known of it on the feed. A month counts as over on its last day.
 */
export function timeline(
  forecast: LoadedForecast,
  indicator: LoadedIndicator,
  feed: FeedState,
  asOf: Day,
  words: Lexicon,
): TimelineMonth[] {
  const { windows, quiet_periods: quietPeriods } = forecast.definition;
  const baseline = baselineOf(forecast.definition, indicator.definition);
  const start = baseline?.from ?? windows.baseline.from;
  const end = [windows.horizon, monthOf(asOf)].sort()[0] ?? windows.horizon;
  const needed = neededPlaces(indicator.definition, forecast.definition, words);
  const carried = isSeries(feed.id) || carries(indicator.definition, feed.id);
  const open = firstOpenMonth(feed, asOf);
  const looked = takesNilReturns(indicator.definition.measure)
    ? nilReturnsOf(feed.nilReturns, forecast.id, indicator.id)
    : [];
  return monthsBetween(start, end).map((month) => {
    const declared = carried && isCovered(feed, indicator.id, month, needed);
    const nil = carried && !declared && coversMonth(looked, month);
    return {
      month,
      window:
        baseline && month >= baseline.from && month <= baseline.to
          ? 'baseline'
          : month >= windows.watch.from
            ? 'watch'
            : 'outside',
      covered: declared || nil,
      nil,
      provisional: month >= open,
      quiet: isQuiet(month, quietPeriods),
    };
  });
}

/** The first month that is not yet judged: still running, or held back because reports keep arriving (method 4.10). */
export function firstOpenMonth(feed: Pick<FeedState, 'holdBack' | 'currentTo'>, asOf: Day): Month {
  return addMonths(firstRunningMonth(feed, asOf), -feed.holdBack);
}

/** The first month that was not over when the feed was last heard of. */
export function firstRunningMonth(feed: Pick<FeedState, 'currentTo'>, asOf: Day): Month {
  const known = feed.currentTo !== null && feed.currentTo < asOf ? feed.currentTo : asOf;
  return monthOf(addDays(known, 1));
}

/** Last month of the watch that is over, not provisional and covered by the feed at all; null while there is none. */
export function lastJudgedMonth(forecast: LoadedForecast, feed: FeedState, asOf: Day): Month | null {
  const { watch, horizon } = forecast.definition.windows;
  const over = [addMonths(firstOpenMonth(feed, asOf), -1), horizon].sort()[0] ?? horizon;
  const nil = (feed.nilReturns ?? []).filter((span) => span.forecast === forecast.id);
  const indicators = [...new Set(nil.map((span) => span.indicator))];
  const looked = monthsBetween(watch.from, over).filter(
    (month) =>
      feed.coverage.some((span) => span.from <= month && month <= span.to) ||
      indicators.some((id) =>
        coversMonth(
          nil.filter((span) => span.indicator === id),
          month,
        ),
      ),
  );
  return looked.at(-1) ?? null;
}

/** Whether the feed says it looked, in that month and everywhere the indicator looks: there, or in what that lies in. */
function isCovered(feed: FeedState, indicator: string, month: Month, needed: readonly (readonly string[])[]): boolean {
  const spans = feed.coverage.filter(
    (span) =>
      span.from <= month && month <= span.to && (span.indicators === null || span.indicators.includes(indicator)),
  );
  return (
    spans.length > 0 &&
    needed.every((line) => spans.some((span) => line.some((place) => span.countries.includes(place))))
  );
}

/**
 * The places an indicator must be able to see, each with all that it lies in: those its filter names, else the forecast's
 * countries. A feed that looks in one province sees an indicator of that province, and none of its whole country.
 */
function neededPlaces(indicator: Indicator, forecast: Forecast, words: Lexicon): string[][] {
  const named = placesIn(indicator.counts).filter((place) => countriesOf(words, [place]).length > 0);
  const places = named.length > 0 ? [...new Set(named)] : neededCountries(indicator, forecast, words);
  return places.map((place) => [place, ...lineage(words, 'places', place).map(({ id }) => id)]);
}

/** The countries an indicator must be able to see: those its filter names, else all of the forecast's. */
export function neededCountries(indicator: Indicator, forecast: Forecast, words: Lexicon): string[] {
  const named = countriesOf(words, placesIn(indicator.counts));
  if (named.length) return named;
  return (
    forecast.countries ?? [...words.places.values()].filter((word) => word.level === 'country').map((word) => word.id)
  );
}

/** The places a filter names, wherever in it. */
export function placesIn(filter: Filter): string[] {
  return [...(filter.in ?? []), ...[...(filter.all ?? []), ...(filter.any ?? [])].flatMap(placesIn)];
}

/** A month is quiet when at least half of its days lie in a quiet period. */
function isQuiet(month: Month, periods: Forecast['quiet_periods']): boolean {
  const [first, last] = [dayNumber(firstDay(month)), dayNumber(lastDay(month))];
  const days = periods.reduce((sum, period) => {
    const overlap = Math.min(last, dayNumber(period.to)) - Math.max(first, dayNumber(period.from)) + 1;
    return sum + Math.max(0, overlap);
  }, 0);
  return days >= QUIET_SHARE * (last - first + 1);
}

/** The months at which a reading is official, in their order; the last is the horizon. */
export function checkpointsOf({ windows }: Forecast): Month[] {
  return [...new Set([...windows.checkpoints, windows.horizon])].sort();
}

/** Official at a checkpoint and after the watch, when no checkpoint is to come: what could not be judged stays so. */
export function standingOf(forecast: LoadedForecast, feed: FeedState, asOf: Day): Standing {
  const through = lastJudgedMonth(forecast, feed, asOf);
  const reached = through !== null && checkpointsOf(forecast.definition).includes(through);
  return reached || isOver(forecast.definition, feed, asOf) ? 'official' : 'interim';
}

/** Whether the watch is over and judged: nothing that is still missing can come by waiting. */
export function isOver(forecast: Forecast, feed: Pick<FeedState, 'holdBack' | 'currentTo'>, asOf: Day): boolean {
  return firstOpenMonth(feed, asOf) > forecast.windows.horizon;
}

/** How many months of the watch have passed, and how many it has: "month 21 of 36". */
export function watchProgress(forecast: Forecast, asOf: Day): { month: number; months: number } {
  const { watch, horizon } = forecast.windows;
  const months = monthIndex(horizon) - monthIndex(watch.from) + 1;
  const month = monthIndex(monthOf(asOf)) - monthIndex(watch.from) + 1;
  return { month: Math.min(months, Math.max(0, month)), months };
}
