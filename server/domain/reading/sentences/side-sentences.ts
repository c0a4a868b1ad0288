import { monthInWords, type Month } from '../../event/calendar.ts';
import type { Verdict } from '../reading.ts';
import { EXPECTED, POWER } from '../../stats/constants.ts';
import { smallestNoticeable } from '../../stats/first.ts';
import { mannKendall } from '../../stats/trend.ts';
import type { Measured } from '../measure/measured.ts';
import { TREND_SAID, TREND_STEPS } from '../rules.ts';
import { countInWords, listed, percentInWords, plural, timesInWords } from './words.ts';

/** When the level most likely changed, and whether that was before the article. */
export function changedInWords({ month }: { month: Month }, published: Month): string {
  const when = monthInWords(month);
  return month < published
    ? `The level most likely changed in ${when}, before the article.`
    : `The level most likely changed in ${when}.`;
}

/**
 * The smallest change these data would have shown (power 80 %, one-sided 5 %). It is reckoned from the events before
 * alone; where the verdict is clear without so large a change, a second sentence says what it rests on.
 */
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
  const least = `With this data we could have noticed ${direction === 'rise' ? riseInWords(ratio) : fallInWords(1 / ratio)}.`;
  const { value } = comparison.change;
  const reached = value === null || (direction === 'rise' ? value >= ratio : value <= 1 / ratio);
  const away = value !== null && (direction === 'rise' ? value < 1 : value > 1);
  return clearlyJudged(found.judgement.verdict, away) && !reached ? `${least} ${RESTS}` : least;
}

/** A verdict against a predicted change rests on the other direction, of which nothing is said here. */
function clearlyJudged(verdict: Verdict, away: boolean): boolean {
  return verdict === 'as-predicted' || (verdict === 'against' && !away);
}

const RESTS = `That is reckoned from the events before the article: a smaller change would have shown in fewer than ${Math.round(POWER * 100)} of 100 cases. The events since were clear all the same.`;

function riseInWords(ratio: number): string {
  return ratio < 1.1 ? `a rise of ${percentInWords(ratio - 1)} or more` : `a rise to ${timesInWords(ratio)} or more`;
}

function fallInWords(left: number): string {
  return left < 0.01 ? 'only a fall to almost none' : `a fall to ${percentInWords(left)} of the earlier level or less`;
}

/** The direction inside the watch; descriptive only, never the verdict (method 4.6). */
export function trendInWords(found: Measured): string | null {
  const watch = found.buckets.filter((bucket) => bucket.window === 1 && bucket.judged && bucket.exposure > 0);
  if (watch.length < TREND_STEPS) return null;
  const trend = mannKendall(watch.map((bucket) => bucket.sum / bucket.exposure));
  if (trend.pTwoCorrected > TREND_SAID || trend.sen === 0) return 'Since the article there is no steady trend.';
  return `Since the article the trend is ${trend.sen > 0 ? 'upward' : 'downward'}.`;
}

/** "If nothing had changed, 95 of 100 months would show 5 to 18." */
export function expectedInWords(found: Measured, { lo, hi }: { lo: number; hi: number }): string {
  return `If nothing had changed, ${Math.round(EXPECTED * 100)} of 100 ${stepName(found)} would show ${countInWords(lo)} to ${countInWords(hi)}.`;
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
  if (found.reaction) return reactionChart(title, found.reaction);
  const { baseline, watch } = found.coverage;
  const compared = before !== undefined && baseline.covered > 0;
  const sides = [
    ...(compared ? [`${before} in ${plural(baseline.covered, 'month')} before the article`] : []),
    watch.covered
      ? `${after ?? 'no figure'} in ${plural(watch.covered, 'complete month')} after ${compared ? 'it' : 'the article'}`
      : `no complete month after ${compared ? 'it' : 'the article'} is covered`,
  ];
  const head = `${title}: ${listed(sides)}.`;
  const steps = found.buckets.filter((bucket) => bucket.window === 1 && bucket.judged);
  if (!expected || !steps.length) return head;
  const step = stepName(found).slice(0, -1);
  const above = steps.filter((bucket) => bucket.sum > expected.hi).length;
  const below = steps.filter((bucket) => bucket.sum < expected.lo).length;
  const odd = unusual.size ? ` ${plural(unusual.size, step)} stood out.` : '';
  return `${head} ${againstRange(steps.length, above, below, step)} the expected range of ${countInWords(expected.lo)} to ${countInWords(expected.hi)}.${odd}`;
}

/** "All 36 of those months were within", "24 of those 36 months were above and 2 below": before the range itself. */
function againstRange(of: number, above: number, below: number, step: string): string {
  const many = of === 1 ? `that one ${step}` : `those ${countInWords(of)} ${step}s`;
  const all = (side: string) => (of === 1 ? `That one ${step} was ${side}` : `All ${many} were ${side}`);
  if (above + below === 0) return all('within');
  if (above === of) return all('above');
  if (below === of) return all('below');
  const side = (n: number, words: string) => (n ? [`${countInWords(n)} ${words}`] : []);
  return `Of ${many}, ${listed([...side(above, above === 1 ? 'was above' : 'were above'), ...side(below, below === 1 ? 'was below' : 'were below')])}`;
}

function reactionChart(title: string, { found, triggers }: NonNullable<Measured['reaction']>): string {
  if (!triggers.length) return `${title}: nothing has set the clock.`;
  return `${title}: ${daysAround(found)}, around ${plural(triggers.length, 'trigger')}.`;
}

/** "20 in 118 days after and none in 115 days before". */
export function daysAround(found: { before: number; after: number; daysBefore: number; daysAfter: number }): string {
  const side = (n: number, days: number, when: string) =>
    `${n ? countInWords(n) : 'none'} in ${plural(days, 'day')} ${when}`;
  return `${side(found.after, found.daysAfter, 'after')} and ${side(found.before, found.daysBefore, 'before')}`;
}

/** What one mark of the series is called. */
export function stepName(found: Pick<Measured, 'buckets'>): string {
  const first = found.buckets[0];
  return first && first.from !== first.to ? 'periods' : 'months';
}
