import type { Ask } from './fetch-politely.ts';

/** What a connector remembers from one import to the next, as JSON. No secret is ever in it. */
export type Past = Readonly<Record<string, unknown>>;

/** The page that is asked for next, as JSON. */
export interface Place {
  /** Which of the lists that are read one after the other, from 0. */
  list: number;
  /** Null before the publisher has said how it numbers its pages. */
  page: number | null;
}

/** One file to be put together from pages. Kept while they come, so that a run that was killed can go on. */
export interface Plan {
  file: string;
  release: string | null;
  /** When it was made, in seconds since 1970. */
  begun: number;
  start: Place;
  /** Ids the publisher has withdrawn since the last import; null where it publishes no such list. */
  withdrawn: readonly string[] | null;
  /** What is remembered once the file is in the log. */
  after: Past;
}

/** One page as it came. */
export interface Page {
  rows: readonly Readonly<Record<string, unknown>>[];
  /** Null on the last one. */
  next: Place | null;
  /** Rows in all, as the publisher counts them; a number that moves shows that the list changed meanwhile. */
  total: number | null;
}

/** One visit to a publisher; a login lasts as long. */
export interface Visit {
  /** What to fetch, or null when there is nothing new. */
  plan(past: Past): Promise<Plan | null>;
  page(plan: Plan, place: Place): Promise<Page>;
  /** Whether the publisher changed something while the pages came, so that they may not fit together. */
  moved(plan: Plan): Promise<boolean>;
}

/** A publisher that the server asks by itself, once its settings are given. */
export interface Connector {
  feed: string;
  /** Where it asks: scheme and host. */
  origin: string;
  /** The column that tells its rows apart. */
  id: string;
  /** Shortest pause between two questions, in milliseconds. */
  pause: number;
  /** Words that no message may hold. */
  secrets: readonly string[];
  visit(ask: Ask, clock: { now(): number; today(): string }): Visit;
}
