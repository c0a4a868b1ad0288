import { carries } from '../indicator/carries.ts';
import type { LoadedIndicator } from '../indicator/loaded.ts';
import { rarefied } from '../stats/distinct.ts';
import { sameSeason } from '../stats/same-season.ts';
import { quasiPoissonSlope } from '../stats/slope.ts';
import { columns, compare, marginOf, turned, type Comparison } from './comparison.ts';
import { measure, type Measured, type Setting } from './measure.ts';
import type { Check, Verdict } from './reading.ts';
import { mainRoles, series, variantRoles, type Bucket } from './series.ts';
import type { DayTally, FeedState, IndicatorTallies } from './tally.ts';
import { BADGES, judge } from './verdict.ts';
import { numberInWords, percentInWords } from './words.ts';

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
  if (!main.comparison) return byFeed;
  const variants = indicator.definition.variants.map((_, n) => variant(setting, indicator, tallies, main, n));
  return [
    ...withoutLargest(setting, indicator, tallies, main),
    ...withoutQuiet(indicator, main),
    ...season(indicator, main),
    ...lastTwelve(indicator, main),
    ...provisionalIncluded(indicator, main),
    ...byFeed,
    ...variants,
    ...alreadyRising(indicator, main),
    ...equalEvents(indicator, tallies, main),
    ...unidentifiedShare(tallies),
  ];
}

function repeat(id: string, title: string, indicator: LoadedIndicator, found: Comparison, main: Measured): Check {
  if (!found.steps.after || (!found.steps.before && indicator.definition.baseline !== 'none'))
    return cannot(id, title, 'Nothing is left to compare.');
  const { verdict } = judge(indicator.definition.expects, found);
  return {
    id,
    title,
    change: found.change,
    oriented: found.oriented,
    verdict,
    ...outcome(verdict, main.judgement.verdict),
  };
}

function outcome(verdict: Verdict, main: Verdict): Pick<Check, 'outcome' | 'words'> {
  return verdict === main
    ? { outcome: 'holds', words: 'Same verdict.' }
    : { outcome: 'flips', words: `Would read "${BADGES[verdict]}".` };
}

function cannot(id: string, title: string, words: string): Check {
  return { id, title, change: null, oriented: null, verdict: null, outcome: 'cannot', words };
}

function note(id: string, title: string, words: string): Check {
  return { id, title, change: null, oriented: null, verdict: null, outcome: 'note', words };
}

/** Sums and means can hang on one event; plain counts cannot. */
function withoutLargest(
  setting: Setting,
  indicator: LoadedIndicator,
  tallies: IndicatorTallies,
  main: Measured,
): Check[] {
  const { measure: kind } = indicator.definition;
  if (kind.kind !== 'sum' && kind.kind !== 'mean') return [];
  const inside = new Set(main.buckets.filter((bucket) => bucket.judged).map((bucket) => bucket.from));
  const candidates = tallies.days.filter(
    (day) => day.role === 'counts' && day.largest && inside.has(day.day.slice(0, 7)),
  );
  const top = candidates.reduce<DayTally | null>(
    (best, day) => ((day.largest?.value ?? 0) > (best?.largest?.value ?? 0) ? day : best),
    null,
  );
  if (!top?.largest) return [];
  const { value } = top.largest;
  const days = tallies.days.map((day) =>
    day === top ? { ...day, events: day.events - 1, said: day.said - 1, sum: day.sum - value } : day,
  );
  const buckets = series(main.months, { ...tallies, days }, mainRoles(kind), setting.asOf);
  const title = `Without the single largest event (${numberInWords(value)}, ${top.day})`;
  return [repeat('without-largest', title, indicator, compare(indicator.definition, buckets), main)];
}

function withoutQuiet(indicator: LoadedIndicator, main: Measured): Check[] {
  if (!main.buckets.some((bucket) => bucket.judged && bucket.quiet)) return [];
  const found = compare(indicator.definition, main.buckets, (bucket) => bucket.judged && !bucket.quiet);
  return [repeat('without-quiet', 'Without the quiet periods', indicator, found, main)];
}

/** Mantel-Haenszel over calendar months: a baseline of 17 months holds some months twice (method 4.9). */
function season(indicator: LoadedIndicator, main: Measured): Check[] {
  const { comparison } = main;
  if (!comparison || !['count', 'sum', 'mean'].includes(indicator.definition.measure.kind)) return [];
  const { y, e, w } = columns(main.buckets, (bucket) => bucket.judged);
  const month = main.buckets.map((bucket) => Number(bucket.from.slice(5)));
  const found = sameSeason({ y, e, w, month, dispersion: comparison.dispersion });
  if (found.ratio === null || !Number.isFinite(found.hi))
    return [cannot('same-season', 'Same months of the year only', 'Too few events for this check.')];
  const up = ['rise', 'keep-up'].includes(indicator.definition.expects);
  const margin = marginOf(indicator.definition).size;
  const { ratio, lo, hi } = found;
  const same = up
    ? ratio > 1 === (comparison.change.value ?? 2) > 1
    : ratio < margin === (comparison.change.value ?? 2) < margin;
  return [
    {
      id: 'same-season',
      title: 'Same months of the year only',
      change: { scale: 'ratio', value: ratio, lo, hi, words: `${numberInWords(ratio)}×` },
      oriented: turned(ratio, lo, hi, up),
      verdict: same ? main.judgement.verdict : null,
      outcome: same ? 'holds' : 'flips',
      words: same ? 'Points the same way.' : 'Points the other way.',
    },
  ];
}

