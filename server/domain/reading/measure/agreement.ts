import { addMonths, monthIndex } from '../../event/calendar.ts';
import type { Period } from '../../indicator/definition.ts';
import { rankCorrelation } from '../../stats/ranks.ts';
import type { IndicatorReading, MonthPoint, Verdict } from '../reading.ts';
import { COMMON_MONTHS, RANKED_STEPS } from '../rules.ts';

export type Way = 'up' | 'down' | 'level';

/** Two feeds' readings of one indicator held against each other, and never added together. Source: method, "Two feeds". */
export interface HeldAgainst {
  /** The feed that is held against another, and that one. */
  feed: string;
  with: string;
  /** Months that both cover and that neither holds back; the steps of the series in them, and how long one is. */
  months: number;
  steps: number;
  per: Period;
  /** Which way each went; null where one of them does not say. */
  went: { feed: Way; with: Way } | null;
  /** Their verdicts; null where nothing was predicted. */
  verdicts: { feed: Verdict; with: Verdict } | null;
  /** Steps with one before them, and in how many both rose, both fell, or one rose as the other fell. */
  moves: { of: number; rose: number; fell: number; parted: number } | null;
  /** Spearman's rank correlation of the common steps; null where they are too few, or one feed is always the same. */
  rank: number | null;
  /** Level of each in the common steps, and the first over the second; no ratio where either has none. */
  levels: { feed: number; with: number; ratio: number | null } | null;
}

/** What of a reading is held against another. */
export type Held = Pick<IndicatorReading, 'feed' | 'kind' | 'per' | 'series' | 'change' | 'verdict'>;

/** How far two readings of one indicator agree. With fewer than 12 months in common they are not compared. */
export function heldAgainst(one: Held, other: Held): HeldAgainst {
  const common = commonSteps(one.series, other.series);
  const months = common.reduce((sum, [{ month, to }]) => sum + monthIndex(to) - monthIndex(month) + 1, 0);
  const told = { feed: one.feed, with: other.feed, months, steps: common.length, per: stepOf(one) };
  if (months < COMMON_MONTHS) return { ...told, went: null, verdicts: null, moves: null, rank: null, levels: null };
  const values = (side: 0 | 1) => common.map((pair) => pair[side].value);
  return {
    ...told,
    went: wentOf(one, other),
    verdicts: one.verdict === 'watched' ? null : { feed: one.verdict, with: other.verdict },
    moves: movesOf(common),
    rank: common.length < RANKED_STEPS ? null : rankCorrelation(values(0), values(1)),
    levels: levelsOf(common, one.kind),
  };
}

type Known = MonthPoint & { value: number };
type Pair = readonly [one: Known, other: Known];

/** Only different values are counted by longer steps than a month. */
function stepOf({ kind, per }: Held): Period {
  return kind === 'distinct' ? per : 'month';
}

function commonSteps(one: readonly MonthPoint[], other: readonly MonthPoint[]): Pair[] {
  const twins = new Map(other.filter(isKnown).map((step) => [step.month, step]));
  return one.filter(isKnown).flatMap((step) => {
    const twin = twins.get(step.month);
    return twin?.to === step.to ? [[step, twin] as const] : [];
  });
}

function isKnown(step: MonthPoint): step is Known {
  return (step.state === 'counted' || step.state === 'zero') && step.value !== null;
}

function wentOf(one: Held, other: Held): HeldAgainst['went'] {
  const [feed, against] = [wayOf(one), wayOf(other)];
  return feed && against ? { feed, with: against } : null;
}

/** A level that is held against a number, and not against what was before, goes no way. */
function wayOf({ change, verdict }: Held): Way | null {
  if (!change || change.scale === 'level' || verdict === 'too-little-data') return null;
  // No ratio can be had where there was none before: any more than that is up.
  const gone = change.value === null ? 1 : change.value - (change.scale === 'ratio' ? 1 : 0);
  return gone > 0 ? 'up' : gone < 0 ? 'down' : 'level';
}

function movesOf(common: readonly Pair[]): HeldAgainst['moves'] {
  const moves = common.flatMap(([one, other], i) => {
    const before = common[i - 1];
    if (!before || addMonths(before[0].to, 1) !== one.month) return [];
    return [[Math.sign(one.value - before[0].value), Math.sign(other.value - before[1].value)] as const];
  });
  const of = (is: (one: number, other: number) => boolean) => moves.filter((move) => is(...move)).length;
  return {
    of: moves.length,
    rose: of((one, other) => one > 0 && other > 0),
    fell: of((one, other) => one < 0 && other < 0),
    parted: of((one, other) => one * other < 0),
  };
}

function levelsOf(common: readonly Pair[], kind: IndicatorReading['kind']): HeldAgainst['levels'] {
  const [one, other] = [
    levelOf(
      common.map((pair) => pair[0]),
      kind,
    ),
    levelOf(
      common.map((pair) => pair[1]),
      kind,
    ),
  ];
  if (one === null || other === null) return null;
  return { feed: one, with: other, ratio: one > 0 && other > 0 ? one / other : null };
}

/** The level over all steps at once: shares and means weigh by what they are divided by. */
function levelOf(steps: readonly Known[], kind: IndicatorReading['kind']): number | null {
  const total = (part: (step: Known) => number) => steps.reduce((sum, step) => sum + part(step), 0);
  const over = total((step) => step.exposure);
  if (over <= 0) return null;
  if (kind === 'share' || kind === 'mean') return total(({ value, exposure }) => value * exposure) / over;
  // Of a ratio the value is one side to the other, and the exposure is both.
  const first = ({ value, exposure }: Known) => (exposure * value) / (1 + value);
  if (kind === 'ratio') return over > total(first) ? total(first) / (over - total(first)) : null;
  return total(({ value }) => value) / steps.length;
}
