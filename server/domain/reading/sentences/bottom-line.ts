import type { DevelopmentReading, IndicatorReading, Verdict } from '../reading.ts';
import { listed, plural, sentence, spokenNumber } from './words.ts';

type Withheld = Pick<IndicatorReading, 'verdict' | 'qualifier' | 'qualifierWords'>;

/** What the bottom line reads of a development. */
export type Judged = Pick<DevelopmentReading, 'short' | 'rollUp' | 'verdict' | 'tally'> & {
  indicators: Withheld[];
};

/**
 * The bottom line of a forecast: which developments trend as predicted, which run against it, which are mixed, open or
 * not measured. The larger group comes first and the rest is named; where they fall apart, each is named. `over`: after
 * the watch nothing is open any more.
 */
export function bottomLine(developments: readonly Judged[], over = false): string {
  const rolled = developments.filter((development) => development.rollUp);
  if (rolled.length === 0) return outOfIndicators(developments, over);
  const groups = ORDER.map((verdict) => ({ verdict, of: rolled.filter((each) => each.verdict === verdict) }))
    .filter(({ of }) => of.length > 0)
    .sort((a, b) => b.of.length - a.of.length);
  const [largest, second, third] = groups;
  if (!largest) return outOfIndicators(developments, over);
  if (!second) return allAlike(largest.verdict, rolled, over);
  if (third || second.of.length === largest.of.length) {
    return rolled.length > 3 ? counted(groups, rolled.length) : `Signs are ${named(groups)}.`;
  }
  const rest = `On ${listed(second.of.map((each) => lowerFirst(each.short)))}, ${SIGNS[second.verdict]}.`;
  return `${some(largest.verdict, largest.of.length, rolled.length)} ${rest}`;
}

/** What is missing while nothing can be judged: time, coverage, the feed itself, the condition, or events. */
export function missingInWords(indicators: readonly Withheld[], over = false): string {
  const thin = indicators.filter((indicator) => indicator.verdict === 'too-little-data');
  const [most] = MISSING.map(([qualifier, needs, words]) => ({
    words,
    n: thin.filter((each) => each.qualifier === qualifier && needs.test(each.qualifierWords ?? '')).length,
  })).sort((a, b) => b.n - a.n);
  if (!most?.n) return over ? 'nothing is measured' : 'nothing is measured yet';
  const who =
    most.n === indicators.length
      ? most.n === 1
        ? ''
        : most.n === 2
          ? 'both '
          : `all ${most.n} `
      : `${most.n} of ${indicators.length} `;
  return most.words(`${who}${most.n === 1 && who === '' ? 'the indicator' : 'indicators'}`);
}

type Group = { verdict: Rolled; of: Judged[] };
type Rolled = Exclude<Verdict, 'watched'>;

/** The order in which verdicts are told where none has the majority. */
const ORDER: Rolled[] = ['as-predicted', 'against', 'mixed', 'no-clear-change', 'too-little-data'];

const SIGNS: Record<Rolled, string> = {
  'as-predicted': 'signs move as predicted',
  against: 'signs run against the prediction',
  mixed: 'signs are mixed',
  'no-clear-change': 'signs do not decide it',
  'too-little-data': 'there is too little data',
};

/** What the signs are on one development, after "Signs are". */
const ARE: Record<Rolled, string> = {
  'as-predicted': 'as predicted',
  against: 'against',
  mixed: 'mixed',
  'no-clear-change': 'undecided',
  'too-little-data': 'too few',
};

/** By the qualifier and what stands beside the badge. */
const MISSING: [IndicatorReading['qualifier'], RegExp, (who: string) => string][] = [
  ['no-coverage', /^no month of the watch/, () => 'no month of the watch is over and judged yet'],
  ['no-coverage', /^(?!no month of the watch)/, (who) => `too few months are covered for ${who}`],
  ['needs-more', /months?$/, (who) => `too few months are judged for ${who}`],
  ['needs-more', /triggers?$/, (who) => `too few triggers are logged for ${who}`],
  ['needs-more', /^(?!.*(month|trigger)s?$)/, (who) => `too few events are logged for ${who}`],
  ['not-carried', /^/, (who) => `this feed does not carry ${who}`],
  ['not-tested', /^/, (who) => `the condition has not arisen for ${who}`],
];

function named(groups: readonly Group[]): string {
  const told = [...groups].sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
  return listed(
    told.map(({ verdict, of }) => `${ARE[verdict]} on ${listed(of.map((each) => lowerFirst(each.short)))}`),
  );
}

function counted(groups: readonly Group[], of: number): string {
  const told = groups.map(({ verdict, of: those }) => `${ARE[verdict]} on ${spoken(those.length)}`);
  return `Of the ${spoken(of)} developments, signs are ${listed(told)}.`;
}

function allAlike(verdict: Rolled, rolled: readonly Judged[], over: boolean): string {
  const yet = over ? '' : ' yet';
  const one = rolled.length === 1;
  const all = rolled.length === 2 ? 'both developments' : `all ${spoken(rolled.length)} developments`;
  switch (verdict) {
    case 'as-predicted':
      return one ? 'The development is trending as predicted.' : `${sentence(all)} are trending as predicted.`;
    case 'against':
      return one ? 'The development runs against the prediction.' : `${sentence(all)} run against the prediction.`;
    case 'mixed':
      return one ? 'The signs of the development are mixed.' : `The signs of ${all} are mixed.`;
    case 'no-clear-change':
      return one
        ? `The signs do not decide the development${yet}.`
        : `The signs do not decide ${anyOf(rolled.length)} developments${yet}.`;
    case 'too-little-data': {
      const which = one ? 'the development' : `${anyOf(rolled.length)} developments`;
      return `Too little data to judge ${which}: ${missingInWords(
        rolled.flatMap((each) => each.indicators),
        over,
      )}.`;
    }
  }
}

function anyOf(n: number): string {
  return n === 2 ? 'either of the two' : `any of the ${spoken(n)}`;
}

function some(verdict: Rolled, n: number, of: number): string {
  const those = `${spokenNumber(n)} of the ${spoken(of)} developments`;
  switch (verdict) {
    case 'as-predicted':
      return `${those} are trending as predicted.`;
    case 'against':
      return `${those} run against the prediction.`;
    case 'mixed':
      return `${those} show mixed signs.`;
    case 'no-clear-change':
      return `${those} are not decided by the signs.`;
    case 'too-little-data':
      return `${those} have too little data.`;
  }
}

/** Without a roll-up there is only the count. */
function outOfIndicators(developments: readonly Judged[], over: boolean): string {
  const sum = (pick: (tally: DevelopmentReading['tally']) => number) =>
    developments.reduce((total, { tally }) => total + pick(tally), 0);
  const judged = sum((tally) => tally.asPredicted + tally.against + tally.noClearChange);
  if (judged === 0)
    return over
      ? 'There was too little data to judge any indicator.'
      : 'There is too little data yet to judge any indicator.';
  return `${spokenNumber(sum((tally) => tally.asPredicted))} of ${plural(judged, 'judged indicator')} ${judged === 1 ? 'moves' : 'move'} as predicted.`;
}

function spoken(n: number): string {
  return spokenNumber(n).toLowerCase();
}

/** A name inside a sentence: "US help" keeps its capitals. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
