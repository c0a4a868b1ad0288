/** The score of one person on one question, over the days it was open. */
export interface TimeScore {
  /** Mean of (p - outcome)^2 a day, 0 best, 1 worst; null when no day was scored. */
  brier: number | null;
  /** Mean of -ln of the probability given to what happened, that probability not below .001. */
  log: number | null;
  daysScored: number;
  /** Part of the open days that was scored. */
  coverage: number;
}

/** Brier score of many resolved questions, split; reliability is better small, resolution better large. */
export interface Murphy {
  brier: number;
  reliability: number;
  resolution: number;
  uncertainty: number;
  /** 1 - brier/uncertainty; null when every outcome was the same. */
  skill: number | null;
  /** One line for each tenth in use, `bin` 1..10. */
  table: { bin: number; n: number; meanP: number; freq: number }[];
}

/**
 * Daily scores from `open` up to, not including, `close` (day numbers). A forecast holds until the next; of two on one
 * day the later listed counts; days before the first are not scored. Source: Brier (1950); method 4.13.
 */
export function brierOverTime(input: {
  forecasts: readonly { day: number; p: number }[];
  open: number;
  close: number;
  outcome: 0 | 1;
}): TimeScore {
  const { open, close, outcome } = input;
  const forecasts = [...input.forecasts].sort((one, other) => one.day - other.day);
  let [daysScored, brier, log] = [0, 0, 0];
  for (const [i, { day, p }] of forecasts.entries()) {
    const from = Math.max(open, Math.ceil(day));
    const to = Math.min(close, Math.max(open, Math.ceil(forecasts[i + 1]?.day ?? close)));
    const days = Math.max(0, to - from);
    daysScored += days;
    brier += days * (p - outcome) ** 2;
    log -= days * Math.log(Math.max(0.001, outcome === 1 ? p : 1 - p));
  }
  if (daysScored === 0) return { brier: null, log: null, daysScored, coverage: 0 };
  return { brier: brier / daysScored, log: log / daysScored, daysScored, coverage: daysScored / (close - open) };
}

/** Murphy's (1973) split of the Brier score by tenths of probability; null without any resolved question. */
export function murphy(p: readonly number[], outcomes: readonly (0 | 1)[]): Murphy | null {
  const n = p.length;
  if (n === 0) return null;
  const pairs = p.map((chance, i) => ({ p: chance, o: outcomes[i] ?? 0, bin: binOf(chance) }));
  const mean = (of: readonly number[]) => of.reduce((sum, value) => sum + value, 0) / of.length;
  const rate = mean(pairs.map(({ o }) => o));
  const table = Array.from({ length: 10 }, (_, i) => pairs.filter(({ bin }) => bin === i + 1))
    .filter((group) => group.length > 0)
    .map((group) => ({
      bin: group[0]?.bin ?? 0,
      n: group.length,
      meanP: mean(group.map((pair) => pair.p)),
      freq: mean(group.map((pair) => pair.o)),
    }));
  const brier = mean(pairs.map((pair) => (pair.p - pair.o) ** 2));
  const uncertainty = rate * (1 - rate);
  return {
    brier,
    reliability: table.reduce((sum, line) => sum + line.n * (line.meanP - line.freq) ** 2, 0) / n,
    resolution: table.reduce((sum, line) => sum + line.n * (line.freq - rate) ** 2, 0) / n,
    uncertainty,
    skill: uncertainty > 0 ? 1 - brier / uncertainty : null,
    table,
  };
}

/** Tenths closed above, the first also below: 0..0.1 is 1, just over 0.1 is 2. */
function binOf(p: number): number {
  for (let bin = 1; bin < 10; bin += 1) if (p <= bin * 0.1) return bin;
  return 10;
}
