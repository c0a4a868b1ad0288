import { monthsBetween, type Month } from '../../event/calendar.ts';
import { CLAIMS, type Claim } from '../../event/event-values.ts';
import type { IndicatorReading, MonthPoint } from '../reading.ts';
import { judgedMonths } from './judged-months.ts';

/** Events of one month on one word, added up: what the store gives, whatever the number of events. */
export interface ClaimTally {
  month: Month;
  claim: Claim;
  events: number;
  /** Sum of the number that the indicator reads of an event, where a source says one. */
  sum: number;
}

/** The events on one word, and the sum of their tolls where one is said; null where the indicator reads no toll. */
export interface OnWord {
  claim: Claim;
  events: number;
  sum: number | null;
}

/** One side of the article by whose word its events rest on. Every event is on exactly one. */
export interface ClaimedSide {
  /** The months whose lists hold the events. */
  opens: { from: Month; to: Month; notMonths?: Month[] };
  months: number;
  /** Whether these are judged months; where none is judged, all months of the window that have begun. */
  judged: boolean;
  events: number;
  sum: number | null;
  on: OnWord[];
}

/** How much of an indicator rests on the actors' own word, and how much others vouch for. */
export interface Claimed {
  before: ClaimedSide | null;
  after: ClaimedSide | null;
  /** Whether any event is claimed at all; where none is, there is nothing to compare. */
  claims: boolean;
}

/** What is read of an indicator. */
export type ClaimedOf = Pick<IndicatorReading, 'series' | 'kind'>;

/** Claimed against vouched for, on both sides of the article; no verdict reads it. Source: method, "Claimed and vouched for". */
export function claimedOf({ series, kind }: ClaimedOf, tallies: readonly ClaimTally[]): Claimed {
  const sums = kind === 'sum' || kind === 'mean';
  const side = (window: Window) => sideOf(series, window, tallies, sums);
  const [before, after] = [side('baseline'), side('watch')];
  const claims = [before, after].some((one) => one !== null && eventsOn(one, ['alone', 'also']) > 0);
  return { before, after, claims };
}

/** The events that rest on one of these words. */
export function eventsOn({ on }: Pick<ClaimedSide, 'on'>, claims: readonly Claim[]): number {
  return on.reduce((total, { claim, events }) => total + (claims.includes(claim) ? events : 0), 0);
}

type Window = 'baseline' | 'watch';

function sideOf(
  series: readonly MonthPoint[],
  window: Window,
  tallies: readonly ClaimTally[],
  sums: boolean,
): ClaimedSide | null {
  const inside = series.filter((step) => step.window === window);
  const judged = inside.filter(({ state }) => state === 'counted' || state === 'zero');
  const span = judgedMonths(series, window) ?? wholeWindow(inside);
  if (!span) return null;
  const { from, to, notMonths } = span;
  const counted = tallies.filter(({ month }) => from <= month && month <= to && !notMonths?.includes(month));
  const totals = (own: readonly ClaimTally[]) => ({
    events: total(own, 'events'),
    sum: sums ? total(own, 'sum') : null,
  });
  return {
    opens: { from, to, ...(notMonths && { notMonths }) },
    months: (judged.length ? judged : inside).reduce((sum, step) => sum + monthsBetween(step.month, step.to).length, 0),
    judged: judged.length > 0,
    ...totals(counted),
    on: CLAIMS.map((claim) => ({ claim, ...totals(counted.filter((tally) => tally.claim === claim)) })),
  };
}

function total(own: readonly ClaimTally[], what: 'events' | 'sum'): number {
  return own.reduce((sum, tally) => sum + tally[what], 0);
}

function wholeWindow(inside: readonly MonthPoint[]): ClaimedSide['opens'] | null {
  const [first, last] = [inside[0], inside.at(-1)];
  return first && last ? { from: first.month, to: last.to } : null;
}
