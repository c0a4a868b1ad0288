import type { Day } from '../../event/calendar.ts';
import type { Lexicon } from '../../event/vocabulary.ts';
import type { LoadedForecast } from '../../indicator/loaded.ts';
import type { Comparison } from './comparison.ts';
import type { Coverage } from './enough.ts';
import type { Occurrence, Reaction } from './occurrence.ts';
import type { Bucket } from './series.ts';
import type { FeedState } from './tally.ts';
import type { TimelineMonth } from './timeline.ts';
import type { Judgement } from '../verdict.ts';

/** What is needed to measure an indicator on a feed. */
export interface Setting {
  forecast: LoadedForecast;
  words: Lexicon;
  feed: FeedState;
  asOf: Day;
  /** Summaries of the events that a chart names, by id; nothing is named where none are given. */
  names?: ReadonlyMap<string, string>;
}

/** An indicator measured: what was compared, and the verdict before allowing for many indicators. */
export interface Measured {
  judgement: Judgement;
  months: TimelineMonth[];
  buckets: Bucket[];
  comparison: Comparison | null;
  occurrence: Occurrence | null;
  reaction: Reaction | null;
  coverage: Coverage;
  /** What the roll-up reads; null when there is too little data or nothing was predicted. */
  pMoved: number | null;
  pDirection: number | null;
}