function lastTwelve(indicator: LoadedIndicator, main: Measured): Check[] {
  const baseline = main.buckets.filter((bucket) => bucket.window === 0 && bucket.judged);
  if (indicator.definition.measure.kind === 'distinct' || baseline.length <= 12) return [];
  const kept = new Set(baseline.slice(-12));
  const found = compare(
    indicator.definition,
    main.buckets,
    (bucket) => bucket.judged && (bucket.window === 1 || kept.has(bucket)),
  );
  return [repeat('last-twelve', 'Last 12 months as the baseline', indicator, found, main)];
}

function provisionalIncluded(indicator: LoadedIndicator, main: Measured): Check[] {
  const extra = main.buckets.filter((bucket) => bucket.provisional && bucket.covered && bucket.window === 1);
  if (!extra.length) return [];
  const found = compare(indicator.definition, main.buckets, (bucket) => bucket.judged || extra.includes(bucket));
  return [repeat('provisional', 'With the provisional months', indicator, found, main)];
}

function otherFeed(setting: Setting, indicator: LoadedIndicator, other: OtherFeed, main: Measured): Check[] {
  if (!carries(indicator.definition, other.feed.id)) return [];
  const found = measure({ ...setting, feed: other.feed }, indicator, other.tallies);
  const title = `By ${other.feed.title}`;
  const id = `feed-${other.feed.id}`;
  const { verdict } = found.judgement;
  if (verdict === 'too-little-data') return [cannot(id, title, `${other.feed.title} has too little data for this.`)];
  return [
    {
      id,
      title,
      change: found.comparison?.change ?? null,
      oriented: found.comparison?.oriented ?? null,
      verdict,
      ...outcome(verdict, main.judgement.verdict),
    },
  ];
}

function variant(
  setting: Setting,
  indicator: LoadedIndicator,
  tallies: IndicatorTallies,
  main: Measured,
  n: number,
): Check {
  const declared = indicator.definition.variants[n];
  const title = `Variant: ${declared?.name ?? n}`;
  const found = measure(
    setting,
    indicator,
    tallies,
    variantRoles(declared?.measure ?? indicator.definition.measure, n),
  );
  if (!found.comparison || found.judgement.verdict === 'too-little-data')
    return cannot(`variant-${n}`, title, 'Too few events for this variant.');
  const { verdict } = found.judgement;
  const { change, oriented } = found.comparison;
  return { id: `variant-${n}`, title, change, oriented, verdict, ...outcome(verdict, main.judgement.verdict) };
}

/** A rise that began before the article continues an earlier trend (method 4.9, p < .10 in the baseline). */
function alreadyRising(indicator: LoadedIndicator, main: Measured): Check[] {
  if (!['rise', 'keep-up'].includes(indicator.definition.expects) || indicator.definition.measure.kind === 'share')
    return [];
  const baseline = main.buckets.filter((bucket): bucket is Bucket => bucket.window === 0 && bucket.judged);
  const slope = quasiPoissonSlope(
    baseline.map((bucket) => bucket.sum),
    baseline.map((bucket) => bucket.exposure),
  );
  if (slope.ratioPerMonth === null || slope.pTwo >= 0.1 || slope.ratioPerMonth <= 1) return [];
  const pace = percentInWords(slope.ratioPerMonth - 1);
  return [
    note(
      'already-rising',
      'Was it rising already?',
      `Yes: by ${pace} a step before the article, so the change continues an earlier trend.`,
    ),
  ];
}

/** More events show more districts by chance; at equal numbers of events the rise must still be there (method 4.3). */
function equalEvents(indicator: LoadedIndicator, tallies: IndicatorTallies, main: Measured): Check[] {
  if (indicator.definition.measure.kind !== 'distinct') return [];
  const counts = (window: 0 | 1) => {
    const spans = main.buckets.filter((bucket) => bucket.window === window && bucket.judged);
    const totals = new Map<string, number>();
    for (const key of tallies.keys) {
      if (key.role === 'counts' && spans.some((span) => span.from <= key.month && key.month <= span.to)) {
        totals.set(key.key, (totals.get(key.key) ?? 0) + key.events);
      }
    }
    return [...totals.values()];
  };
  const [before, after] = [counts(0), counts(1)];
  const size = Math.min(...[before, after].map((list) => list.reduce((sum, n) => sum + n, 0)));
  if (size < 5) return [cannot('equal-events', 'At an equal number of events', 'Too few events for this check.')];
  const [b, a] = [rarefied(before, size), rarefied(after, size)];
  const rose = (main.comparison?.change.value ?? 1) > 1;
  const words = `${numberInWords(b)} before, ${numberInWords(a)} after, in ${size} events each.`;
  if (rose && a <= b)
    return [
      {
        ...note('equal-events', 'At an equal number of events', `${words} More only because there were more events.`),
        outcome: 'flips',
      },
    ];
  return [note('equal-events', 'At an equal number of events', words)];
}

function unidentifiedShare(tallies: IndicatorTallies): Check[] {
  const counted = tallies.days.filter((day) => day.role === 'counts');
  const [all, unknown] = [
    counted.reduce((s, day) => s + day.events, 0),
    counted.reduce((s, day) => s + day.unidentified, 0),
  ];
  if (!all || unknown / all < 0.1) return [];
  return [
    note(
      'unidentified',
      'Attackers not identified',
      `In ${percentInWords(unknown / all)} of the events counted nobody is named.`,
    ),
  ];
}
