import { addMonths, dayInWords, lastDay, monthInWords, type Day } from '../event/calendar.ts';
import type { Lexicon } from '../event/vocabulary.ts';
import type { LoadedForecast } from '../indicator/loaded.ts';
import { bottomLine } from './bottom-line.ts';
import type { OtherFeed } from './checks.ts';
import { recordFeed } from './feed-of-record.ts';
import { judgeAll, measureEach, NO_TALLIES } from './judge-all.ts';
import { measure } from './measure.ts';
import type { Measured, Setting } from './measured.ts';
import { readDevelopment } from './read-development.ts';
import { readIndicator } from './read-indicator.ts';
import type { ForecastReading, Verdict } from './reading.ts';
import type { FeedState, IndicatorTallies, SharedEvents } from './tally.ts';
import { firstOpenMonth, firstRunningMonth, lastJudgedMonth, watchProgress } from './timeline.ts';
import { BADGES } from './verdict.ts';
import type { Sign } from './weigh.ts';
import { listed, percentInWords, plural } from './words.ts';

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
}

/** The whole reckoning in one call: every indicator, every development, the bottom line. */
export function readForecast(input: ReadForecastInput): ForecastReading {
  const { forecast, asOf } = input;
  const { definition } = forecast;
  const { title, author, publisher, published, link } = definition.source;
  const feed = feedOf(input);
  const signs = readSigns(input, feed);
  const developments = definition.developments.map((development) =>
    readDevelopment(
      development,
      signs.filter((sign) => sign.indicator.development === development.id),
      input.shared,
    ),
  );
  const through = lastJudgedMonth(forecast, feed, asOf);
  const progress = watchProgress(definition, asOf);
  const checkpoints = [...new Set([...definition.windows.checkpoints, definition.windows.horizon])].sort();
  const standing = through !== null && checkpoints.includes(through) ? 'official' : 'interim';
  const reached = addMonths(firstOpenMonth(feed, asOf), -1);
  const next = checkpoints.find((month) => month > reached) ?? null;
  return {
    forecast: forecast.id,
    title: definition.title,
    source: { title, author, publisher, published, link: link ?? null },
    feed: feed.id,
    feedTitle: feed.title,
    credit: { citation: feed.citation, licence: feed.licence },
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
      finding: bottomLine(developments),
      standing: standingInWords(standing, next, through, feed, asOf),
      sources: sourcesInWords(input.events),
      checks: checksInWords(signs),
      gaps: gapsInWords(signs, feed),
    },
    changed: changedSince(input, feed, signs),
    developments,
  };
}

/** Reads every indicator, then takes back the verdicts that do not survive the allowance for many indicators. */
function readSigns(input: ReadForecastInput, feed: FeedState): Sign[] {
  const setting: Setting = { forecast: input.forecast, words: input.words, feed, asOf: input.asOf };
  const own = input.tallies.get(feed.id);
  const measured = measureAll(setting, own);
  return input.forecast.indicators.map((indicator) => {
    const found = measured.get(indicator.id) ?? measure(setting, indicator, NO_TALLIES);
    const tallies = own?.get(indicator.id) ?? NO_TALLIES;
    const others: OtherFeed[] = input.feeds
      .filter((other) => other.id !== feed.id && other.coverage.length > 0)
      .map((other) => ({ feed: other, tallies: input.tallies.get(other.id)?.get(indicator.id) ?? NO_TALLIES }));
    const changedAfterRegistration = input.changedAfterRegistration.includes(indicator.id);
    return {
      indicator,
      measured: found,
      reading: readIndicator(setting, indicator, tallies, found, { others, changedAfterRegistration }),
    };
  });
}

function measureAll(
  setting: Setting,
  tallies: ReadonlyMap<string, IndicatorTallies> | undefined,
): Map<string, Measured> {
  const measured = measureEach(setting, tallies);
  for (const [id, judgement] of judgeAll(measured)) Object.assign(measured.get(id) ?? {}, { judgement });
  return measured;
}

