import { monthOf, type Day, type Month } from '../../event/calendar.ts';
import type { Measure } from '../../indicator/definition.ts';
import type { Role } from '../../indicator/match.ts';
import type { Window } from '../../stats/months.ts';
import { QUIET_SHARE } from '../rules.ts';
import type { DayTally, IndicatorTallies } from './tally.ts';
import type { TimelineMonth } from './timeline.ts';
import { MONTHS_IN } from '../sentences/words.ts';

/** One step of a series: a month, or for distinct measures a quarter and the like. */
export interface Bucket {
  from: Month;
  to: Month;
  /** 0 baseline, 1 watch; null outside both. */
  window: Window | null;
  /** Covered, over and not held back: takes part in the comparison. */
  judged: boolean;
  covered: boolean;
  provisional: boolean;
  quiet: boolean;
  /** Events counted, their sum, and what they are divided by. */
  events: number;
  sum: number;
  exposure: number;
}

/** Which of an indicator's roles are read: the main ones, or those of a variant. */
export interface Reckoned {
  measure: Measure;
  counts: Role;
  among: Role | null;
}

/** The roles of the main comparison of a measure. */
export function mainRoles(measure: Measure): Reckoned {
  return { measure, counts: 'counts', among: measure.kind === 'share' ? 'among' : null };
}

/** The roles of variant `n`. */
export function variantRoles(measure: Measure, n: number): Reckoned {
  return { measure, counts: `variant-${n}`, among: measure.kind === 'share' ? `variant-${n}-among` : null };
}

/** Turns day tallies into the steps that are compared. Events after the as-of day are not there yet. */
export function series(
  months: readonly TimelineMonth[],
  tallies: IndicatorTallies,
  roles: Reckoned,
  asOf: Day,
): Bucket[] {
  return roles.measure.kind === 'distinct'
    ? distinctBuckets(months, tallies, roles, MONTHS_IN[roles.measure.per], asOf)
    : monthlyBuckets(months, tallies, roles, asOf);
}

function monthlyBuckets(
  months: readonly TimelineMonth[],
  tallies: IndicatorTallies,
  roles: Reckoned,
  asOf: Day,
): Bucket[] {
  const counted = byMonth(tallies.days, roles.counts, asOf);
  const among = roles.among ? byMonth(tallies.days, roles.among, asOf) : null;
  return months.map((month) => {
    const tally = counted.get(month.month) ?? EMPTY;
    const { sum, exposure } = numbers(roles.measure, tally, among?.get(month.month) ?? EMPTY);
    return { ...bucket([month]), events: tally.events, sum, exposure };
  });
}

/** What is compared: counts over months, sums over events, parts over wholes. */
function numbers(measure: Measure, tally: MonthTally, among: MonthTally): { sum: number; exposure: number } {
  switch (measure.kind) {
    case 'sum':
      return { sum: tally.sum, exposure: 1 };
    case 'mean':
      return { sum: tally.sum, exposure: tally.said };
    case 'ratio':
      return { sum: tally.sum, exposure: tally.sum + tally.sumTo };
    case 'share':
      return { sum: Math.min(tally.events, among.events), exposure: among.events };
    default:
      return { sum: tally.events, exposure: 1 };
  }
}

/** Different values in a period. Periods are counted from the article both ways, so that none straddles it. */
function distinctBuckets(
  months: readonly TimelineMonth[],
  tallies: IndicatorTallies,
  roles: Reckoned,
  size: number,
  asOf: Day,
): Bucket[] {
  const watchStart = months.findIndex((month) => month.window === 'watch');
  const anchor = watchStart < 0 ? months.length : watchStart;
  const counted = byMonth(tallies.days, roles.counts, asOf);
  const buckets: Bucket[] = [];
  for (let start = anchor % size; start + size <= months.length; start += size) {
    const part = months.slice(start, start + size);
    const inside = new Set(part.map((month) => month.month));
    const keys = tallies.keys.filter(
      (key) => key.role === roles.counts && inside.has(key.month) && key.month <= monthOf(asOf),
    );
    const events = part.reduce((sum, month) => sum + (counted.get(month.month)?.events ?? 0), 0);
    buckets.push({ ...bucket(part), events, sum: new Set(keys.map((key) => key.key)).size, exposure: 1 });
  }
  return buckets;
}

function bucket(months: readonly TimelineMonth[]): Omit<Bucket, 'events' | 'sum' | 'exposure'> {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) throw new RangeError('a bucket needs a month');
  const covered = months.every((month) => month.covered);
  const provisional = months.some((month) => month.provisional);
  const window = first.window !== last.window || first.window === 'outside' ? null : first.window === 'watch' ? 1 : 0;
  return {
    from: first.month,
    to: last.month,
    window,
    judged: covered && !provisional && window !== null,
    covered,
    provisional,
    quiet: months.filter((month) => month.quiet).length > QUIET_SHARE * months.length,
  };
}

interface MonthTally {
  events: number;
  said: number;
  sum: number;
  sumTo: number;
}
const EMPTY: MonthTally = { events: 0, said: 0, sum: 0, sumTo: 0 };

function byMonth(days: readonly DayTally[], role: Role, asOf: Day): Map<Month, MonthTally> {
  const months = new Map<Month, MonthTally>();
  for (const day of days) {
    if (day.role !== role || day.day > asOf) continue;
    const so = months.get(monthOf(day.day)) ?? EMPTY;
    months.set(monthOf(day.day), {
      events: so.events + day.events,
      said: so.said + day.said,
      sum: so.sum + day.sum,
      sumTo: so.sumTo + day.sumTo,
    });
  }
  return months;
}
