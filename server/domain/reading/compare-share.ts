import type { Indicator } from '../indicator/definition.ts';
import { shareAbove, windowShare } from '../stats/share.ts';
import { windowRatio } from '../stats/window-ratio.ts';
import {
  columns,
  isUpward,
  levelOf,
  marginOf,
  ratioChances,
  sideWhere,
  turned,
  type Comparison,
} from './measure/comparison.ts';
import type { Bucket } from './measure/series.ts';
import { numberInWords, percentInWords } from './sentences/words.ts';

/** Compares two shares: their difference in points (method 4.2). */
export function compareShare(
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
    beyond: gap === null ? null : beyondPoints(gap, margin, up),
    steady: interval.lo !== null && interval.hi !== null && interval.lo >= -margin && interval.hi <= margin,
  };
}

/** Holds the level of the watch against the level that was predicted, as a share or a ratio (method 4.2). */
export function compareLevel(
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
    beyond: above === null ? null : sideWhere(above === (indicator.expects === 'above')),
    steady: false,
  };
}

function beyondPoints(gap: number, margin: number, up: boolean): Comparison['beyond'] {
  if (gap >= margin) return sideWhere(up);
  return gap <= -margin ? sideWhere(!up) : null;
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
function pointsInWords(gap: number): string {
  const size = Math.abs(gap * 100);
  if (size < 0.05) return 'no difference';
  return `${gap > 0 ? 'up' : 'down'} ${size < 9.95 ? size.toFixed(1) : size.toFixed(0)} points`;
}
