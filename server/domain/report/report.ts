import { dayInWords, monthInWords, monthsInWords } from '../event/calendar.ts';
import { changedInOneLine } from '../reading/pages/changed-since.ts';
import type { ChartSpec } from '../reading/chart/chart.ts';
import type { DevelopmentReading, ForecastReading, IndicatorReading, Oriented, Verdict } from '../reading/reading.ts';
import { strengthOf } from '../reading/read-development.ts';
import { changeWithInterval } from '../reading/sentences/sentences.ts';
import { BADGES } from '../reading/verdict.ts';
import { chanceInWords, plural } from '../reading/sentences/words.ts';
import { SAMPLE_NOTICES } from './sample-notice.ts';

/** One line of the table of all indicators. */
export interface ReportRow {
  id: string;
  title: string;
  development: string;
  expects: string;
  before: string;
  after: string;
  change: string;
  oriented: Oriented | null;
  verdict: Verdict;
  badge: string;
  qualifier: string;
  confidence: string;
  /** What people decided against the rule, each with its reason, and where silence is zero because they looked; or empty. */
  byHand: string;
  eventsBefore: number;
  eventsAfter: number;
  version: string;
  changedAfterRegistration: boolean;
}

/** One development as the report tells it. */
export interface ReportDevelopment {
  number: number;
  title: string;
  says: string;
  badge: string;
  verdict: Verdict | null;
  tally: string;
  summary: string;
  posterior: string | null;
  /** How firmly it is held, in a sentence of its own. */
  confidence: string | null;
  explanations: { title: string; prior: string; posterior: string }[];
  chart: ChartSpec | null;
  judgements: { finding: string; change: string; likelihood: string | null; confidence: string | null }[];
}

/**
 * A trend report before any format: every sentence and number is taken from the reading, none is made here
 * a second time, so that screen, API, command line and paper agree.
 */
export interface Report {
  title: string;
  forecast: ForecastReading['source'] & { id: string; title: string };
  finding: string;
  standing: string;
  filters: { label: string; value: string }[];
  sample: string | null;
  developments: ReportDevelopment[];
  changed: string[];
  unknown: string[];
  sure: { sources: string; checks: string; gaps: string };
  rows: ReportRow[];
  checks: { indicator: string; title: string; change: string; outcome: string }[];
  method: string[];
  credit: ForecastReading['credit'] & { feed: string };
  versions: { indicator: string; version: string; changedAfterRegistration: boolean }[];
  definitionsHash: string;
  dataVersion: string;
}

/** Sections and tables of the trend report of a reading. */
export function toReport(reading: ForecastReading): Report {
  const indicators = reading.developments.flatMap((development) => development.indicators);
  return {
    title: `Trend report: ${reading.title}`,
    forecast: { ...reading.source, id: reading.forecast, title: reading.title },
    finding: reading.sentences.finding,
    standing: reading.sentences.standing,
    filters: filtersOf(reading),
    sample: reading.sample.map((name) => SAMPLE_NOTICES[name]).join(' ') || null,
    developments: reading.developments.filter((development) => development.rollUp).map(developmentOf),
    changed: reading.changed.map(changedInOneLine),
    unknown: indicators
      .filter((indicator) => indicator.verdict === 'too-little-data')
      .map((indicator) => `${indicator.title}: ${indicator.qualifierWords ?? 'too little data'}.`),
    sure: { sources: reading.sentences.sources, checks: reading.sentences.checks, gaps: reading.sentences.gaps },
    rows: reading.developments.flatMap((development) =>
      development.indicators.map((indicator) => rowOf(development, indicator)),
    ),
    checks: indicators.flatMap((indicator) =>
      indicator.checks.map((check) => ({
        indicator: indicator.title,
        title: check.title,
        change: check.change ? changeWithInterval(check.change) : '',
        outcome: check.words,
      })),
    ),
    method: METHOD,
    credit: { feed: reading.feedTitle, ...reading.credit },
    versions: indicators.map(({ id, version, changedAfterRegistration }) => ({
      indicator: id,
      version,
      changedAfterRegistration,
    })),
    definitionsHash: reading.definitions.hash,
    dataVersion: reading.dataVersion,
  };
}

