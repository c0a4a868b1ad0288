import { monthInWords, type Month } from '../event/calendar.ts';
import { smallestNoticeable } from '../stats/first.ts';
import { mannKendall } from '../stats/trend.ts';
import type { Measured } from './measured.ts';
import { countInWords, percentInWords, plural, timesInWords } from './words.ts';

/** When it most likely changed, and whether that was before the article. */
export function changedInWords({ month }: { month: Month }, published: Month): string {
  const when = monthInWords(month);
  return month < published
    ? `It most likely changed in ${when}, before the article.`
    : `It most likely changed in ${when}.`;
}

/** The smallest change these data would have shown (power 80 %, one-sided 5 %). */
export function noticeable(found: Measured, direction: 'rise' | 'fall'): string | null {
  const { comparison } = found;
  if (!comparison || comparison.change.scale !== 'ratio') return null;
  const { total, exposure, dispersion } = comparison;
  if (exposure.before <= 0 || exposure.after <= 0) return null;
  const ratio = smallestNoticeable({
    before: total.before,
    exposure0: exposure.before,
    exposure1: exposure.after,
    dispersion,
  });
  if (ratio === null) return 'With nothing in the baseline there is no ratio to notice.';
  const size =
    direction === 'rise'
      ? `a rise to ${timesInWords(ratio)} or more`
      : `a fall to ${percentInWords(1 / ratio)} or less`;
  return `With this data we could have noticed ${size}.`;
}

/** The direction inside the watch; descriptive only, never the verdict (method 4.6). */
export function trendInWords(found: Measured): string | null {
  const watch = found.buckets.filter((bucket) => bucket.window === 1 && bucket.judged && bucket.exposure > 0);
  if (watch.length < 8) return null;
  const trend = mannKendall(watch.map((bucket) => bucket.sum / bucket.exposure));
  if (trend.pTwoCorrected > 0.1 || trend.sen === 0) return 'Since the article there is no steady trend up or down.';
  return `Since the article it has been going ${trend.sen > 0 ? 'up' : 'down'}.`;
}

/** The sentence that stands for the chart. */
export function chartInWords(
  title: string,
  found: Measured,
  expected: { lo: number; hi: number } | null,
  unusual: ReadonlySet<Month>,
  before?: string,
  after?: string,
): string {
  const { baseline, watch } = found.coverage;
  const head = `${title}: ${before ?? 'no figure'} in ${plural(baseline.covered, 'month')} before the article and ${after ?? 'no figure'} in ${plural(watch.covered, 'complete month')} after it.`;
  if (!expected) return head;
  const steps = found.buckets.filter((bucket) => bucket.window === 1 && bucket.judged);
  const above = steps.filter((bucket) => bucket.sum > expected.hi).length;
  const odd = unusual.size ? ` ${plural(unusual.size, 'step')} stood out.` : '';
  return `${head} ${above} of those ${steps.length} ${stepName(found)} were above the expected range of ${countInWords(expected.lo)} to ${countInWords(expected.hi)}.${odd}`;
}

/** What one mark of the series is called. */
export function stepName(found: Measured): string {
  const first = found.buckets[0];
  return first && first.from !== first.to ? 'periods' : 'months';
}
