import type { Indicator } from '../indicator/definition.ts';
import type { Window } from '../stats/months.ts';
import { shareAbove, windowShare } from '../stats/share.ts';
import { windowRatio } from '../stats/window-ratio.ts';
import type { Change, Oriented } from './reading.ts';
import { USUAL_MARGIN } from './rules.ts';
import type { Bucket } from './series.ts';
import { numberInWords, percentInWords } from './words.ts';

/** What the two windows say, whatever the measure: method 4.1, 4.2. */
export interface Comparison {
  change: Change;
  oriented: Oriented | null;
  /** Level before and after: events a month, share, deaths per attack; null without exposure. */
  before: number | null;
  after: number | null;
  /** Sums behind the levels, and the number of steps compared. */
  total: { before: number; after: number };
  exposure: { before: number; after: number };
  steps: { before: number; after: number };
  dispersion: number;
  /** Chance that it moved the predicted way, and the predicted way by at least the margin. */
  pDirection: number;
  pMoved: number;
  /** Chance that it moved the other way. */
  pOpposite: number;
  /** Whether the headline change itself lies beyond the margin, the predicted way or the other. */
  beyond: 'predicted' | 'opposite' | null;
  /** The whole 90 % interval lies within the margin either way. */
  steady: boolean;
}

/** The margin as a number: 1.25 for "25%", 0.05 for "5 points"; 1.25 where the file gives none. */
export function marginOf(indicator: Pick<Indicator, 'by_at_least'>): { scale: 'ratio' | 'points'; size: number } {
  const text = indicator.by_at_least ?? USUAL_MARGIN;
  const number = Number.parseFloat(text);
  return text.endsWith('points') ? { scale: 'points', size: number / 100 } : { scale: 'ratio', size: 1 + number / 100 };
}

/** The level of above/below as a number: a ratio as it is, "50%" as 0.5. */
export function levelOf(indicator: Pick<Indicator, 'level'>): number {
  const { level = 1 } = indicator;
  return typeof level === 'number' ? level : Number.parseFloat(level) / 100;
}

/** Compares watch with baseline over the judged steps of a series. `use` can leave steps out (checks do). */
export function compare(
  indicator: Pick<Indicator, 'expects' | 'by_at_least' | 'level' | 'measure'>,
  buckets: readonly Bucket[],
  use: (bucket: Bucket) => boolean = (bucket) => bucket.judged,
): Comparison {
  if (indicator.expects === 'above' || indicator.expects === 'below') return compareLevel(indicator, buckets, use);
  if (indicator.measure.kind === 'share') return compareShare(indicator, buckets, use);
  return compareRates(indicator, buckets, use);
}

/** The numbers as the statistics take them: null marks a step that says nothing and breaks the chain of neighbours. */
export function columns(
  buckets: readonly Bucket[],
  use: (bucket: Bucket) => boolean,
): { y: (number | null)[]; e: number[]; w: Window[] } {
  return {
    y: buckets.map((bucket) => (use(bucket) ? bucket.sum : null)),
    e: buckets.map((bucket) => bucket.exposure),
    w: buckets.map((bucket) => bucket.window ?? 0),
  };
}

function compareRates(
  indicator: Pick<Indicator, 'expects' | 'by_at_least'>,
  buckets: readonly Bucket[],
  use: (b: Bucket) => boolean,
): Comparison {
  const margin = marginOf(indicator).size;
  const found = windowRatio({ ...columns(buckets, use), margin });
  const ratio = found.ratio ?? (found.total1 > 0 && found.exposure0 > 0 ? Infinity : null);
  const { lo, hi } = found;
  const up = isUpward(indicator.expects);
  return {
    change: {
      scale: 'ratio',
      value: found.ratio,
      lo,
      // With none before, only the lower end means something (method 4.1).
      hi: found.ratio !== null && Number.isFinite(hi) ? hi : null,
      words: ratio === null ? 'no figure' : ratio === Infinity ? 'none before' : `${numberInWords(ratio)}×`,
    },
    oriented: found.months0 && found.months1 ? turned(found.ratio, lo, hi, up) : null,
    before: found.rate0,
    after: found.rate1,
    total: { before: found.total0, after: found.total1 },
    exposure: { before: found.exposure0, after: found.exposure1 },
    steps: { before: found.months0, after: found.months1 },
    dispersion: found.dispersion,
    ...ratioChances(indicator.expects, found),
    beyond: ratio === null ? null : sideOf(indicator.expects, ratio, margin),
    steady: lo >= 1 / margin && hi <= margin,
  };
}

/** Direction and margin by what the article expects (method 4.11). */
export function ratioChances(
  expects: Indicator['expects'],
  { pRise, pRiseMargin, pFallMargin }: { pRise: number; pRiseMargin: number; pFallMargin: number },
): Pick<Comparison, 'pDirection' | 'pMoved' | 'pOpposite'> {
  switch (expects) {
    case 'fall':
      return { pDirection: 1 - pRise, pMoved: pFallMargin, pOpposite: pRise };
    case 'stay-low':
      return { pDirection: 1 - pRiseMargin, pMoved: 1 - pRiseMargin, pOpposite: pRiseMargin };
    case 'keep-up':
      return { pDirection: 1 - pFallMargin, pMoved: 1 - pFallMargin, pOpposite: pFallMargin };
    default:
      return { pDirection: pRise, pMoved: pRiseMargin, pOpposite: 1 - pRise };
  }
}

/** Whether what is expected lies upward of the baseline. */
export function isUpward(expects: Indicator['expects']): boolean {
  return ['rise', 'keep-up', 'watch-only'].includes(expects);
}

