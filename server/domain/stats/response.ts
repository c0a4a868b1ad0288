import { INTERVAL, USUAL_FACTOR } from './constants.ts';
import { ratioPosterior, type RatioPosterior } from './gamma-ratio.ts';
import { rateOf } from './months.ts';

/** What happened after. With `daysAfter` or `daysBefore` 0 it was not tested: every chance is then one half. */
export interface Response extends RatioPosterior {
  daysBefore: number;
  daysAfter: number;
  /** Events on those days. */
  before: number;
  after: number;
  /** (after/daysAfter)/(before/daysBefore); null when there were none before. */
  ratio: number | null;
}

/**
 * Events in the `days` after triggers against the `days` before, by whole day numbers. Each day counts once; a day
 * after one trigger is not also before another, and the days of the triggers themselves count as neither. Several
 * events on a day all count. `from` and `to` (inclusive) are the covered days. Source: method 4.5.
 */
export function response(input: {
  triggers: readonly number[];
  events: readonly number[];
  days: number;
  from?: number;
  to?: number;
  level?: number;
  margin?: number;
  /** Days that were looked at; others are neither before nor after. */
  covered?: (day: number) => boolean;
}): Response {
  const { triggers, events, days, from = -Infinity, to = Infinity, level = INTERVAL, margin = USUAL_FACTOR } = input;
  const trigger = new Set(triggers);
  const [after, earlier] = [new Set<number>(), new Set<number>()];
  for (const day of trigger) {
    for (let step = 1; step <= days; step += 1) {
      after.add(day + step);
      earlier.add(day - step);
    }
  }
  const { covered = () => true } = input;
  const counts = (day: number) => !trigger.has(day) && day >= from && day <= to && covered(day);
  const afterDays = new Set([...after].filter(counts));
  const beforeDays = new Set([...earlier].filter((day) => counts(day) && !after.has(day)));
  const evidence = {
    total0: events.filter((day) => beforeDays.has(day)).length,
    total1: events.filter((day) => afterDays.has(day)).length,
    exposure0: beforeDays.size,
    exposure1: afterDays.size,
    dispersion: 1,
  };
  const usual = rateOf(evidence.total0, evidence.exposure0);
  const found = rateOf(evidence.total1, evidence.exposure1);
  return {
    daysBefore: evidence.exposure0,
    daysAfter: evidence.exposure1,
    before: evidence.total0,
    after: evidence.total1,
    ratio: usual !== null && usual > 0 && found !== null ? found / usual : null,
    ...ratioPosterior(evidence, level, margin),
  };
}
