import type { Indicator } from '../../indicator/definition.ts';
import type { Window } from '../../stats/months.ts';
import type { Change, Oriented } from '../reading.ts';
import { USUAL_MARGIN } from '../rules.ts';
import type { Bucket } from './series.ts';

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
  if (ratio >= margin) return sideWhere(isUpward(expects));
  return ratio <= 1 / margin ? sideWhere(!isUpward(expects)) : null;
}

/** The word for a side. */
export function sideWhere(is: boolean): 'predicted' | 'opposite' {
  return is ? 'predicted' : 'opposite';
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