function filtersOf(reading: ForecastReading): Report['filters'] {
  const { baseline, watch } = reading.windows;
  return [
    { label: 'Feed', value: reading.feedTitle },
    { label: 'Read as of', value: dayInWords(reading.asOf) },
    { label: 'Judged through', value: reading.through ? monthInWords(reading.through) : 'no month yet' },
    { label: 'Baseline', value: monthsInWords(baseline) },
    { label: 'Watch', value: monthsInWords(watch) },
    {
      label: 'Standing',
      value: reading.standing === 'official' ? 'Official, at a checkpoint' : 'Interim, between checkpoints',
    },
    { label: 'Events counted', value: plural(reading.events.counted, 'event') },
  ];
}

function developmentOf(development: DevelopmentReading): ReportDevelopment {
  const lead = development.indicators.find((indicator) => indicator.id === development.lead);
  const firm = development.indicators
    .filter((indicator) => indicator.verdict === 'as-predicted' || indicator.verdict === 'against')
    .sort((a, b) => strengthOf(b) - strengthOf(a) || b.counts.after - a.counts.after);
  return {
    number: development.number,
    title: development.title,
    says: development.says,
    badge: BADGES[development.verdict ?? 'watched'],
    verdict: development.verdict,
    tally: development.sentences.tally,
    summary: development.sentences.summary,
    posterior: development.sentences.posterior,
    confidence: development.sentences.posterior ? development.sentences.confidence : null,
    explanations: development.explanations.map((explanation) => ({
      title: explanation.title,
      prior: chanceInWords(explanation.prior),
      posterior: chanceInWords(explanation.posterior),
    })),
    chart: lead?.chart ?? null,
    judgements: firm.slice(0, 4).map(({ sentences }) => ({
      finding: sentences.finding,
      change: sentences.change,
      likelihood: sentences.likelihood,
      confidence: sentences.confidence,
    })),
  };
}

function rowOf(development: DevelopmentReading, indicator: IndicatorReading): ReportRow {
  return {
    id: indicator.id,
    title: indicator.title,
    development: `${development.number} ${development.short}`,
    expects: indicator.expectsWords,
    before: indicator.before?.words ?? '',
    after: indicator.after?.words ?? '',
    change: indicator.change ? changeWithInterval(indicator.change) : '',
    oriented: indicator.oriented,
    verdict: indicator.verdict,
    badge: BADGES[indicator.verdict],
    qualifier: indicator.qualifierWords ?? '',
    confidence: indicator.confidence ?? '',
    byHand: byHandOf(indicator),
    eventsBefore: indicator.counts.before,
    eventsAfter: indicator.counts.after,
    version: indicator.version,
    changedAfterRegistration: indicator.changedAfterRegistration,
  };
}

function byHandOf({ sentences, byHand, coverage }: IndicatorReading): string {
  const reasons = byHand.map(({ on, reason, by }) => `${dayInWords(on)}, ${by}: “${reason}”.`);
  const looked = coverage.nil ? `${plural(coverage.nil, 'month')} covered because somebody looked and found none.` : '';
  return [sentences.byHand ?? '', ...reasons, looked].filter(Boolean).join(' ');
}

const METHOD = [
  "Every indicator is declared in a file, and its version is the hash of that file's meaning. A version that changed after the forecast was registered is marked.",
  'The months after the article are compared with a baseline that ends before it. Intervals are 90 % intervals of a Gamma-Poisson or Beta posterior, widened for scatter and for months that follow each other.',
  'A predicted rise or fall needs a chance of 95 % and a change beyond the margin in the file; what should stay low or keep up needs a chance of 95 % of staying within it; what should happen is counted by its days.',
  'Months still being reported are left out, months that nobody covered are missing and not zero, and feeds are never added together.',
  'Because many indicators are read at once, verdicts of "as predicted" are adjusted to a false discovery rate of 10 % (Benjamini and Hochberg).',
  'Likelihood words are those of ICD 203. Confidence is about the data, not about the size of the change.',
];
