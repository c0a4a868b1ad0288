import { monthsInWords, type Month } from '../../../event/calendar.ts';
import type { Measure } from '../../../indicator/definition.ts';
import { INTERVAL } from '../../../stats/constants.ts';
import { normalQuantile } from '../../../stats/distributions.ts';
import { jeffreys } from '../../../stats/intervals.ts';
import type { ChartForm, Mark, MarkRole } from '../chart.ts';
import { FULL_LEVEL } from '../../rules.ts';
import type { Bucket } from '../../measure/series.ts';
import type { Step } from './grains.ts';

/** What marks are made of besides their step. */
export interface MarkParts {
  measure: Measure;
  form: ChartForm;
  unusual: ReadonlySet<Month>;
  dispersion: number;
}

/** The mark of a step: its value by the measure, the part it plays, and whether it can stand alone. */
export function toMark(step: Step, { measure, form, unusual, dispersion }: MarkParts): Mark {
  const role = roleOf(step);
  const level = form === 'line';
  const whiskers = level ? whiskersOf(measure, step, dispersion) : null;
  return {
    from: step.from,
    to: step.to,
    label: monthsInWords(step),
    role,
    value: role === 'missing' && !step.events ? null : level ? levelValue(measure, step) : step.sum,
    lo: whiskers?.lo ?? null,
    hi: whiskers?.hi ?? null,
    n: level ? step.exposure : null,
    events: step.events,
    unusual: unusual.has(step.from),
    hollow: role === 'provisional' || role === 'missing' || (level ? step.exposure < FULL_LEVEL : step.part),
    named: null,
    trigger: null,
    days: null,
  };
}

function roleOf(bucket: Bucket): MarkRole {
  if (!bucket.covered) return 'missing';
  if (bucket.window === null) return 'outside';
  if (bucket.provisional) return 'provisional';
  return bucket.window === 0 ? 'before' : 'after';
}

function levelValue(measure: Measure, bucket: Bucket): number | null {
  if (bucket.exposure <= 0) return null;
  if (measure.kind !== 'ratio') return bucket.sum / bucket.exposure;
  const other = bucket.exposure - bucket.sum;
  return other > 0 ? bucket.sum / other : null;
}

/**
 * 90 % whiskers of one step on its own, with the scatter of the series (method 4.1, 4.2): the tempered Jeffreys posterior
 * for shares and ratios, square roots for means.
 */
function whiskersOf(measure: Measure, bucket: Bucket, dispersion: number): { lo: number; hi: number } | null {
  if (bucket.exposure <= 0) return null;
  if (measure.kind === 'mean') {
    // Square roots of counts have a variance of D/4 whatever their size (Anscombe 1948).
    const reach = (normalQuantile(1 - (1 - INTERVAL) / 2) / 2) * Math.sqrt(dispersion);
    const end = (side: number) => Math.max(0, Math.sqrt(bucket.sum) + side * reach) ** 2 / bucket.exposure;
    return { lo: end(-1), hi: end(1) };
  }
  const share = jeffreys(bucket.sum / dispersion, bucket.exposure / dispersion, INTERVAL);
  if (measure.kind === 'share') return { lo: share[0], hi: share[1] };
  return { lo: share[0] / (1 - share[0]), hi: Math.min(1e6, share[1] / (1 - share[1])) };
}
