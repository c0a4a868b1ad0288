import type { Day, Month } from '../event/calendar.ts';
import type { Expectation, Measure, Period } from '../indicator/definition.ts';
import type { ChartSpec } from './chart/chart.ts';

/** The fixed badges. `mixed` is for developments only; `watched` has no verdict because nothing was predicted. */
export type Verdict = 'as-predicted' | 'against' | 'no-clear-change' | 'too-little-data' | 'mixed' | 'watched';

/** What qualifies a badge; said in words beside it. */
export type Qualifier =
  | 'leaning-as-predicted'
  | 'leaning-against'
  | 'steady'
  | 'unclear'
  | 'before-adjustment'
  | 'not-yet'
  | 'needs-more'
  | 'not-tested'
  | 'no-coverage'
  | 'not-carried';

export type Confidence = 'high' | 'moderate' | 'low';

/** Official at the last judged month of a checkpoint and after the watch, interim between. */
export type Standing = 'official' | 'interim';

/** A number with its unit, as sentences say it: 2.1 a month, 12 %, 1.9 each. */
export interface Quantity {
  value: number | null;
  unit: 'a month' | 'a quarter' | 'a half-year' | 'a year' | '%' | 'each' | 'times' | 'to 1';
  /** "12 a month", "7.1 %", "none". */
  words: string;
}

/** One step of a series: a month, or the longer period a distinct measure is counted by. */
export interface MonthPoint {
  month: Month;
  /** Last month of the step; the same month for monthly series. */
  to: Month;
  window: 'baseline' | 'watch' | 'outside';
  state: 'counted' | 'zero' | 'missing' | 'provisional';
  quiet: boolean;
  /** What the indicator measures in this month; null where missing or undefined (a mean without attacks). */
  value: number | null;
  /** Events counted in this month (numerator events of a share, attacks of a mean). */
  events: number;
  /** Denominator of a share or mean; 1 for counts. */
  exposure: number;
  /** Above (or below) what the baseline leads us to expect (one-sided 1 %). */
  unusual: boolean;
}

/** A change with its 90 % interval. `ratio` null means there was none before. */
export interface Change {
  scale: 'ratio' | 'points' | 'level';
  value: number | null;
  lo: number | null;
  hi: number | null;
  /** "2.1×", "up 4 points", "none before". */
  words: string;
}

/** The same change turned so that above 1 always means "as predicted"; for the interval plot. Null when not drawable. */
export interface Oriented {
  value: number | null;
  lo: number;
  hi: number;
}

/** A repetition of the comparison with one choice changed. */
export interface Check {
  id: string;
  title: string;
  change: Change | null;
  oriented: Oriented | null;
  verdict: Verdict | null;
  /** holds: same verdict; flips: another; cannot: too little for this check; note: says something without a comparison. */
  outcome: 'holds' | 'flips' | 'cannot' | 'note';
  words: string;
}

/** Everything the reckoning says of one indicator, on one feed, as of a day. */
export interface IndicatorReading {
  id: string;
  title: string;
  question: string;
  development: string;
  claims: string[];
  version: string;
  /** The file was changed after the forecast was registered. */
  changedAfterRegistration: boolean;
  feed: string;
  kind: Measure['kind'];
  per: Period;
  expects: Expectation;
  /** "a rise of at least 25 %". */
  expectsWords: string;
  verdict: Verdict;
  qualifier: Qualifier | null;
  qualifierWords: string | null;
  /** Chance that it moved the predicted way; null where not reckoned. */
  pDirection: number | null;
  /** Chance that it moved the predicted way by at least the margin: what the roll-up reads. */
  pMoved: number | null;
  change: Change | null;
  oriented: Oriented | null;
  before: Quantity | null;
  after: Quantity | null;
  counts: {
    before: number;
    after: number;
    monthsBefore: number;
    monthsAfter: number;
    provisional: number;
    leftOut: number;
  };
  coverage: {
    baseline: { covered: number; months: number };
    watch: { covered: number; months: number };
    /** Months that count as covered only because somebody looked and found none. */
    nil: number;
  };
  /** Events that a person counted, or kept out, against the rule: shown wherever the number is. */
  byHand: { event: string; on: Day; summary: string; counts: boolean; reason: string; by: string }[];
  confidence: Confidence | null;
  /** Left out where no import turned the verdict by revising what was known. */
  revised?: Revised | undefined;
  sentences: {
    /** The finding, as a heading. */
    finding: string;
    change: string;
    likelihood: string | null;
    confidence: string | null;
    /** "With this data we could have noticed a rise of 1.6 times or more." */
    noticeable: string | null;
    /** "If nothing had changed, 95 of 100 months would show 5 to 18." */
    expected: string | null;
    /** When it most likely changed, and whether that was before the article. */
    changedWhen: string | null;
    trend: string | null;
    /** "Decided by hand against the rule: 2 events counted, 1 event not counted." */
    byHand: string | null;
    /** The sentence that stands for the chart: aria-label, image alt and caption. */
    chart: string;
  };
  weakPoints: string[];
  checks: Check[];
  series: MonthPoint[];
  chart: ChartSpec;
  /** The same with marks of the other span, where that is offered: quarters for months, or the other way round. */
  otherChart: ChartSpec | null;
  /** For distinct measures: rows of who or where by period. */
  presence: { key: string; title: string; periods: { from: Month; to: Month; events: number }[] }[];
}

