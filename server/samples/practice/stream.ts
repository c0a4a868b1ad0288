import type { Day } from '../../domain/event/calendar.ts';
import type { Region } from './regions.ts';

/** From 2018 to August 2021; from there to the article; after it. */
export type Three = readonly [early: number, before: number, after: number];

/** One kind of made-up happening and how often it happens. Lists of words are written with blanks between. */
export interface Stream {
  id: string;
  kind: string;
  /** Ends the sentence "Practice: ...". */
  says: string;
  /** One region, or one before the article and one after it. */
  at: Region | readonly [Region, Region];

  /** How often; exactly one of these. Events a month; events in all (for what is rare); given days; events after each event of another stream. */
  rate?: Three;
  count?: Three;
  days?: readonly Day[];
  follows?: { stream: string; each: number; within: number };

  by?: string;
  with?: string;
  against?: string;
  between?: string;
  weapons?: string;
  tags?: string;

  /** Killed on average: security forces, civilians, militants. Null: the sources do not say. */
  kills?: readonly [number | null, number | null, number | null];
  /** Killed exactly, for single events that matter. */
  killed?: readonly [number, number, number];
  /** How much deadlier each event is after the article. */
  deadlier?: number;
  /** Fewer of them while a ceasefire holds. */
  calm?: true;
  /** The attackers are always known; elsewhere some are not identified. */
  named?: true;
  /** At least one good source. */
  sure?: true;
}
