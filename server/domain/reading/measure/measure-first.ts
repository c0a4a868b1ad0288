import { monthIndex, monthOf, type Day } from '../../event/calendar.ts';
import type { Indicator } from '../../indicator/definition.ts';
import { shortOfMonths, uncovered } from './enough.ts';
import type { Measured, Setting } from './measured.ts';
import { occurrence } from './occurrence.ts';
import type { IndicatorTallies } from './tally.ts';
import { withheld, type Judgement } from '../verdict.ts';

/** Measures a thing that happens or not (method 4.4): reached, not reached at the horizon, or not yet. */
export function measureFirst(
  setting: Setting,
  definition: Indicator,
  tallies: IndicatorTallies,
  blank: Measured,
): Measured {
  const { windows } = setting.forecast.definition;
  const since = definition.only_if ? openedOn(tallies, setting.asOf) : null;
  const start = since !== null && monthOf(since) > windows.watch.from ? monthOf(since) : windows.watch.from;
  const watchMonths = monthIndex(windows.horizon) - monthIndex(start) + 1;
  const seen = occurrence(blank.months, tallies.days, {
    times: definition.measure.kind === 'first' ? definition.measure.times : 1,
    asOf: setting.asOf,
    since,
    watchMonths,
  });
  const found = { ...blank, occurrence: seen };
  const happens = definition.expects === 'happens';
  const settle = (came: boolean): Measured => ({
    ...found,
    judgement: { verdict: came === happens ? 'as-predicted' : 'against', qualifier: null, needs: null },
    pMoved: came === happens ? 1 : 0,
  });
  const missing = uncovered(setting.forecast, definition, blank.coverage);
  if (definition.only_if && since === null) {
    return { ...found, judgement: missing ?? withheld('not-tested', 'the condition has not been logged') };
  }
  if (seen.reached) return settle(true);
  const judged: Judgement | null = missing ?? shortOfMonths(definition, seen.judged);
  if (judged) return { ...found, judgement: judged };
  const over = blank.months.filter(
    (month) => month.window === 'watch' && !month.provisional && month.month >= start,
  ).length;
  if (over < watchMonths)
    return { ...found, judgement: { verdict: 'no-clear-change', qualifier: 'not-yet', needs: null } };
  return settle(false);
}

/** The day on which the condition of a conditional claim was first met; null while it is not. */
function openedOn(tallies: IndicatorTallies, asOf: Day): Day | null {
  const days = tallies.days.filter((day) => day.role === 'only-if' && day.events > 0 && day.day <= asOf);
  return days.map((day) => day.day).sort()[0] ?? null;
}
