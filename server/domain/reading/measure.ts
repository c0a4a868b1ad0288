import type { Day } from '../event/calendar.ts';
import type { Lexicon } from '../event/vocabulary.ts';
import { carries } from '../indicator/carries.ts';
import type { Indicator } from '../indicator/definition.ts';
import type { LoadedForecast, LoadedIndicator } from '../indicator/loaded.ts';
import { compare, marginOf, type Comparison } from './comparison.ts';
import { occurrence, reaction, type Occurrence, type Reaction } from './occurrence.ts';
import { mainRoles, series, type Bucket, type Reckoned } from './series.ts';
import type { FeedState, IndicatorTallies } from './tally.ts';
import { baselineOf, timeline, watchProgress, type TimelineMonth } from './timeline.ts';
import { judge, withheld, type Judgement } from './verdict.ts';
import { plural } from './words.ts';

/** What is needed to measure an indicator on a feed. */
export interface Setting {
  forecast: LoadedForecast;
  words: Lexicon;
  feed: FeedState;
  asOf: Day;
}

/** How many months of a window are over and judged, and how many of them the feed covers. */
export interface WindowCoverage {
  covered: number;
  months: number;
}

/** An indicator measured: what was compared, and the verdict before allowing for many indicators. */
export interface Measured {
  judgement: Judgement;
  months: TimelineMonth[];
  buckets: Bucket[];
  comparison: Comparison | null;
  occurrence: Occurrence | null;
  reaction: Reaction | null;
  coverage: { baseline: WindowCoverage; watch: WindowCoverage };
  /** What the roll-up reads; null when there is too little data. */
  pMoved: number | null;
  pDirection: number | null;
}

/** Share of the months of a window that must be covered (method 4.10). */
const COVERAGE_NEEDED = 0.8;

/** Measures one indicator on one feed. `roles` picks a variant; the verdict's data needs stay those of the indicator. */
export function measure(
  setting: Setting,
  indicator: LoadedIndicator,
  tallies: IndicatorTallies,
  roles?: Reckoned,
): Measured {
  const { definition } = indicator;
  const reckoned = roles ?? mainRoles(definition.measure);
  const months = timeline(setting.forecast, indicator, setting.feed, setting.asOf, setting.words);
  const buckets = series(months, tallies, reckoned, setting.asOf);
  const blank: Measured = {
    judgement: withheld('not-carried'),
    months,
    buckets,
    coverage: coverageOf(months),
    comparison: null,
    occurrence: null,
    reaction: null,
    pMoved: null,
    pDirection: null,
  };
  if (!carries(definition, setting.feed.id)) return blank;
  if (reckoned.measure.kind === 'first') return measureFirst(setting, definition, tallies, blank);
  if (reckoned.measure.kind === 'response') return measureResponse(setting, definition, tallies, blank);

  const comparison = compare({ ...definition, measure: reckoned.measure, ...marginFor(definition, reckoned) }, buckets);
  const uncovered = uncoveredWindow(setting, definition, blank.coverage);
  const judgement =
    definition.expects === 'watch-only'
      ? judge('watch-only', comparison)
      : uncovered
        ? withheld('no-coverage', uncovered)
        : (shortOf(definition, comparison, buckets) ?? judge(definition.expects, comparison));
  const judged = judgement.verdict !== 'too-little-data' && judgement.verdict !== 'watched';
  return {
    ...blank,
    judgement,
    comparison,
    pMoved: judged ? comparison.pMoved : null,
    pDirection: judged ? comparison.pDirection : null,
  };
}

/** A variant may be a share where the indicator is a rate: its margin is then five points, as for other shares. */
function marginFor(definition: Indicator, { measure: kind }: Reckoned): { by_at_least?: string } {
  const points = marginOf(definition).scale === 'points';
  if ((kind.kind === 'share') === points) return {};
  return { by_at_least: kind.kind === 'share' ? '5 points' : '25%' };
}

function measureFirst(setting: Setting, definition: Indicator, tallies: IndicatorTallies, blank: Measured): Measured {
  const { asOf, forecast } = setting;
  const times = definition.measure.kind === 'first' ? definition.measure.times : 1;
  const opened = tallies.days
    .filter((day) => day.role === 'only-if' && day.events > 0 && day.day <= asOf)
    .map((day) => day.day);
  const since = opened.sort()[0] ?? null;
  const progress = watchProgress(forecast.definition, asOf);
  const seen = occurrence(blank.months, tallies.days, times, {
    asOf,
    since: definition.only_if ? since : null,
    watchMonths: progress.months,
  });
  const found = { ...blank, occurrence: seen };
  if (definition.only_if && !since)
    return { ...found, judgement: withheld('not-tested', 'the condition has not arisen') };
  if (seen.reached) {
    const verdict = definition.expects === 'happens' ? 'as-predicted' : 'against';
    return {
      ...found,
      judgement: { verdict, qualifier: null, needs: null },
      pMoved: definition.expects === 'happens' ? 1 : 0,
    };
  }
  const uncovered = uncoveredWindow(setting, { ...definition, baseline: 'none' }, blank.coverage);
  if (uncovered) return { ...found, judgement: withheld('no-coverage', uncovered) };
  if (seen.fraction < 1)
    return { ...found, judgement: { verdict: 'no-clear-change', qualifier: 'not-yet', needs: null } };
  const verdict = definition.expects === 'happens' ? 'against' : 'as-predicted';
  return {
    ...found,
    judgement: { verdict, qualifier: null, needs: null },
    pMoved: definition.expects === 'happens' ? 0 : 1,
  };
}