/** On which side of the margin a ratio lies: the predicted one, the opposite one, or between. */
export function sideOf(expects: Indicator['expects'], ratio: number, margin: number): Comparison['beyond'] {
  if (ratio >= margin) return isUpward(expects) ? 'predicted' : 'opposite';
  if (ratio <= 1 / margin) return isUpward(expects) ? 'opposite' : 'predicted';
  return null;
}

function compareShare(
  indicator: Pick<Indicator, 'expects' | 'by_at_least'>,
  buckets: readonly Bucket[],
  use: (b: Bucket) => boolean,
): Comparison {
  const margin = marginOf(indicator).size;
  const { y: x, e: n, w } = columns(buckets, use);
  const found = windowShare({ x, n, w, margin });
  const gap = found.share0 === null || found.share1 === null ? null : found.share1 - found.share0;
  const interval = pointsInterval(found);
  const up = isUpward(indicator.expects);
  // On the common plot a share stands as a rate of its whole: its ratio, with the interval of method 4.1.
  const asRate = windowRatio({ y: x, e: n, w });
  return {
    change: { scale: 'points', value: gap, ...interval, words: gap === null ? 'no figure' : pointsInWords(gap) },
    oriented: gap === null ? null : turned(asRate.ratio, asRate.lo, asRate.hi, up),
    before: found.share0,
    after: found.share1,
    total: { before: found.x0, after: found.x1 },
    exposure: { before: found.n0, after: found.n1 },
    steps: { before: asRate.months0, after: asRate.months1 },
    dispersion: found.dispersion,
    ...ratioChances(indicator.expects, found),
    beyond:
      gap === null
        ? null
        : gap >= margin
          ? up
            ? 'predicted'
            : 'opposite'
          : gap <= -margin
            ? up
              ? 'opposite'
              : 'predicted'
            : null,
    steady: interval.lo !== null && interval.hi !== null && interval.lo >= -margin && interval.hi <= margin,
  };
}

function compareLevel(
  indicator: Pick<Indicator, 'expects' | 'level' | 'measure'>,
  buckets: readonly Bucket[],
  use: (b: Bucket) => boolean,
): Comparison {
  const level = levelOf(indicator);
  const asRatio = indicator.measure.kind === 'ratio';
  const watch = buckets.filter((bucket) => bucket.window === 1);
  const { y: x, e: n } = columns(watch, use);
  const limit = asRatio ? level / (1 + level) : level;
  const found = shareAbove({ x, n, limit });
  const spoken = (share: number) => (asRatio ? share / (1 - share) : share);
  const [value, lo, hi] = [found.share === null ? null : spoken(found.share), spoken(found.lo), spoken(found.hi)];
  const p = indicator.expects === 'above' ? found.pAbove : 1 - found.pAbove;
  const judged = watch.filter((bucket) => use(bucket) && bucket.exposure > 0);
  const [sum, exposure] = [judged.reduce((s, b) => s + b.sum, 0), judged.reduce((s, b) => s + b.exposure, 0)];
  const above = value === null || !Number.isFinite(value) ? null : value > level;
  const before = buckets.filter((bucket) => bucket.window === 0 && use(bucket) && bucket.exposure > 0);
  const [sum0, exposure0] = [before.reduce((s, b) => s + b.sum, 0), before.reduce((s, b) => s + b.exposure, 0)];
  return {
    change: {
      scale: 'level',
      value: value !== null && Number.isFinite(value) ? value : null,
      lo,
      hi: Number.isFinite(hi) ? hi : null,
      words:
        value === null
          ? 'no figure'
          : asRatio
            ? Number.isFinite(value)
              ? `${numberInWords(value)} to 1`
              : 'all on one side'
            : percentInWords(value),
    },
    oriented:
      value === null
        ? null
        : turned(Number.isFinite(value) ? value / level : null, lo / level, hi / level, indicator.expects === 'above'),
    before: exposure0 > 0 ? finite(spoken(sum0 / exposure0)) : null,
    after: value === null ? null : finite(value),
    total: { before: sum0, after: sum },
    exposure: { before: exposure0, after: exposure },
    steps: { before: before.length, after: judged.length },
    dispersion: found.dispersion,
    pDirection: p,
    pMoved: p,
    pOpposite: 1 - p,
    beyond: above === null ? null : above === (indicator.expects === 'above') ? 'predicted' : 'opposite',
    steady: false,
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** The interval of a difference of shares: each end from the ends of the two shares (Newcombe 1998, method 10). */
function pointsInterval(found: ReturnType<typeof windowShare>): { lo: number | null; hi: number | null } {
  const { share0, share1, lo0, hi0, lo1, hi1 } = found;
  if (share0 === null || share1 === null) return { lo: null, hi: null };
  const gap = share1 - share0;
  return { lo: gap - Math.hypot(share1 - lo1, hi0 - share0), hi: gap + Math.hypot(hi1 - share1, share0 - lo0) };
}

/** "up 4.2 points". */
export function pointsInWords(gap: number): string {
  const size = Math.abs(gap * 100);
  if (size < 0.05) return 'no difference';
  return `${gap > 0 ? 'up' : 'down'} ${size < 9.95 ? size.toFixed(1) : size.toFixed(0)} points`;
}

/** Turns a ratio so that above 1 is always as predicted. */
export function turned(value: number | null, lo: number, hi: number, up: boolean): Oriented {
  if (up) return { value, lo, hi: Number.isFinite(hi) ? hi : 1e9 };
  return {
    value: value === null ? 0 : value > 0 ? 1 / value : null,
    lo: hi > 0 && Number.isFinite(hi) ? 1 / hi : 0,
    hi: lo > 0 ? 1 / lo : 1e9,
  };
}
