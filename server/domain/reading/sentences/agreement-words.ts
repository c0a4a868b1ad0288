import type { Measure } from '../../indicator/definition.ts';
import type { HeldAgainst, Way } from '../measure/agreement.ts';
import type { Verdict } from '../reading.ts';
import { COMMON_MONTHS, IN_PART, RANKED_STEPS, TOGETHER } from '../rules.ts';
import { BADGES } from '../verdict.ts';
import { countInWords, plural, sentence, timesInWords } from './words.ts';

/** What the two feeds are called, and what is measured. */
export interface Named {
  feed: string;
  with: string;
  kind: Measure['kind'];
}

/** The agreement statement of two feeds: only what the numbers say, each with its number. */
export function agreementInWords(held: HeldAgainst, named: Named): string {
  if (held.months < COMMON_MONTHS) {
    const have = held.months === 0 ? 'no month' : plural(held.months, 'month');
    return `${named.feed} cannot be compared with ${named.with}: they have ${have} in common, and ${COMMON_MONTHS} are needed.`;
  }
  return [
    `${named.feed} and ${named.with} have ${plural(held.months, 'month')} in common.`,
    direction(held, named),
    rank(held),
    moves(held),
    levels(held, named),
  ]
    .filter((part) => part !== null)
    .join(' ');
}

const WAYS: Record<Way, string> = { up: 'higher', down: 'lower', level: 'the same' };

function direction({ went, verdicts }: HeldAgainst, named: Named): string | null {
  const when = named.kind === 'response' ? 'after a trigger' : 'after the article';
  const way =
    went &&
    (went.feed === went.with
      ? `by both the level is ${WAYS[went.feed]} ${when}`
      : `${when} the level is ${WAYS[went.feed]} by ${named.feed} and ${WAYS[went.with]} by ${named.with}`);
  const judged = verdicts && verdictsInWords(verdicts, named);
  if (!way) return judged && `${sentence(judged.words)}.`;
  if (!judged) return `${sentence(way)}.`;
  const joined = judged.same === (went.feed === went.with) ? 'and' : judged.same ? 'though' : 'but';
  return `${sentence(way)}, ${joined} ${judged.words}.`;
}

function verdictsInWords(verdicts: { feed: Verdict; with: Verdict }, named: Named): { same: boolean; words: string } {
  const badge = (verdict: Verdict) => BADGES[verdict].toLowerCase();
  const [one, other] = [badge(verdicts.feed), badge(verdicts.with)];
  const short = [verdicts.feed, verdicts.with].filter((verdict) => verdict === 'too-little-data').length;
  if (short === 2) return { same: true, words: 'neither has enough data for a verdict' };
  if (one === other) return { same: true, words: `the verdict is the same, ${one}` };
  return { same: false, words: `the verdicts differ: ${one} by ${named.feed}, ${other} by ${named.with}` };
}

function rank({ rank: found, steps, per }: HeldAgainst): string {
  if (steps < RANKED_STEPS)
    return `A rank correlation needs ${plural(RANKED_STEPS, per)} in common, and they have ${steps}.`;
  if (found === null) return `There is no rank correlation, because one of them is the same in every ${per}.`;
  const number = `(rank correlation ${twoDecimals(found)} over ${plural(steps, per)})`;
  const things = sentence(`${per}s`);
  if (found >= TOGETHER) return `${things} rise and fall together ${number}.`;
  if (found >= IN_PART) return `${things} rise and fall together in part ${number}.`;
  if (found > -IN_PART) return `${things} hardly rise and fall together ${number}.`;
  return `${things} that are high by one are low by the other ${number}.`;
}

function moves({ moves: found, per }: HeldAgainst): string | null {
  if (!found || found.of === 0) return null;
  const { of, rose, fell, parted } = found;
  const [up, down, apart] = [rose, fell, parted].map((n) => (n === 0 ? 'none' : countInWords(n)));
  return `Of ${plural(of, 'step')} from one ${per} to the next, both rose in ${up}, both fell in ${down} and one rose as the other fell in ${apart}.`;
}

function levels({ levels: found, per }: HeldAgainst, named: Named): string | null {
  if (!found) return null;
  const none = [...(found.feed === 0 ? [named.feed] : []), ...(found.with === 0 ? [named.with] : [])];
  if (none.length === 2) return `Neither has any in these ${per}s.`;
  if (none.length === 1) return `There is no ratio of their levels, because ${none[0]} has none in these ${per}s.`;
  if (found.ratio === null) return null;
  if (found.ratio > 0.95 && found.ratio < 1.05) return 'Their levels are about the same.';
  return `The level of ${named.feed} is ${timesInWords(found.ratio)} that of ${named.with}.`;
}

/** "0.82", "−0.3", "0", "1": nothing but nothing is 0. */
function twoDecimals(value: number): string {
  const size = Math.round(Math.abs(value) * 100) / 100;
  return `${value < 0 && size > 0 ? '−' : ''}${size}`;
}
