import { dayInWords, monthOf } from '../event/calendar.ts';
import type { LoadedIndicator } from '../indicator/loaded.ts';
import { asTheRuleCounts } from './measure/by-hand.ts';
import { cannot, note, outcomeOf } from './check-outcome.ts';
import { compare } from './compare.ts';
import type { Comparison } from './measure/comparison.ts';
import { measure } from './measure/measure.ts';
import { carriedOn } from './measure/published.ts';
import type { Measured, Setting } from './measure/measured.ts';
import type { Check } from './reading.ts';
import { LAST_MONTHS } from './rules.ts';
import { mainRoles, series, variantRoles } from './measure/series.ts';
import { alreadyRising, equalEvents, season, unidentifiedShare } from './side-checks.ts';
import type { DayTally, FeedState, IndicatorTallies } from './measure/tally.ts';
import { firstRunningMonth } from './measure/timeline.ts';
import { judge } from './verdict.ts';
import { countInWords, plural } from './sentences/words.ts';

const ONLY_TOTALS = 'Not possible with monthly totals.';

/** Another feed that carries the indicator, with its tallies. */
export interface OtherFeed {
  feed: FeedState;
  tallies: IndicatorTallies;
}

/**
 * Every check of method 4.9: the comparison repeated with one choice changed. Each is a flag on the verdict,
 * never a second verdict. None is made while the verdict is withheld.
 */
export function checks(
  setting: Setting,
  indicator: LoadedIndicator,
  tallies: IndicatorTallies,
  main: Measured,
  others: readonly OtherFeed[],
): Check[] {
  if (main.judgement.verdict === 'too-little-data' || main.judgement.verdict === 'watched') return [];
  const byFeed = others.flatMap((other) => otherFeed(setting, indicator, other, main));
  const byRule = withoutDecisions(setting, indicator, tallies, main);
  if (!main.comparison) return [...byRule, ...byFeed];
  if (tallies.published)
    return [
      ...needsEvents(setting, indicator),
      ...withoutQuiet(indicator, main),
      ...season(indicator, main),
      ...lastTwelve(indicator, main),
      ...provisionalIncluded(setting, indicator, main),
      ...byFeed,
      ...alreadyRising(indicator, main),
    ];
  return [
    ...byRule,
    ...withoutLargest(setting, indicator, tallies, main),
    ...withoutQuiet(indicator, main),
    ...season(indicator, main),
    ...lastTwelve(indicator, main),
    ...provisionalIncluded(setting, indicator, main),
    ...byFeed,
    ...indicator.definition.variants.map((_, n) => variant(setting, indicator, tallies, main, n)),
    ...alreadyRising(indicator, main),
    ...equalEvents(indicator, tallies, main),
    ...unidentifiedShare(tallies),
  ];
}

function repeat(id: string, title: string, { definition }: LoadedIndicator, found: Comparison, main: Measured): Check {
  if (!found.steps.after || (!found.steps.before && definition.baseline !== 'none'))
    return cannot(id, title, 'Nothing is left to compare.');
  return {
    id,
    title,
    change: found.change,
    oriented: found.oriented,
    ...outcomeOf(judge(definition.expects, found).verdict, main),
  };
}

/** Sums, means and ratios can hang on one event; plain counts cannot. */
function withoutLargest(
  setting: Setting,
  indicator: LoadedIndicator,
  tallies: IndicatorTallies,
  main: Measured,
): Check[] {
  const { measure: kind } = indicator.definition;
  if (kind.kind !== 'sum' && kind.kind !== 'mean' && kind.kind !== 'ratio') return [];
  const inside = new Set(main.buckets.filter((bucket) => bucket.judged).map((bucket) => bucket.from));
  const candidates = tallies.days.filter((day) => day.role === 'counts' && day.largest && inside.has(monthOf(day.day)));
  const top = candidates.reduce<DayTally | null>(
    (best, day) => ((day.largest?.value ?? 0) > (best?.largest?.value ?? 0) ? day : best),
    null,
  );
  if (!top?.largest) return [];
  const { value, valueTo } = top.largest;
  const days = tallies.days.map((day) =>
    day === top
      ? { ...day, events: day.events - 1, said: day.said - 1, sum: day.sum - value, sumTo: day.sumTo - valueTo }
      : day,
  );
  const buckets = series(main.months, { ...tallies, days }, mainRoles(kind), setting.asOf);
  const title = `Without the single largest event (${countInWords(value)}, ${dayInWords(top.day)})`;
  return [repeat('without-largest', title, indicator, compare(indicator.definition, buckets), main)];
}

