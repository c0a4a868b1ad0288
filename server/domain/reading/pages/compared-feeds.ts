import { heldAgainst, type HeldAgainst } from '../measure/agreement.ts';
import { judgedMonths, type JudgedMonths } from '../measure/judged-months.ts';
import type { ForecastReading, IndicatorReading } from '../reading.ts';
import { toSpark, type SparkSpec } from '../chart/spark.ts';
import { agreementInWords } from '../sentences/agreement-words.ts';

/** What one feed says of an indicator by itself: the same reading as when a page is read on that feed. */
export interface FeedSays extends Pick<
  IndicatorReading,
  | 'verdict'
  | 'qualifierWords'
  | 'change'
  | 'oriented'
  | 'before'
  | 'after'
  | 'counts'
  | 'coverage'
  | 'confidence'
  | 'kind'
> {
  feed: string;
  title: string;
  record: boolean;
  standing: ForecastReading['standing'];
  /** The months whose lists hold the events judged on either side. */
  months: { before: JudgedMonths | null; after: JudgedMonths | null };
  spark: SparkSpec;
}

/** A feed that says nothing of the indicator, and why. */
export interface FeedSilent {
  feed: string;
  title: string;
  record: boolean;
  why: string;
}

/** How far two feeds agree on an indicator, in numbers and in words. */
export interface Agreement extends HeldAgainst {
  words: string;
}

/** The feeds of an indicator side by side; never added together. */
export interface ComparedFeeds {
  says: FeedSays[];
  silent: FeedSilent[];
  /** The first of `says` against each other one; left out of links that were frozen before it was said. */
  agreement?: Agreement[];
}

/** What a feed's own reading says, without the series. */
export function feedSays(reading: IndicatorReading): Omit<FeedSays, 'feed' | 'title' | 'record' | 'standing'> {
  const { verdict, qualifierWords, change, oriented, before, after, counts, coverage, confidence, kind } = reading;
  const fields = { verdict, qualifierWords, change, oriented, before, after, counts, coverage, confidence, kind };
  return {
    ...fields,
    months: { before: judgedMonths(reading.series, 'baseline'), after: judgedMonths(reading.series, 'watch') },
    spark: toSpark(reading.chart),
  };
}

/** The first feed against each of the others. */
export function agreements([first, ...others]: readonly { title: string; reading: IndicatorReading }[]): Agreement[] {
  if (!first) return [];
  return others.map(({ title, reading }) => {
    const held = heldAgainst(reading, first.reading);
    return { ...held, words: agreementInWords(held, { feed: title, with: first.title, kind: reading.kind }) };
  });
}

/** Why a feed says nothing of an indicator, in the words of its file where it has some; null where it says something. */
export function silence(reading: IndicatorReading, note: string | undefined): string | null {
  if (reading.qualifier === 'not-carried') return note?.trim() ?? 'Its records do not hold what this indicator counts.';
  const covered = reading.series.some(({ state }) => state !== 'missing');
  return covered ? null : 'It covers no month of this indicator.';
}
