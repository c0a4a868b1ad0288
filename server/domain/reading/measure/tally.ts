import type { Day, Month } from '../../event/calendar.ts';
import type { Role } from '../../indicator/match.ts';
import type { SeriesRole } from '../../indicator/series-fit.ts';

/** Matches of one indicator on one feed, added up by day and role: all the reckoning needs, whatever the number of events. */
export interface DayTally {
  role: Role;
  day: Day;
  events: number;
  /** Events whose number is said; a mean divides by these. */
  said: number;
  sum: number;
  /** Second sum, for ratios. */
  sumTo: number;
  /** Events whose attackers are not identified. */
  unidentified: number;
  /** The event of that day with the largest number, and its second number. */
  largest: { event: string; value: number; valueTo: number } | null;
  /** The event that stands for the day: that with the largest number, else the first by its id. */
  shown?: string;
}

/** How often a key (a district, an actor) shows in a month, for distinct measures. */
export interface KeyTally {
  role: Role;
  month: Month;
  key: string;
  events: number;
}

/** The tallies of one indicator on one feed. Left-out events are in `leftOut` and nowhere else. */
export interface IndicatorTallies {
  days: DayTally[];
  keys: KeyTally[];
  leftOut: { event: string; day: Day; summary: string }[];
  /** Every match that a person decided against the rule; those counted by hand are in `days` and `keys` too. */
  byHand: HandDecision[];
  /** Of the counted events: how many have a source graded C3 or better, or at least two sources. */
  wellSourced: number;
  counted: number;
  /** On a feed that publishes monthly totals only: those of this indicator. There are no events on such a feed. */
  published?: readonly PublishedNumber[];
}

/** A total as its publisher gives it for a month. */
export interface PublishedNumber {
  role: SeriesRole;
  month: Month;
  value: number;
}

/** One match that stands against the rule: forced into the count, or kept out of it (`set-aside`). */
export interface HandDecision {
  event: string;
  summary: string;
  role: Role;
  day: Day;
  value: number | null;
  valueTo: number | null;
  keys: string[];
  unidentified: boolean;
  reason: string;
  by: string;
  at: string;
}

/** A desk that looked for one indicator and found none, from day to day. */
export interface NilSpan {
  forecast: string;
  indicator: string;
  from: Day;
  to: Day;
}

/** Months that a feed covers, in which countries, and for which indicators (null: all it can carry). */
export interface CoverageSpan {
  from: Month;
  to: Month;
  countries: string[];
  indicators: string[] | null;
}

/** A feed as the reckoning sees it. */
export interface FeedState {
  id: string;
  title: string;
  coverage: CoverageSpan[];
  /** Periods in which somebody looked for an indicator and found nothing. */
  nilReturns?: NilSpan[];
  /** Months that stay provisional after their end: 2 for hand logs and UCDP Candidate, 1 for ACLED, 0 for yearly releases. */
  holdBack: number;
  /** Day up to which reports could have arrived: the last import; null for a log that is kept every day. */
  currentTo: Day | null;
  events: number;
  licence: string;
  citation: string;
  /** How far its rows may be passed on, as it is kept (`domain/licence.ts`). */
  redistribution: string;
  /** Day its rows were got from their publisher; null for what was never fetched from one. */
  accessed: Day | null;
}

/** Events that two indicators share in the watch, for the roll-up's weights. */
export interface SharedEvents {
  a: string;
  b: string;
  events: number;
}
