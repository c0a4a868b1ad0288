import type { Day } from '../../../event/calendar.ts';
import type { Measure, Period } from '../../../indicator/definition.ts';
import type { ChartForm } from '../chart.ts';
import type { Measured } from '../../measure/measured.ts';
import { FULL_LEVEL } from '../../rules.ts';
import { mainRoles, series, type Bucket } from '../../measure/series.ts';
import type { IndicatorTallies } from '../../measure/tally.ts';

/** Months of a quarter. */
const QUARTER = 3;

/** A step of a chart; `part` when months of its span are missing, so that its number is not a whole one. */
export interface Step extends Bucket {
  part: boolean;
}

/** How the marks of a measure are drawn: columns for one or more a month, dots for rare events, lines for levels. */
export function formOf(measure: Measure, found: Measured): ChartForm {
  switch (measure.kind) {
    case 'first':
      return found.occurrence?.after.length || found.occurrence?.reached ? 'steps' : 'timeline';
    case 'response':
      return found.reaction && found.reaction.triggers.length > 0 ? 'pairs' : 'columns';
    case 'share':
    case 'mean':
    case 'ratio':
      return 'line';
    case 'sum':
    case 'distinct':
      return 'columns';
    default: {
      const covered = found.buckets.filter((bucket) => bucket.window !== null && bucket.covered);
      const events = covered.reduce((sum, bucket) => sum + bucket.events, 0);
      return events < covered.length ? 'dots' : 'columns';
    }
  }
}

/** The spans a chart is offered in, the usual one first. Levels go by quarter, and by month where months hold enough. */
export function grainsOf(measure: Measure, form: ChartForm, found: Measured): Period[] {
  if (measure.kind === 'distinct') return measure.per === 'month' ? ['month', 'quarter'] : [measure.per];
  if (form === 'line') return monthsHold(found.buckets) ? ['quarter', 'month'] : ['quarter'];
  return measure.kind !== 'response' && (form === 'columns' || form === 'dots') ? ['month', 'quarter'] : ['month'];
}

/** Half of the judged months have the denominator that a mark needs to stand alone. */
function monthsHold(buckets: readonly Bucket[]): boolean {
  const judged = buckets.filter((bucket) => bucket.judged);
  return judged.length > 0 && judged.filter((bucket) => bucket.exposure >= FULL_LEVEL).length * 2 >= judged.length;
}

/** The steps of a chart in one of its spans. */
export function stepsIn(
  grain: Period,
  measure: Measure,
  found: Measured,
  { tallies, asOf }: { tallies: IndicatorTallies; asOf: Day },
): Step[] {
  if (measure.kind === 'distinct') {
    const same = grain === measure.per;
    const roles = mainRoles({ ...measure, per: grain });
    return (same ? found.buckets : series(found.months, tallies, roles, asOf)).map((each) => ({
      ...each,
      part: false,
    }));
  }
  return grain === 'quarter' ? quarters(found.buckets) : found.buckets.map((each) => ({ ...each, part: false }));
}

/** Months in threes, counted from the article both ways so that no quarter straddles it. */
export function quarters(buckets: readonly Bucket[]): Step[] {
  const watch = buckets.findIndex((bucket) => bucket.window === 1);
  const anchor = (watch < 0 ? buckets.length : watch) % QUARTER;
  const groups = anchor > 0 ? [buckets.slice(0, anchor)] : [];
  for (let start = anchor; start < buckets.length; start += QUARTER) groups.push(buckets.slice(start, start + QUARTER));
  return groups.flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last) return [];
    const covered = group.filter((bucket) => bucket.covered);
    const whole = covered.length === QUARTER;
    const sum = (of: (bucket: Bucket) => number, from = covered) => from.reduce((total, each) => total + of(each), 0);
    const counted = covered.length ? covered : group;
    return [
      {
        ...first,
        to: last.to,
        window: first.window === last.window ? first.window : null,
        covered: covered.length > 0,
        judged: whole && group.every((bucket) => bucket.judged),
        provisional: group.some((bucket) => bucket.provisional),
        // A click opens every event of these months, whether they are covered or not.
        events: sum((bucket) => bucket.events, group),
        sum: sum((bucket) => bucket.sum, counted),
        exposure: sum((bucket) => bucket.exposure, counted),
        part: !whole,
      },
    ];
  });
}
