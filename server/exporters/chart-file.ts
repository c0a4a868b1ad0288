import type { Day, Month } from '../domain/event/calendar.ts';
import type { ChartSpec } from '../domain/reading/chart/chart.ts';
import type { Verdict } from '../domain/reading/reading.ts';

/** A chart with what a file of it must say besides; every word and number comes from the reading. */
export interface ChartFile {
  chart: ChartSpec;
  forecast: string;
  indicator: string;
  /** `accessed`: the day its rows were got; `withheld`: what its terms keep out. Both are new: a frozen link may lack them. */
  feed: {
    id: string;
    title: string;
    citation: string;
    licence: string;
    accessed?: Day | null;
    withheld?: string | null;
  };
  asOf: Day;
  /** Last month that is complete and judged. */
  through: Month | null;
  /** The version of the indicator's definition. */
  version: string;
  finding: string;
  verdict: { verdict: Verdict; word: string; also: string | null };
  expects: string;
  before: string | null;
  after: string | null;
  /** With its 90 % interval. */
  change: string | null;
  /** Said when the events are made up. */
  sample: string | null;
}
