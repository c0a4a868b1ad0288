import { addMonths, lastDay, type Day, type Month } from '../event/calendar.ts';
import type { Lexicon } from '../event/vocabulary.ts';
import type { LoadedForecast, LoadedIndicator } from '../indicator/loaded.ts';
import { bottomLine } from './sentences/bottom-line.ts';
import { changedSince } from './pages/changed-since.ts';
import type { OtherFeed } from './checks.ts';
import { recordFeed } from './measure/feed-of-record.ts';
import { checksInWords, gapsInWords, sourcesOf, standingInWords, whole } from './sentences/forecast-words.ts';
import { measureAll, NO_TALLIES } from './judge-all.ts';
import { measure } from './measure/measure.ts';
import type { Measured, Setting } from './measure/measured.ts';
import { readDevelopment } from './read-development.ts';
import { readIndicator } from './read-indicator.ts';
import type { ForecastReading } from './reading.ts';
import type { FeedState, IndicatorTallies, SharedEvents } from './measure/tally.ts';
import {
  checkpointsOf,
  firstOpenMonth,
  isOver,
  lastJudgedMonth,
  standingOf,
  watchProgress,
} from './measure/timeline.ts';
import { revisedInWords, type RevisedVerdict } from './sentences/revised-words.ts';
import type { Sign } from './weigh.ts';

/** All that the reckoning of a forecast rests on. Nothing else enters: no clock, no chance, no database. */
export interface ReadForecastInput {
  forecast: LoadedForecast;
  words: Lexicon;
  feed: string;
  feeds: FeedState[];
  /** By feed, then by indicator: the feed that is read, and every other one that could be compared. */
  tallies: ReadonlyMap<string, ReadonlyMap<string, IndicatorTallies>>;
  shared: SharedEvents[];
  asOf: Day;
  sample: ('notable' | 'practice')[];
  changedAfterRegistration: string[];
  dataVersion: string;
  events: ForecastReading['events'];
  /** Summaries of the events that charts name, by id. */
  names?: ReadonlyMap<string, string>;
  /** Verdicts that imports of this feed turned by revising what was known. */
  revised?: readonly RevisedVerdict[];
}

/** What one indicator's reading rests on; what the others rest on too. */
export type SignInput = Pick<
  ReadForecastInput,
  'forecast' | 'words' | 'feeds' | 'tallies' | 'asOf' | 'changedAfterRegistration' | 'names'
>;

/** The whole reckoning in one call: every indicator, every development, the bottom line. */
export function readForecast(input: ReadForecastInput): ForecastReading {
  const { forecast, asOf } = input;
  const { definition } = forecast;
  const { title, author, publisher, published, link } = definition.source;
  const feed = feedOf(input);
  const signs = readSigns(input, feed);
  const over = isOver(definition, feed, asOf);
  const developments = definition.developments.map((development) =>
    readDevelopment(
      development,
      signs.filter((sign) => sign.indicator.development === development.id),
      input.shared,
      over,
    ),
  );
  const readings = signs.map((sign) => sign.reading);
  const through = lastJudgedMonth(forecast, feed, asOf);
  const progress = watchProgress(definition, asOf);
  const standing = standingOf(forecast, feed, asOf);
  const reached = addMonths(firstOpenMonth(feed, asOf), -1);
  const next = checkpointsOf(definition).find((month) => month > reached) ?? null;
  return {
    forecast: forecast.id,
    title: definition.title,
    source: { title, author, publisher, published, link: link ?? null },
    feed: feed.id,
    feedTitle: feed.title,
    credit: {
      citation: feed.citation,
      licence: feed.licence,
      redistribution: feed.redistribution,
      accessed: feed.accessed,
    },
    feeds: input.feeds.map(({ id, title, events }) => ({
      id,
      title,
      events,
      record: id === recordFeed(forecast, input.feeds),
    })),
    asOf,
    through,
    monthOfWatch: progress.month,
    monthsOfWatch: progress.months,
    standing,
    nextCheckpoint: next,
    windows: {
      baseline: definition.windows.baseline,
      watch: { from: definition.windows.watch.from, to: definition.windows.horizon },
      horizon: definition.windows.horizon,
    },
    sample: input.sample,
    definitions: { hash: forecast.hash, changedAfterRegistration: input.changedAfterRegistration },
    dataVersion: input.dataVersion,
    events: input.events,
    sentences: {
      finding: bottomLine(developments, over),
      standing: standingInWords({
        ...{ standing, next, through, feed, asOf, published },
        horizon: definition.windows.horizon,
      }),
      sources: whole(sourcesOf({ feed: feed.id, events: input.events }, over)),
      checks: checksInWords(readings, over),
      gaps: gapsInWords(readings, feed.title),
    },
    changed: changed(input, feed, signs, through),
    developments,
  };
}

/** Reads every indicator, then takes back the verdicts that do not survive the allowance for many indicators. */
function readSigns(input: ReadForecastInput, feed: FeedState): Sign[] {
  const { forecast, words, asOf, names = new Map<string, string>() } = input;
  const measured = measureAll({ forecast, words, feed, asOf, names }, input.tallies.get(feed.id));
  return forecast.indicators.map((indicator) => {
    const found = readSign(input, feed, indicator, measured);
    const revised = revisedInWords(found.reading.verdict, indicator.id, input.revised ?? []);
    return revised ? { ...found, reading: { ...found.reading, revised } } : found;
  });
}

/** One indicator on one feed, once all of them are measured there: the others decide what chance alone would show. */
export function readSign(
  input: SignInput,
  feed: FeedState,
  indicator: LoadedIndicator,
  measured: ReadonlyMap<string, Measured>,
): Sign {
  const { forecast, words, asOf, names = new Map<string, string>() } = input;
  const setting: Setting = { forecast, words, feed, asOf, names };
  const talliesOn = ({ id }: FeedState) => input.tallies.get(id)?.get(indicator.id) ?? NO_TALLIES;
  const found = measured.get(indicator.id) ?? measure(setting, indicator, NO_TALLIES);
  const others: OtherFeed[] = input.feeds
    .filter((other) => other.id !== feed.id && other.coverage.length > 0)
    .map((other) => ({ feed: other, tallies: talliesOn(other) }));
  const changedAfterRegistration = input.changedAfterRegistration.includes(indicator.id);
  const reading = readIndicator(setting, indicator, talliesOn(feed), found, { others, changedAfterRegistration });
  return { indicator, measured: found, reading };
}

/** Against the same reckoning, on the same entries, with the newest judged month not yet judged. */
function changed(input: ReadForecastInput, feed: FeedState, signs: readonly Sign[], through: Month | null) {
  if (through === null) return [];
  const asOf = lastDay(addMonths(through, feed.holdBack - 1));
  const before = measureAll({ forecast: input.forecast, words: input.words, feed, asOf }, input.tallies.get(feed.id));
  return changedSince(signs, before, input.asOf);
}

function feedOf(input: ReadForecastInput): FeedState {
  const found = input.feeds.find((feed) => feed.id === input.feed);
  return (
    found ?? {
      id: input.feed,
      title: input.feed,
      coverage: [],
      holdBack: 0,
      currentTo: null,
      events: 0,
      licence: '',
      citation: '',
      redistribution: '',
      accessed: null,
    }
  );
}
