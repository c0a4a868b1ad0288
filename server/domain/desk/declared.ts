import type { Indicator } from '../indicator/definition.ts';

/** What a forecast fixed before its data were counted, for the method page: nothing in it depends on an event. */
export interface Declared {
  forecast: string;
  title: string;
  source: { author: string; publisher: string; published: string };
  registered: string;
  windows: {
    baseline: Span & { why: string | null };
    longBaseline: (Span & { why: string | null }) | null;
    watch: Span & { why: string | null };
    checkpoints: string[];
  };
  leftOut: { on: string; why: string }[];
  quietPeriods: { from: string; to: string; what: string }[];
  developments: {
    number: number;
    short: string;
    authorsPrior: number | null;
    explanations: { title: string; prior: number }[];
  }[];
  /** How many indicators there are of each measure. */
  measures: { kind: Indicator['measure']['kind']; indicators: number }[];
  /** Months that stay provisional after their end, by feed. */
  feeds: { id: string; title: string; holdBack: number }[];
}

/** First and last month. */
interface Span {
  from: string;
  to: string;
}
