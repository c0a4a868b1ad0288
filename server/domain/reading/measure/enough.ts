import { monthIndex } from '../../event/calendar.ts';
import type { Indicator, Measure } from '../../indicator/definition.ts';
import type { LoadedForecast } from '../../indicator/loaded.ts';
import type { Comparison } from './comparison.ts';
import { COVERAGE_NEEDED } from '../rules.ts';
import type { Bucket } from './series.ts';
import { baselineOf, type TimelineMonth } from './timeline.ts';
import { withheld, type Judgement } from '../verdict.ts';
import { plural } from '../sentences/words.ts';

/** How many months of a window are over and judged, and how many of them the feed covers. */
export interface WindowCoverage {
  covered: number;
  months: number;
}

/** Coverage of both windows. */
export interface Coverage {
  baseline: WindowCoverage;
  watch: WindowCoverage;
}

/** Counts the covered months of both windows; provisional months are in neither. */
export function coverageOf(months: readonly TimelineMonth[]): Coverage {
  const of = (window: TimelineMonth['window']) => {
    const inside = months.filter((month) => month.window === window && !month.provisional);
    return { covered: inside.filter((month) => month.covered).length, months: inside.length };
  };
  return { baseline: of('baseline'), watch: of('watch') };
}

/** The verdict withheld because a window is not covered well enough; null when what is asked is covered. */
export function uncovered(forecast: LoadedForecast, indicator: Indicator, coverage: Coverage): Judgement | null {
  const thin = ({ covered, months }: WindowCoverage) => months === 0 || covered < COVERAGE_NEEDED * months;
  const said = ({ covered, months }: WindowCoverage, side: string) =>
    withheld(
      'no-coverage',
      covered === 0
        ? `none of the ${plural(months, 'month')} ${side} the article is covered`
        : `only ${covered} of ${plural(months, 'month')} ${side} the article ${covered > 1 ? 'are' : 'is'} covered`,
    );
  const onlyWatch = ['above', 'below', 'happens', 'does-not-happen'].includes(indicator.expects);
  if (coverage.watch.months === 0) return withheld('no-coverage', 'no month of the watch is over and judged yet');
  if (!onlyWatch && baselineOf(forecast.definition, indicator) && thin(coverage.baseline))
    return said(coverage.baseline, 'before');
  return thin(coverage.watch) ? said(coverage.watch, 'after') : null;
}

/** The verdict withheld because the indicator's own `needs` are not met; null when they are. */
export function short(
  indicator: Indicator,
  measure: Measure,
  found: Comparison,
  buckets: readonly Bucket[],
): Judgement | null {
  const judged = buckets.filter((bucket) => bucket.judged && (bucket.window === 1 || indicator.baseline !== 'none'));
  // Of a share the whole is counted: a rare part of a thousand attacks is still known well.
  const counted = judged.reduce((sum, bucket) => sum + (measure.kind === 'share' ? bucket.exposure : bucket.events), 0);
  const missing = indicator.needs.events - counted;
  if (missing > 0) return withheld('needs-more', plural(missing, 'more event'));
  const watched = judged.filter((bucket) => bucket.window === 1).reduce((sum, bucket) => sum + monthsIn(bucket), 0);
  const tooFew = shortOfMonths(indicator, watched);
  if (tooFew) return tooFew;
  if (found.steps.after === 0) return withheld('needs-more', 'events after the article');
  const level = indicator.expects === 'above' || indicator.expects === 'below';
  return !level && found.steps.before === 0 ? withheld('needs-more', 'a baseline with data') : null;
}

/** The verdict withheld because fewer months were watched than the indicator needs. */
export function shortOfMonths(indicator: Indicator, watched: number): Judgement | null {
  const { months = 1 } = indicator.needs;
  return watched < months ? withheld('needs-more', plural(months - watched, 'more month')) : null;
}

function monthsIn(bucket: Bucket): number {
  return monthIndex(bucket.to) - monthIndex(bucket.from) + 1;
}