/** A stretch of a sentence; where it is a number of events, which list it opens. */
export interface Said {
  words: string;
  opens: 'counted' | 'in-review' | null;
}

/** A verdict that is what it is because its data were revised, not because something happened. */
export interface Revised {
  /** The import that revised them. */
  vintage: string;
  on: Day;
  from: Verdict;
  words: string;
}

/** One indicator against the reckoning a month earlier. */
export interface Changed {
  indicator: string;
  title: string;
  from: Verdict;
  to: Verdict;
  /** "9 events in Jan 2026": the newest judged step, where it says something; opens exactly its events. */
  step: { from: Month; to: Month; events: number; words: string } | null;
  /** "above the expected 0 to 5, 2.1× (90 % interval 1.9 to 2.4) over the watch, 2.0× a month earlier". */
  words: string;
  /** "Was: no clear change", or "Same verdict". */
  was: string;
  /** Left out where its data were not revised of late. */
  revised?: Revised | undefined;
}

/** One rival explanation with what the signs say of it. */
export interface ExplanationReading {
  id: string;
  title: string;
  prior: number;
  posterior: number;
}

/** Everything the reckoning says of one development. */
export interface DevelopmentReading {
  id: string;
  number: number;
  title: string;
  short: string;
  says: string;
  note: string | null;
  rollUp: boolean;
  verdict: Verdict | null;
  qualifierWords: string | null;
  tally: { asPredicted: number; against: number; noClearChange: number; tooLittle: number; watched: number };
  explanations: ExplanationReading[];
  /** Posterior of the predicted explanation under the author's own prior and a sceptic's (0.25). */
  otherPriors: { name: string; prior: number; posterior: number; verdict: Verdict }[];
  /**
   * Posterior of the predicted explanation without each indicator: what moves it, the strongest first. `note`: why it
   * moves it otherwise than its side says; null where it does not.
   */
  without: { indicator: string; posterior: number; verdict: Verdict; words: string; note: string | null }[];
  confidence: Confidence | null;
  claims: { id: string; says: string; means: string; indicators: string[]; verdict: Verdict }[];
  /** `tally`: "4 of 8 as predicted, 1 against", beside the badge. */
  sentences: {
    finding: string;
    tally: string;
    summary: string;
    posterior: string | null;
    confidence: string | null;
    /** Why no number is given, and what is missing; null where one is. */
    withheld: string | null;
    /** How many pairs of indicators share events; each event counts once. */
    shared: string | null;
    /** Why an indicator can move the number against its own verdict; null where none does. */
    crosswise: string | null;
    /** Claims whose signs all run against them, said whatever the posterior. */
    against: string[];
  };
  lead: string | null;
  indicators: IndicatorReading[];
}

/** Everything the reckoning says of a forecast: what screen, API, CLI and report all print. */
export interface ForecastReading {
  forecast: string;
  title: string;
  source: { title: string; author: string; publisher: string; published: Day; link: string | null };
  feed: string;
  feedTitle: string;
  /** How the feed wants to be named, on what terms its records may be passed on, and when they were got. */
  credit: { citation: string; licence: string; redistribution: string; accessed: Day | null };
  feeds: { id: string; title: string; events: number; record: boolean }[];
  asOf: Day;
  /** Last month that is complete and not provisional; null before the watch begins or without coverage. */
  through: Month | null;
  monthOfWatch: number;
  monthsOfWatch: number;
  standing: Standing;
  nextCheckpoint: Month | null;
  windows: { baseline: { from: Month; to: Month }; watch: { from: Month; to: Month }; horizon: Month };
  sample: ('notable' | 'practice')[];
  definitions: { hash: string; changedAfterRegistration: string[] };
  /** Changes when events, coverage or definitions change; also the ETag. */
  dataVersion: string;
  events: { total: number; counted: number; inReview: number; withSource: number; withTwoSources: number };
  sentences: { finding: string; standing: string; sources: string; checks: string; gaps: string };
  /** What is new with the newest judged month; the weightiest first, at most six. */
  changed: Changed[];
  developments: DevelopmentReading[];
}
