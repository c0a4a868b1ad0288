import type { LoadedIndicator } from '../indicator/loaded.ts';
import { rarefied } from '../stats/distinct.ts';
import { sameSeason } from '../stats/same-season.ts';
import { quasiPoissonSlope } from '../stats/slope.ts';
import { cannot, note } from './check-outcome.ts';
import { columns, isUpward, marginOf, turned } from './measure/comparison.ts';
import type { Measured } from './measure/measured.ts';
import type { Check } from './reading.ts';
import { EARLIER_TREND, EQUAL_EVENTS, UNNAMED_SAID } from './rules.ts';
import type { IndicatorTallies } from './measure/tally.ts';
import { stepName } from './sentences/side-sentences.ts';
import { countInWords, numberInWords, percentInWords } from './sentences/words.ts';

const SEASON = 'Same months of the year only';

/** Mantel-Haenszel over calendar months: a baseline of 17 months holds some months twice (method 4.9). */
export function season(indicator: LoadedIndicator, main: Measured): Check[] {
  const { definition } = indicator;
  if (!main.comparison || !['count', 'sum', 'mean'].includes(definition.measure.kind)) return [];
  const { y, e, w } = columns(main.buckets, (bucket) => bucket.judged);
  const month = main.buckets.map((bucket) => Number(bucket.from.slice(5)));
  const { ratio, lo, hi } = sameSeason({ y, e, w, month, dispersion: main.comparison.dispersion });
  const value = main.comparison.change.value;
  if (ratio === null || value === null || !Number.isFinite(hi))
    return [cannot('same-season', SEASON, 'Too few events for this check.')];
  const margin = marginOf(definition).size;
  const mark = definition.expects === 'stay-low' ? margin : definition.expects === 'keep-up' ? 1 / margin : 1;
  const same = ratio > mark === value > mark;
  const firm = main.judgement.verdict !== 'no-clear-change';
  return [
    {
      id: 'same-season',
      title: SEASON,
      change: { scale: 'ratio', value: ratio, lo, hi, words: `${numberInWords(ratio)}×` },
      oriented: turned(ratio, lo, hi, isUpward(definition.expects)),
      verdict: same ? main.judgement.verdict : null,
      outcome: firm ? (same ? 'holds' : 'flips') : 'note',
      words: same ? 'Points the same way.' : 'Points the other way.',
    },
  ];
}

/** A rise that began before the article continues an earlier trend (method 4.9, p < .10 in the baseline). */
export function alreadyRising({ definition }: LoadedIndicator, main: Measured): Check[] {
  if (!['rise', 'keep-up'].includes(definition.expects) || definition.measure.kind === 'share') return [];
  const baseline = main.buckets.filter((bucket) => bucket.window === 0);
  const slope = quasiPoissonSlope(
    baseline.map((bucket) => (bucket.judged ? bucket.sum : null)),
    baseline.map((bucket) => bucket.exposure),
  );
  const rose = (main.comparison?.change.value ?? 0) > 1;
  if (slope.ratioPerMonth === null || slope.pTwo >= EARLIER_TREND || slope.ratioPerMonth <= 1 || !rose) return [];
  const pace = percentInWords(slope.ratioPerMonth - 1);
  return [
    note(
      'already-rising',
      'Was it rising already?',
      `It rose by ${pace} a ${stepName(main).slice(0, -1)} before the article already, so the rise since may continue an earlier trend.`,
    ),
  ];
}

/** More events show more districts by chance; at equal numbers of events the rise must still be there (method 4.3). */
export function equalEvents({ definition }: LoadedIndicator, tallies: IndicatorTallies, main: Measured): Check[] {
  if (definition.measure.kind !== 'distinct') return [];
  const title = 'At an equal number of events';
  const [before, after] = [keyCounts(tallies, main, 0), keyCounts(tallies, main, 1)];
  const size = Math.min(...[before, after].map((list) => list.reduce((sum, n) => sum + n, 0)));
  if (size < EQUAL_EVENTS) return [cannot('equal-events', title, 'Too few events for this check.')];
  const [b, a] = [rarefied(before, size), rarefied(after, size)];
  const words = `${numberInWords(b)} before and ${numberInWords(a)} after, in ${countInWords(size)} events each.`;
  const vanishes = definition.expects === 'rise' && main.judgement.verdict === 'as-predicted' && a <= b;
  if (!vanishes) return [note('equal-events', title, words)];
  return [
    {
      ...note('equal-events', title, `${words} There are more only because there were more events.`),
      outcome: 'flips',
    },
  ];
}

function keyCounts(tallies: IndicatorTallies, main: Measured, window: 0 | 1): number[] {
  const spans = main.buckets.filter((bucket) => bucket.window === window && bucket.judged);
  const totals = new Map<string, number>();
  for (const key of tallies.keys) {
    if (key.role === 'counts' && spans.some((span) => span.from <= key.month && key.month <= span.to)) {
      totals.set(key.key, (totals.get(key.key) ?? 0) + key.events);
    }
  }
  return [...totals.values()];
}

/** How many of the counted events name nobody. */
export function unidentifiedShare(tallies: IndicatorTallies): Check[] {
  const counted = tallies.days.filter((day) => day.role === 'counts');
  const [all, unknown] = [
    counted.reduce((sum, day) => sum + day.events, 0),
    counted.reduce((sum, day) => sum + day.unidentified, 0),
  ];
  if (!all || unknown / all < UNNAMED_SAID) return [];
  return [
    note(
      'unidentified',
      'Attackers not identified',
      `In ${percentInWords(unknown / all)} of the events counted nobody is named.`,
    ),
  ];
}
