import type { Indicator } from '../../indicator/definition.ts';
import { INTERVAL } from '../../stats/constants.ts';
import { levelOf, marginOf } from '../measure/comparison.ts';
import type { Measured } from '../measure/measured.ts';
import type { Confidence, Qualifier } from '../reading.ts';
import { daysAround } from './side-sentences.ts';
import {
  chanceInWords,
  countInWords,
  exactPercent,
  lackedInWords,
  likelihoodInWords,
  listed,
  numberInWords,
  percentInWords,
  plural,
  sentence,
  timesSaid,
} from './words.ts';

/** "a rise of at least 25 %": what the article expects, as its file declares it. */
export function expectationInWords(indicator: Indicator): string {
  const { scale, size } = marginOf(indicator);
  const points = +(size * 100).toFixed(2);
  const margin = scale === 'points' ? `${points} ${points === 1 ? 'point' : 'points'}` : exactPercent(size - 1);
  const level = typeof indicator.level === 'string' ? exactPercent(levelOf(indicator)) : `${levelOf(indicator)} to 1`;
  const times = indicator.measure.kind === 'first' ? indicator.measure.times : 1;
  switch (indicator.expects) {
    case 'rise':
      return `a rise of at least ${margin}`;
    case 'fall':
      return `a fall of at least ${margin}`;
    case 'stay-low':
      return `no rise of ${margin} or more`;
    case 'keep-up':
      return `no fall of ${margin} or more`;
    case 'above':
      return `a level above ${level}`;
    case 'below':
      return `a level below ${level}`;
    case 'happens':
      return times > 1 ? `that it happens at least ${timesSaid(times)}` : 'that it happens';
    case 'does-not-happen':
      return 'that it does not happen';
    case 'watch-only':
      return 'nothing is predicted; it is watched';
  }
}

const QUALIFIERS: Record<Qualifier, string> = {
  'leaning-as-predicted': 'leaning as predicted',
  'leaning-against': 'leaning against',
  steady: 'steady',
  unclear: 'unclear',
  'before-adjustment': 'as predicted before allowing for many indicators',
  'not-yet': 'not yet',
  'needs-more': 'needs more',
  'not-tested': 'not tested',
  'no-coverage': 'no coverage',
  'not-carried': 'this feed does not carry it',
};

/** What stands beside the badge: "leaning as predicted (84 %)", "needs 3 more events", or "lacked 3 events" once the watch is over. */
export function qualifierInWords(
  qualifier: Qualifier | null,
  found: Measured,
  indicator: Indicator,
  progress: { month: number; months: number; over: boolean },
): string | null {
  if (!qualifier) return null;
  const chance = found.pDirection;
  const { over } = progress;
  const missing = (needs: string) => (over ? lackedInWords(needs) : needs);
  switch (qualifier) {
    case 'leaning-as-predicted':
      return `leaning as predicted (${chanceInWords(chance ?? 0.5)})`;
    case 'leaning-against':
      return `leaning against (${chanceInWords(1 - (chance ?? 0.5))})`;
    case 'steady':
      return ['rise', 'fall'].includes(indicator.expects)
        ? `steady: no ${indicator.expects} as large as predicted`
        : 'steady';
    case 'not-yet':
      return `${indicator.expects === 'happens' ? 'not yet' : 'has not happened so far'}, month ${progress.month} of ${progress.months}`;
    case 'needs-more':
      return `${over ? 'lacked' : 'needs'} ${missing(found.judgement.needs ?? (over ? 'data' : 'more'))}`;
    case 'not-tested':
      return `not tested: ${missing(found.judgement.needs ?? 'the condition has not arisen')}`;
    case 'no-coverage':
      return found.judgement.needs ?? 'no coverage';
    default:
      return QUALIFIERS[qualifier];
  }
}

/** The change with its 90 % interval, and what it would take to count as predicted. */
export function changeInWords(indicator: Indicator, found: Measured): string {
  const change = found.comparison?.change ?? found.reaction?.change;
  const wanted =
    indicator.expects === 'watch-only'
      ? 'Nothing was predicted; it is watched.'
      : `As predicted means ${expectationInWords(indicator)}.`;
  if (found.occurrence) {
    const { chance, before, times } = found.occurrence;
    const pace =
      chance === null
        ? ''
        : ` If nothing had changed, the chance of ${times === 1 ? 'at least one' : `at least ${times}`} was ${chanceInWords(chance)}.`;
    const seen = before.length
      ? `It happened ${timesSaid(before.length)} in the baseline.`
      : found.coverage.baseline.covered
        ? 'It did not happen in the baseline.'
        : 'No month of the baseline is covered.';
    return `${seen}${pace} ${wanted}`;
  }
  if (!change || (change.value === null && change.words !== 'none before'))
    return `There is nothing to compare. ${wanted}`;
  const days = found.reaction ? ` ${sentence(daysAround(found.reaction.found))}.` : '';
  return `${sentence(changeWithInterval(change))}.${days}${partsInWords(indicator, found)} ${wanted}`;
}

