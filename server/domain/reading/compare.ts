import type { Indicator } from '../indicator/definition.ts';
import { windowRatio } from '../stats/window-ratio.ts';
import { compareLevel, compareShare } from './compare-share.ts';
import { columns, isUpward, marginOf, ratioChances, sideOf, turned, type Comparison } from './measure/comparison.ts';
import type { Bucket } from './measure/series.ts';
import { numberInWords } from './sentences/words.ts';

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