/** Of monthly totals no single event is known: what cannot be tried is said, so that it does not pass for tried. */
function needsEvents({ forecast }: Setting, { definition }: LoadedIndicator): Check[] {
  const { left_out: leftOut } = forecast.definition;
  const summed = ['sum', 'mean', 'ratio'].includes(definition.measure.kind);
  return [
    ...(summed ? [cannot('without-largest', 'Without the single largest event', ONLY_TOTALS)] : []),
    ...(leftOut.length ? [cannot('left-out', 'Without what the forecast leaves out', ONLY_TOTALS)] : []),
    ...definition.variants.map(({ name }, n) => cannot(`variant-${n}`, `Variant: ${name}`, ONLY_TOTALS)),
    cannot('unidentified', 'Attackers not identified', ONLY_TOTALS),
  ];
}

function withoutQuiet(indicator: LoadedIndicator, main: Measured): Check[] {
  if (!main.buckets.some((bucket) => bucket.judged && bucket.quiet)) return [];
  const found = compare(indicator.definition, main.buckets, (bucket) => bucket.judged && !bucket.quiet);
  return [repeat('without-quiet', 'Without the quiet periods', indicator, found, main)];
}

function lastTwelve(indicator: LoadedIndicator, main: Measured): Check[] {
  const { measure: kind, expects } = indicator.definition;
  const baseline = main.buckets.filter((bucket) => bucket.window === 0 && bucket.judged);
  if (kind.kind === 'distinct' || expects === 'above' || expects === 'below' || baseline.length <= LAST_MONTHS)
    return [];
  const kept = new Set(baseline.slice(-LAST_MONTHS));
  const found = compare(
    indicator.definition,
    main.buckets,
    (bucket) => bucket.judged && (bucket.window === 1 || kept.has(bucket)),
  );
  return [repeat('last-twelve', `Last ${LAST_MONTHS} months as the baseline`, indicator, found, main)];
}

/** Months that are over and still held back; a month that is running, or that nobody has reported on, is not a low one. */
function provisionalIncluded(setting: Setting, indicator: LoadedIndicator, main: Measured): Check[] {
  const running = firstRunningMonth(setting.feed, setting.asOf);
  const extra = main.buckets.filter(
    (bucket) => bucket.provisional && bucket.covered && bucket.window === 1 && bucket.to < running,
  );
  if (!extra.length) return [];
  const found = compare(indicator.definition, main.buckets, (bucket) => bucket.judged || extra.includes(bucket));
  return [repeat('provisional', `With ${plural(extra.length, 'provisional month')}`, indicator, found, main)];
}

/** What a person decided against the rule must not be what carries the verdict. */
function withoutDecisions(
  setting: Setting,
  indicator: LoadedIndicator,
  tallies: IndicatorTallies,
  main: Measured,
): Check[] {
  if (!tallies.byHand.some((one) => one.day <= setting.asOf)) return [];
  const [id, title] = ['by-rule', 'As the rule alone counts, without decisions by hand'];
  const found = measure(setting, indicator, asTheRuleCounts(tallies));
  if (found.judgement.verdict === 'too-little-data') return [cannot(id, title, 'Too little data without them.')];
  const { change = null, oriented = null } = found.comparison ?? found.reaction ?? {};
  return [{ id, title, change, oriented, ...outcomeOf(found.judgement.verdict, main) }];
}

function otherFeed(setting: Setting, indicator: LoadedIndicator, other: OtherFeed, main: Measured): Check[] {
  if (!carriedOn(indicator.definition, other.feed.id, other.tallies)) return [];
  const found = measure({ ...setting, feed: other.feed }, indicator, other.tallies);
  const [id, title] = [`feed-${other.feed.id}`, `By ${other.feed.title}`];
  if (found.judgement.verdict === 'too-little-data')
    return [cannot(id, title, `${other.feed.title} has too little data for this.`)];
  const { change = null, oriented = null } = found.comparison ?? found.reaction ?? {};
  return [{ id, title, change, oriented, ...outcomeOf(found.judgement.verdict, main) }];
}

function variant(
  setting: Setting,
  indicator: LoadedIndicator,
  tallies: IndicatorTallies,
  main: Measured,
  n: number,
): Check {
  const declared = indicator.definition.variants[n];
  const [id, title] = [`variant-${n}`, `Variant: ${declared?.name ?? n}`];
  const found = measure(
    setting,
    indicator,
    tallies,
    variantRoles(declared?.measure ?? indicator.definition.measure, n),
  );
  if (!found.comparison || found.judgement.verdict === 'too-little-data')
    return cannot(id, title, 'Too few events for this variant.');
  const { change, oriented } = found.comparison;
  if (declared?.opposite) return { ...note(id, title, 'Counts the opposite, for comparison.'), change };
  return { id, title, change, oriented, ...outcomeOf(found.judgement.verdict, main) };
}