/** " That is 12 of 40 events since the article and 3 of 31 before.": what a share, a mean or a ratio is made of. */
function partsInWords({ measure, baseline }: Indicator, { comparison }: Measured): string {
  if (!comparison || !['share', 'mean', 'ratio'].includes(measure.kind)) return '';
  const { total, exposure } = comparison;
  const side = (when: 'before' | 'after', noun: boolean) => {
    const [part, whole] = [countInWords(total[when]), exposure[when]];
    if (measure.kind === 'ratio') return `${part} to ${countInWords(whole - total[when])}`;
    const of = noun ? plural(whole, 'event') : countInWords(whole);
    return measure.kind === 'share' ? `${part} of ${of}` : `a sum of ${part} over ${of}`;
  };
  const before = baseline === 'none' || exposure.before <= 0 ? '' : ` and ${side('before', false)} before`;
  return exposure.after > 0 ? ` That is ${side('after', true)} since the article${before}.` : '';
}

/** "2.1× (90 % interval 1.9 to 2.4)". */
export function changeWithInterval(change: {
  scale: string;
  words: string;
  lo: number | null;
  hi: number | null;
}): string {
  const { scale, words, lo, hi } = change;
  const end = (value: number) =>
    scale === 'points' ? signed(value) : words.endsWith('%') ? percentInWords(value) : numberInWords(value);
  if (lo === null && hi === null) return words;
  const name = `${exactPercent(INTERVAL)} interval`;
  if (hi === null) return `${words} (${name} from ${end(lo ?? 0)} up)`;
  const unit = scale === 'points' ? ' points' : '';
  const from = end(lo ?? 0);
  // An end that is nearly nothing has no figure worth saying.
  if (end(hi).startsWith('under') || from === end(hi)) return `${words} (${name} ${end(hi)}${unit})`;
  return `${words} (${name} ${from.startsWith('under') ? 'up' : from} to ${end(hi)}${unit})`;
}

/** "+4.2", "−0.3", "0": an end of an interval in points. */
function signed(value: number): string {
  const size = Math.abs(value * 100);
  if (size < 0.05) return '0';
  return `${value > 0 ? '+' : '−'}${size < 9.95 ? size.toFixed(1) : size.toFixed(0)}`;
}

/**
 * "Very likely a rise (91 %)." Likelihood stands alone with its number; confidence has its own sentence (ICD 203,
 * method 4.11). Of something that stays as it is, the likelier side is said: nobody reads "almost no chance of no rise".
 */
export function likelihoodSentence(found: Measured, indicator: Indicator): string | null {
  const p = found.pDirection;
  if (p === null) return null;
  const expected = expectationInWords(indicator);
  switch (indicator.expects) {
    case 'rise':
      return likelihoodOf('a rise', p);
    case 'fall':
      return likelihoodOf('a fall', p);
    case 'above':
    case 'below':
      return likelihoodOf(expected, p);
    case 'stay-low':
    case 'keep-up':
      return p > 0.55 ? likelihoodOf(expected, p) : likelihoodOf(expected.replace('no ', 'a '), 1 - p);
    default:
      return null;
  }
}

function likelihoodOf(what: string, p: number): string {
  const word = likelihoodInWords(p);
  const chance = `(${chanceInWords(p)})`;
  switch (word) {
    case 'almost no chance':
    case 'roughly even chance':
      return `${sentence(word)} of ${what} ${chance}.`;
    case 'very unlikely':
    case 'unlikely':
      return `${sentence(what)} is ${word} ${chance}.`;
    case 'almost certain':
      return `Almost certainly ${what} ${chance}.`;
    default:
      return `${sentence(word)} ${what} ${chance}.`;
  }
}

/** "We hold this with moderate confidence: 2 months not covered, though the verdict survives every check." */
export function confidenceSentence(
  confidence: Confidence,
  faults: readonly string[],
  merits: readonly string[],
): string {
  const [merit] = merits;
  if (!faults.length) return `We hold this with ${confidence} confidence: ${listed(merits)}.`;
  return `We hold this with ${confidence} confidence: ${listed(faults.slice(0, 3))}${merit ? `, though ${merit}` : ''}.`;
}
