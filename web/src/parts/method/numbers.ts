import * as rules from '../../../../server/domain/reading/rules.ts';
import * as stats from '../../../../server/domain/stats/constants.ts';
import { exactPercent } from '../../../../server/domain/reading/sentences/words.ts';

/** "95 %", as the page prints every threshold; never typed. */
export const pc = exactPercent;

/** "half", where that is what it is, else "60 %". */
export const part = (share: number): string => (share === 0.5 ? 'half' : pc(share));

/** "4 to 8 %": a range of shares. */
export const range = ([from, to]: readonly [number, number]): string => `${pc(from).slice(0, -2)} to ${pc(to)}`;

/** "25 %" from the file's way of writing it. */
export const margin = rules.USUAL_MARGIN.replace('%', '\u00a0%');

export const pointsMargin = rules.USUAL_POINTS_MARGIN;

/** Share of 100 months that lie beyond either end of an interval. */
export const tail = pc((1 - stats.INTERVAL) / 2);

/** "one", "two" ... for steps of confidence. */
export const steps = (n: number): string =>
  `${n === 1 ? 'one' : n === 2 ? 'two' : String(n)} ${n === 1 ? 'step' : 'steps'}`;
