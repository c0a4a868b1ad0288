import type { DevelopmentReading, Verdict } from './reading.ts';
import { listed, spokenNumber } from './words.ts';

/** The bottom line of a forecast: how many developments trend as predicted, and what holds for the others. */
export function bottomLine(developments: readonly DevelopmentReading[]): string {
  const rolled = developments.filter((development) => development.rollUp);
  const named = (verdict: Verdict) => rolled.filter((development) => development.verdict === verdict);
  if (rolled.length === 0) return outOfIndicators(developments);
  if (named('too-little-data').length === rolled.length) {
    return `There is too little data yet to say whether ${rolled.length === 1 ? 'the development' : `any of the ${spoken(rolled.length)} developments`} is coming true.`;
  }
  const rest = OTHERS.flatMap(([verdict, words]) => {
    const of = named(verdict);
    return of.length ? [`On ${listed(of.map((development) => lowerFirst(development.short)))}, ${words}.`] : [];
  });
  return [headOf(named('as-predicted').length, rolled.length), ...rest].join(' ');
}

/** Without a roll-up there is only the count. */
function outOfIndicators(developments: readonly DevelopmentReading[]): string {
  const sum = (pick: (tally: DevelopmentReading['tally']) => number) =>
    developments.reduce((total, { tally }) => total + pick(tally), 0);
  const judged = sum((tally) => tally.asPredicted + tally.against + tally.noClearChange);
  if (judged === 0) return 'There is too little data yet to judge any indicator.';
  return `${spokenNumber(sum((tally) => tally.asPredicted))} of ${judged} judged indicators ${judged === 1 ? 'moves' : 'move'} as predicted.`;
}

const OTHERS: [Verdict, string][] = [
  ['mixed', 'signs are mixed'],
  ['against', 'signs run against the prediction'],
  ['no-clear-change', 'signs do not decide it'],
  ['too-little-data', 'there is too little data'],
];

function headOf(as: number, of: number): string {
  if (of === 1) return `The development is ${as ? '' : 'not clearly '}trending as predicted.`;
  if (as === 0) return `None of the ${spoken(of)} developments is clearly trending as predicted.`;
  if (as === of) return `All ${spoken(of)} developments are trending as predicted.`;
  return `${spokenNumber(as)} of the ${spoken(of)} developments ${as === 1 ? 'is' : 'are'} trending as predicted.`;
}

function spoken(n: number): string {
  return spokenNumber(n).toLowerCase();
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
