import type { Day } from '../event/calendar.ts';
import type { ChartSpec } from '../reading/chart/chart.ts';
import type { ForecastReading, Oriented, Verdict } from '../reading/reading.ts';
import type { Marking, SectionId } from './plan-values.ts';

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
  /** The whole series, for the small drawing of the row. */
  chart: ChartSpec;
}

/** One development as the report tells it. */
export interface ReportDevelopment {
  id: string;
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
}

/** A key judgement: from the reckoning, or an editor's own. Likelihood and confidence stay sentences of their own. */
export interface ReportJudgement {
  finding: string;
  /** What bears it out in numbers; empty for an editor's own. */
  change: string;
  likelihood: string | null;
  confidence: string | null;
  /** Numbers of the cited events below `sources`. */
  cites: number[];
  /** Null: from the reckoning. */
  own: string | null;
}

/** An editor's paragraph, with the numbers of the events it cites. */
export interface ReportParagraph {
  id: string;
  text: string;
  cites: number[];
}

/** One section in its place, with what the editor wrote below it. */
export interface ReportSection {
  id: SectionId;
  title: string;
  own: ReportParagraph[];
}

/** One event as a report lists it. */
export interface ReportEvent {
  id: string;
  day: Day;
  /** "14 Oct 2024", "about 14 Oct 2024", "Oct 2024". */
  when: string;
  kind: string;
  summary: string;
  place: string;
  lat: number | null;
  lon: number | null;
  /** "4", "4 to 6", "not said". */
  killed: string;
  /** Titles of the indicators it counts toward. */
  counts: string[];
  sources: { publisher: string; url: string | null; published: Day | null; grade: string }[];
  inReview: boolean;
}

/** Who answers for a report, from the moment it is signed. */
export interface Signed {
  /** By which the command line and the pages find it. */
  id: string;
  number: number;
  by: string;
  at: string;
  /** The report it puts right, and what was wrong with it. */
  corrects: { number: number; at: string; because: string } | null;
}

/**
 * A trend report before any format: every sentence and number is taken from the reading, none is made here
 * a second time, so that screen, API, command line and paper agree. Formats paint `sections` in their order.
 */
export interface Report {
  title: string;
  /** "October 2024, no. 21", "October 2024", or the day it is read as of. */
  issue: string;
  marking: Marking | null;
  /** Null: not signed, a draft. */
  signed: Signed | null;
  forecast: ForecastReading['source'] & { id: string; title: string };
  finding: string;
  standing: string;
  /** The paragraph below the bottom line. */
  lead: string;
  filters: { label: string; value: string }[];
  sample: string | null;
  /** What the editor wrote before all sections. */
  opening: ReportParagraph[];
  sections: ReportSection[];
  developments: ReportDevelopment[];
  judgements: ReportJudgement[];
  changed: { verdict: Verdict | null; words: string }[];
  unknown: string[];
  watch: string[];
  sure: { sources: string; checks: string; gaps: string };
  rows: ReportRow[];
  checks: { indicator: string; title: string; change: string; outcome: string }[];
  method: string[];
  /** The row of ICD 203 words: shares from 0 to 1. */
  likelihoods: { word: string; from: number; to: number }[];
  /** The events that paragraphs and judgements cite; their numbers count from 1. */
  cited: ReportEvent[];
  /** Events of the period that count toward its indicators, for list and map; null where no section asks. */
  events: { items: ReportEvent[]; total: number; words: string } | null;
  /** `line` is how the feed is credited, `withheld` what its terms keep out of the report. */
  credit: ForecastReading['credit'] & { feed: string; line: string; withheld: string | null };
  versions: { indicator: string; version: string; changedAfterRegistration: boolean }[];
  definitionsHash: string;
  dataVersion: string;
  /** The command that makes the same report again. */
  reproduce: string;
}
