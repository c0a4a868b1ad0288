import { dayFromNumber, dayNumber, firstDay, lastDay, monthOf, type Day } from '../../event/calendar.ts';
import type { Indicator } from '../../indicator/definition.ts';
import { chanceIfNoChange } from '../../stats/first.ts';
import { response, type Response } from '../../stats/response.ts';
import { isUpward, marginOf, turned } from './comparison.ts';
import type { Change, Oriented } from '../reading.ts';
import type { DayTally } from './tally.ts';
import type { TimelineMonth } from './timeline.ts';
import { numberInWords } from '../sentences/words.ts';

/** State of a first occurrence (method 4.4): not a test, but what has happened and how surprising that is. */
export interface Occurrence {
  /** Different days on which it happened. */
  before: Day[];
  after: Day[];
  /** How often it must happen to count as having happened. */
  times: number;
  /** Day on which the count was reached; null while it is not. */
  reached: Day | null;
  /** Chance of that many or more in the judged watch if nothing had changed; null without a covered baseline. */
  chance: number | null;
  /** Covered and judged months of the watch, from the day the condition was met on. */
  judged: number;
  /** Part of the horizon that these are, 0 to 1. */
  fraction: number;
}

/** Counts the days of a first occurrence on either side of the article; a condition (`since`) limits the watch only. */
export function occurrence(
  months: readonly TimelineMonth[],
  days: readonly DayTally[],
  { times, asOf, since, watchMonths }: { times: number; asOf: Day; since: Day | null; watchMonths: number },
): Occurrence {
  const hits = [
    ...new Set(days.filter((day) => day.role === 'counts' && day.events > 0 && day.day <= asOf).map((day) => day.day)),
  ].sort();
  const inside = (window: TimelineMonth['window'], also: (month: TimelineMonth) => boolean = () => true) => {
    const of = new Set(months.filter((month) => month.window === window && also(month)).map((month) => month.month));
    return hits.filter((day) => of.has(monthOf(day)));
  };
  const before = inside('baseline');
  const after = inside('watch').filter((day) => since === null || day >= since);
  const covered = months.filter((month) => month.window === 'baseline' && month.covered).length;
  const judged = months.filter(
    (month) =>
      month.window === 'watch' &&
      month.covered &&
      !month.provisional &&
      (since === null || month.month >= monthOf(since)),
  ).length;
  // What happened in months that nobody covered says nothing of a pace.
  const paced = inside('baseline', (month) => month.covered).length;
  return {
    before,
    after,
    times,
    reached: after[times - 1] ?? null,
    chance:
      covered && judged ? chanceIfNoChange({ before: paced, exposure0: covered, exposure1: judged, times }) : null,
    judged,
    fraction: watchMonths > 0 ? Math.min(1, judged / watchMonths) : 0,
  };
}

/** After v. before triggers (method 4.5), with the numbers turned into a change. */
export interface Reaction {
  found: Response;
  triggers: Day[];
  change: Change;
  oriented: Oriented | null;
}

/** Compares the days after triggers with the days before them, within the judged watch. */
export function reaction(
  indicator: Indicator,
  months: readonly TimelineMonth[],
  days: readonly DayTally[],
  asOf: Day,
): Reaction {
  const within = indicator.measure.kind === 'response' ? Number.parseInt(indicator.measure.within, 10) : 30;
  const judged = months.filter((month) => month.window === 'watch' && month.covered && !month.provisional);
  const inside = new Set(judged.map((month) => month.month));
  const usable = days.filter((day) => day.day <= asOf && inside.has(monthOf(day.day)) && day.events > 0);
  const triggers = [...new Set(usable.filter((day) => day.role === 'after').map((day) => day.day))].sort();
  const events = usable
    .filter((day) => day.role === 'counts')
    .flatMap((day) => Array.from({ length: day.events }, () => dayNumber(day.day)));
  const [first, last] = [judged[0], judged.at(-1)];
  const found = response({
    triggers: triggers.map(dayNumber),
    events,
    days: within,
    from: first ? dayNumber(firstDay(first.month)) : 0,
    to: last ? dayNumber(lastDay(last.month)) : -1,
    margin: marginOf(indicator).size,
    covered: (day) => inside.has(monthOf(dayFromNumber(day))),
  });
  const value = found.ratio;
  return {
    found,
    triggers,
    change: {
      scale: 'ratio',
      value,
      lo: found.lo,
      // With none before, only the lower end means something (method 4.1).
      hi: value !== null && Number.isFinite(found.hi) ? found.hi : null,
      words: value === null ? (found.after ? 'none before' : 'no figure') : `${numberInWords(value)}×`,
    },
    oriented:
      found.daysAfter && found.daysBefore ? turned(value, found.lo, found.hi, isUpward(indicator.expects)) : null,
  };
}