/** Verdicts that differ from those a month earlier, by the same code on the same entries. */
function changedSince(input: ReadForecastInput, feed: FeedState, signs: readonly Sign[]): ForecastReading['changed'] {
  // One judged month less than now: the last day of the month before the newest that is over.
  const asOf = lastDay(addMonths(firstRunningMonth(feed, input.asOf), -2));
  const before = measureAll({ forecast: input.forecast, words: input.words, feed, asOf }, input.tallies.get(feed.id));
  return signs.flatMap(({ indicator, reading }) => {
    const from: Verdict | null = before.get(indicator.id)?.judgement.verdict ?? null;
    if (from === reading.verdict || from === null) return [];
    const words = `${reading.sentences.finding} Was: ${BADGES[from].toLowerCase()}.`;
    return [{ indicator: indicator.id, title: reading.title, from, to: reading.verdict, words }];
  });
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
    }
  );
}

function standingInWords(
  standing: ForecastReading['standing'],
  next: string | null,
  through: string | null,
  feed: FeedState,
  asOf: Day,
): string {
  const over = next === null ? ' The watch is over.' : ` Next checkpoint ${monthInWords(next)}.`;
  if (through === null) return `On ${dayInWords(asOf)} no month of the watch is covered and judged.${over}`;
  const held = feed.holdBack && next ? `; the newest ${plural(feed.holdBack, 'month')} are provisional` : '';
  const ends = standing === 'interim' && next === null ? `, where the coverage of ${feed.title} ends` : '';
  return `Judged through ${monthInWords(through)}${ends || held}. ${standing === 'official' ? 'Official' : 'Interim'} reading.${over}`;
}

function sourcesInWords({ counted, withSource, withTwoSources, inReview }: ForecastReading['events']): string {
  if (counted === 0) return 'No event counts yet.';
  const review = inReview ? ` ${plural(inReview, 'more event')} in review do not count.` : '';
  return `${plural(counted, 'event')}, ${percentInWords(withSource / counted)} with a source, ${percentInWords(withTwoSources / counted)} with two or more.${review}`;
}

function checksInWords(signs: readonly Sign[]): string {
  const firm = signs.filter((sign) => ['as-predicted', 'against'].includes(sign.reading.verdict));
  if (!firm.length) return 'No verdict stands yet that could be checked.';
  const checked = firm.filter((sign) =>
    sign.reading.checks.some((check) => ['holds', 'flips'].includes(check.outcome)),
  );
  if (!checked.length) return 'No check can be made on the verdicts that stand.';
  const shaky = checked.filter((sign) => sign.reading.checks.some((check) => check.outcome === 'flips'));
  const many =
    checked.length === 1 ? 'The one verdict that can be checked' : `All ${checked.length} verdicts that can be checked`;
  if (!shaky.length) return `${many} ${checked.length === 1 ? 'holds' : 'hold'} in every check.`;
  return `${checked.length - shaky.length} of ${plural(checked.length, 'verdict')} hold in every check; ${shaky.length === 1 ? 'one does' : `${shaky.length} do`} not.`;
}

function gapsInWords(signs: readonly Sign[], feed: FeedState): string {
  const uncarried = signs.filter((sign) => sign.reading.qualifier === 'not-carried').length;
  if (uncarried) return `${feed.title} does not carry ${uncarried} of the ${signs.length} indicators.`;
  const thin = signs.filter((sign) => sign.reading.qualifier === 'no-coverage');
  if (thin.length)
    return `For ${thin.length} of the ${signs.length} indicators too few months are covered, so a month without events cannot be read as zero.`;
  const needy = signs.filter((sign) => sign.reading.verdict === 'too-little-data').map((sign) => sign.reading.title);
  const missing = signs.filter(
    (sign) => sign.reading.coverage.watch.covered < sign.reading.coverage.watch.months,
  ).length;
  const gaps = missing ? `Some months are not covered for ${plural(missing, 'indicator')}. ` : '';
  if (!needy.length) return gaps || 'Every indicator has data enough.';
  return `${gaps}Too little data for ${plural(needy.length, 'indicator')}: ${listed(needy.slice(0, 3))}${needy.length > 3 ? ' and others' : ''}.`;
}