function measureResponse(
  setting: Setting,
  definition: Indicator,
  tallies: IndicatorTallies,
  blank: Measured,
): Measured {
  const moved = reaction(definition, blank.months, tallies.days, setting.asOf);
  const { found, triggers } = moved;
  const measured = { ...blank, reaction: moved };
  const uncovered = uncoveredWindow(setting, definition, blank.coverage);
  if (uncovered) return { ...measured, judgement: withheld('no-coverage', uncovered) };
  if (triggers.length === 0) return { ...measured, judgement: withheld('not-tested', 'nothing has set the clock') };
  const { triggers: wanted = 1, events } = definition.needs;
  if (triggers.length < wanted)
    return { ...measured, judgement: withheld('needs-more', plural(wanted - triggers.length, 'more trigger')) };
  const short = events - found.before - found.after;
  if (short > 0) return { ...measured, judgement: withheld('needs-more', plural(short, 'more event')) };
  const margin = marginOf(definition).size;
  const ratio = found.ratio ?? Infinity;
  const up = definition.expects !== 'fall';
  const sides = { pDirection: up ? found.pRise : 1 - found.pRise, pMoved: up ? found.pRiseMargin : found.pFallMargin };
  const judgement = judge(definition.expects, {
    change: moved.change,
    oriented: moved.oriented,
    before: found.before,
    after: found.after,
    total: { before: found.before, after: found.after },
    exposure: { before: found.daysBefore, after: found.daysAfter },
    steps: { before: found.daysBefore, after: found.daysAfter },
    dispersion: 1,
    ...sides,
    pOpposite: 1 - sides.pDirection,
    beyond:
      ratio >= margin ? (up ? 'predicted' : 'opposite') : ratio <= 1 / margin ? (up ? 'opposite' : 'predicted') : null,
    steady: found.lo >= 1 / margin && found.hi <= margin,
  });
  return { ...measured, judgement, ...sides };
}

/** Which window the feed does not cover well enough, in words; null when both are fine. */
function uncoveredWindow(setting: Setting, definition: Indicator, coverage: Measured['coverage']): string | null {
  const thin = ({ covered, months }: WindowCoverage) => months === 0 || covered < COVERAGE_NEEDED * months;
  const said = ({ covered, months }: WindowCoverage, side: string) =>
    `${covered === 0 ? 'none' : `only ${covered}`} of the ${months} months ${side} the article ${covered > 1 ? 'are' : 'is'} covered`;
  const level = definition.expects === 'above' || definition.expects === 'below';
  if (!level && baselineOf(setting.forecast.definition, definition) && thin(coverage.baseline))
    return said(coverage.baseline, 'before');
  if (!thin(coverage.watch)) return null;
  return coverage.watch.months === 0 ? 'no month of the watch is over and judged yet' : said(coverage.watch, 'after');
}

/** What the indicator's `needs` lack, if anything. */
function shortOf(definition: Indicator, found: Comparison, buckets: readonly Bucket[]): Judgement | null {
  const judged = buckets.filter((bucket) => bucket.judged && (bucket.window === 1 || definition.baseline !== 'none'));
  const counted = judged.reduce(
    (sum, bucket) => sum + (definition.measure.kind === 'share' ? bucket.exposure : bucket.events),
    0,
  );
  const short = definition.needs.events - counted;
  if (short > 0) return withheld('needs-more', plural(short, 'more event'));
  const { months = 1 } = definition.needs;
  const watched = judged.filter((bucket) => bucket.window === 1).reduce((sum, bucket) => sum + monthsOf(bucket), 0);
  if (watched < months) return withheld('needs-more', plural(months - watched, 'more month'));
  return found.steps.after === 0 ? withheld('needs-more', 'events after the article') : null;
}

function monthsOf(bucket: Bucket): number {
  return (
    (Number(bucket.to.slice(0, 4)) - Number(bucket.from.slice(0, 4))) * 12 +
    Number(bucket.to.slice(5)) -
    Number(bucket.from.slice(5)) +
    1
  );
}

function coverageOf(months: readonly TimelineMonth[]): Measured['coverage'] {
  const of = (window: TimelineMonth['window']) => {
    const inside = months.filter((month) => month.window === window && !month.provisional);
    return { covered: inside.filter((month) => month.covered).length, months: inside.length };
  };
  return { baseline: of('baseline'), watch: of('watch') };
}
