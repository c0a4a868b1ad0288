import { monthIndex, monthsInWords, type Day, type Month } from '../../event/calendar.ts';
import { changedHeading, unchangedInWords } from './changed-since.ts';
import type { ChartSpec } from '../chart/chart.ts';
import { gappy, shaky, sourcesOf } from '../sentences/forecast-words.ts';
import type { Change, DevelopmentReading, ForecastReading, IndicatorReading, Oriented, Said } from '../reading.ts';
import { fourFigures, toSpark, type SparkSpec } from '../chart/spark.ts';
import { plural } from '../sentences/words.ts';

/** An indicator as cards and tables show it: no series, a small chart, checks as numbers. */
export interface OverviewIndicator extends Pick<
  IndicatorReading,
  | 'id'
  | 'title'
  | 'claims'
  | 'expects'
  | 'expectsWords'
  | 'verdict'
  | 'qualifierWords'
  | 'before'
  | 'after'
  | 'change'
  | 'oriented'
> {
  /** Checks that could be made, and in how many of them the verdict stays. */
  checks: { of: number; holds: number };
  /** Events that a person counted, or kept out, against the rule. */
  byHand: number;
  /** "before: Jan 2018 to Jan 2023, 61 months": where its numbers span other months than the page names; else null. */
  span: string | null;
  sentences: Pick<IndicatorReading['sentences'], 'finding' | 'change' | 'byHand'>;
  spark: SparkSpec;
}

/** A development as the reading pages show it. */
export interface OverviewDevelopment extends Omit<DevelopmentReading, 'indicators' | 'lead'> {
  /** The chart shown first; only developments with a roll-up have one. */
  lead: { indicator: string; title: string; chart: ChartSpec } | null;
  indicators: OverviewIndicator[];
}

/** Events that were entered lately, by the indicator they count for. */
export interface Entered {
  since: Day;
  /** Months the events lie in: all that an indicator looks at. */
  months: { from: Month; to: Month };
  indicators: { indicator: string; title: string; events: number }[];
}

/** What menu, overview, article and development show of a forecast: the reading without what only one indicator's page needs. */
export interface ForecastOverview extends Omit<
  ForecastReading,
  'developments' | 'credit' | 'definitions' | 'sentences'
> {
  sentences: ForecastReading['sentences'] & { changed: string; unchanged: string; entered: string | null };
  /** The sources sentence with what its numbers open. */
  sources: Said[];
  /** Clear verdicts that a check would change, and indicators with gaps: what stands behind the two other facts. */
  shaky: string[];
  gappy: string[];
  /** Null where a past day is shown: what was entered before it is in the numbers already. */
  entered: Entered | null;
  developments: OverviewDevelopment[];
}

/** The lean form of a reading; a projection, nothing is reckoned. `entered` is what the store says was entered lately. */
export function overviewOf(
  { credit: _credit, definitions: _definitions, developments, ...reading }: ForecastReading,
  entered: (Omit<Entered, 'indicators'> & { indicators: ReadonlyMap<string, number> }) | null,
): ForecastOverview {
  const indicators = developments.flatMap((development) => development.indicators);
  const over = reading.nextCheckpoint === null;
  const lately = entered && { ...entered, indicators: titled(indicators, entered.indicators) };
  return {
    ...reading,
    sentences: {
      ...reading.sentences,
      changed: changedHeading(reading.through, over, reading.windows.horizon),
      unchanged: unchangedInWords(reading.through, over),
      entered: lately && enteredInWords(lately),
    },
    sources: sourcesOf(reading, over),
    shaky: shaky(indicators).map((each) => each.id),
    gappy: gappy(indicators).map((each) => each.id),
    entered: lately,
    developments: developments.map((each) => leanDevelopment(each, reading)),
  };
}

function titled(indicators: readonly IndicatorReading[], events: ReadonlyMap<string, number>): Entered['indicators'] {
  return indicators
    .flatMap(({ id, title }) => {
      const n = events.get(id) ?? 0;
      return n > 0 ? [{ indicator: id, title, events: n }] : [];
    })
    .sort((a, b) => b.events - a.events);
}

/** What was entered in the last 30 days, which is not what happened in them. */
function enteredInWords({ indicators }: Entered): string {
  return indicators.length
    ? `Entered in the last 30 days, for ${plural(indicators.length, 'indicator')}:`
    : 'Nothing that counts here was logged or imported in the last 30 days.';
}

type Windows = Pick<ForecastReading, 'windows' | 'through'>;

function leanDevelopment(
  { indicators, lead: leadId, ...development }: DevelopmentReading,
  windows: Windows,
): OverviewDevelopment {
  const lead = development.rollUp ? indicators.find((each) => each.id === leadId) : undefined;
  return {
    ...development,
    lead: lead ? { indicator: lead.id, title: lead.title, chart: lead.chart } : null,
    indicators: indicators.map((each) => leanIndicator(each, windows)),
  };
}

function leanIndicator(reading: IndicatorReading, windows: Windows): OverviewIndicator {
  const { id, title, claims, expects, expectsWords, verdict, qualifierWords, before, after } = reading;
  const made = reading.checks.filter((check) => check.outcome === 'holds' || check.outcome === 'flips');
  return {
    ...{ id, title, claims, expects, expectsWords, verdict, qualifierWords, before, after },
    change: reading.change && rounded(reading.change),
    oriented: reading.oriented && rounded(reading.oriented),
    checks: { of: made.length, holds: made.filter((check) => check.outcome === 'holds').length },
    byHand: reading.byHand.length,
    span: spanInWords(reading, windows),
    sentences: {
      finding: reading.sentences.finding,
      change: reading.sentences.change,
      byHand: reading.sentences.byHand,
    },
    spark: toSpark(reading.chart),
  };
}

/**
 * The months that the numbers of an indicator span, where they are not those that the page names: a longer baseline, whole
 * quarters that do not fill it, days around triggers, or nothing before.
 */
export function spanInWords(
  { kind, series, before, after }: Pick<IndicatorReading, 'kind' | 'series' | 'before' | 'after'>,
  { windows, through }: Windows,
): string | null {
  if (!before && !after) return null;
  if (kind === 'response') return 'before and after each trigger';
  const side = (window: 'baseline' | 'watch', usual: { from: Month; to: Month }) => {
    const judged = series.filter((step) => step.window === window && ['counted', 'zero'].includes(step.state));
    const [first, last] = [judged[0], judged.at(-1)];
    if (!first || !last || (first.month === usual.from && last.to === usual.to)) return [];
    const span = { from: first.month, to: last.to };
    const months = monthIndex(span.to) - monthIndex(span.from) + 1;
    return [`${window === 'baseline' ? 'before' : 'since'}: ${monthsInWords(span)}, ${plural(months, 'month')}`];
  };
  const parts = [
    ...(before ? side('baseline', windows.baseline) : ['only since the article']),
    ...(through === null ? [] : side('watch', { from: windows.watch.from, to: through })),
  ];
  return parts.join('; ') || null;
}

/** Three numbers to four figures: nothing on a page shows more. */
function rounded<T extends Change | Oriented>(change: T): T {
  const at = (value: number | null) => (value === null ? null : fourFigures(value));
  return { ...change, value: at(change.value), lo: at(change.lo), hi: at(change.hi) };
}
