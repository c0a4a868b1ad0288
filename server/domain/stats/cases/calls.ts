import { changePoint, optimalPartition } from '../change.ts';
import { completed, shareReported } from '../delay.ts';
import { dispersion, shareDispersion } from '../dispersion.ts';
import { accumulated, rarefied } from '../distinct.ts';
import { tQuantile, tUpper } from '../distributions.ts';
import { chanceIfNoChange, smallestNoticeable } from '../first.ts';
import { clopperPearson, exactRateRatio, jeffreys, wilson } from '../intervals.ts';
import type { Window } from '../months.ts';
import { benjaminiHochberg } from '../multiple.ts';
import { response } from '../response.ts';
import { rollUp } from '../roll-up.ts';
import { sameSeason } from '../same-season.ts';
import { brierOverTime, murphy } from '../scores.ts';
import { windowShare } from '../share.ts';
import { quasiPoissonSlope } from '../slope.ts';
import { mannKendall } from '../trend.ts';
import { unusualBound } from '../unusual.ts';
import { windowRatio } from '../window-ratio.ts';

type Lists = 'y' | 'e' | 'x' | 'n' | 'p' | 'month' | 'deaths' | 'attacks' | 'base' | 'prior' | 'day' | 'pf';
type Scalars = 'x0' | 'x1' | 't0' | 't1' | 'n0' | 'E0' | 'E1' | 'k' | 'from' | 'to' | 'open' | 'close';
/** The inputs of all cases in one; each case has those its calls use. */
export type Input = Record<Lists | 'triggers' | 'events', number[]> &
  Record<Scalars, number> &
  Record<'overlap' | 'watch' | 'tri' | 'h', number[][]> & { w: Window[]; of: (0 | 1)[]; outcome: 0 | 1 };
export type Calls = Record<string, (input: Input) => unknown>;

const windows: Calls = {
  default: (i) => windowRatio(i),
  plain_poisson_D1: (i) => windowRatio({ ...i, dispersion: 1 }),
};
const exact: Calls = {
  estimate: (i) => exactPoisson(i).ratio,
  p_two: (i) => exactPoisson(i).pTwo,
  p_greater: (i) => exactPoisson(i).pGreater,
  p_less: (i) => exactPoisson(i).pLess,
  ci95: (i) => [exactPoisson(i).lo, exactPoisson(i).hi],
  ci90: (i) => [exactPoisson(i, 0.9).lo, exactPoisson(i, 0.9).hi],
};
const kendall: Calls = { mk: (i) => mannKendall(i.y) };

/** How each call of R is written with our own functions; only `reference.test.ts` uses this. */
export const checked: Record<string, Calls> = {
  'o01-poisson-test': exact,
  'o02-poisson-zero': exact,
  'o03-quasi-poisson': {
    coef: (i) => logRatio(i).coef,
    dispersion: (i) => windowRatio(i).phi,
    ratio: (i) => windowRatio(i).ratio,
    ci90_t: (i) => logRatio(i).ci90,
    baseline_slope: (i) => slopeOf(i, 0),
    watch_slope: (i) => slopeOf(i, 1),
  },
  'o04-negative-binomial': { ratio: (i) => windowRatio({ ...i, e: ones(i.y) }).ratio },
  'o05-window-ratio': windows,
  'o06-window-ratio-gaps': windows,
  'o07-window-ratio-zero-baseline': windows,
  'o08-window-ratio-all-zero': windows,
  'o09-window-ratio-wild': windows,
  'o10-window-ratio-short': windows,
  'o11-same-season': {
    same_season: (i) => sameSeason(i),
    same_season_D: (i) => sameSeason({ ...i, dispersion: dispersion(i.y, i.e, i.w).dispersion }),
  },
  'o12-mann-kendall': { ...kendall, cor_test: (i) => pick(mannKendall(i.y), 'z', 'pTwo', 'tauB') },
  'o13-mann-kendall-flat': kendall,
  'o14-binomial': {
    clopper_pearson95: (i) => clopperPearson(Number(i.x), Number(i.n)),
    wilson95: (i) => wilson(Number(i.x), Number(i.n)),
    jeffreys95: (i) => jeffreys(Number(i.x), Number(i.n)),
    jeffreys90: (i) => jeffreys(Number(i.x), Number(i.n), 0.9),
  },
  'o16-share': {
    default: (i) => windowShare(i),
    plain_D1: (i) => windowShare({ ...i, dispersion: 1 }),
    quasibinomial: (i) => logOddsRatio(i),
  },
  'o17-farrington': {
    flat_bound_01: (i) => ({ ...unusualBound(i.base), mu: unusualBound(i.base).mean }),
    flat_bound_check: (i) => pick(unusualBound(i.base, { alpha: 0.02 }), 'lower', 'upper'),
    flat_bound_check_alpha: (i) => pick(unusualBound(i.base), 'lower', 'upper'),
  },
  'o19-breakpoints': {
    poisson_optimal_partition: (i) => {
      const { lastMonthOfSegment, ...rest } = optimalPartition(i.y, { minSegment: 6 });
      return { ...rest, lastMonthOfSegment: Number(lastMonthOfSegment) };
    },
    step_posterior: (i) => {
      const { phi } = dispersion(
        i.y,
        ones(i.y),
        i.y.map((): Window => 0),
      );
      const { posterior, ...rest } = changePoint(i.y, undefined, { dispersion: phi });
      return { ...rest, post: posterior };
    },
    step_posterior_D1: (i) => changePoint(i.y),
  },
  'o20-lethality': {
    default_exposure_is_attacks: (i) => windowRatio({ y: i.deaths, e: i.attacks, w: i.w }),
    without_deadliest_month: (i) => {
      const worst = i.deaths.indexOf(Math.max(...i.deaths.filter((_, k) => i.w[k] === 1)));
      const rest = <T>(list: T[]) => list.filter((_, k) => k !== worst);
      const { ratio, lo, hi, pRise } = windowRatio({ y: rest(i.deaths), e: rest(i.attacks), w: rest(i.w) });
      return { ratio, lo, hi, pRise };
    },
  },
  'o21-benjamini-hochberg': { BH: (i) => benjaminiHochberg(i.p) },
  'o22-distinct': {
    individual_based: (i) => {
      const [base, watch] = [columnSums(tableOf(i.base)), columnSums(i.watch)];
      const n = Math.min(sum(base), sum(watch));
      const observed = [base, watch].map((counts) => counts.filter((count) => count > 0).length);
      return { n, base: rarefied(base, n), watch: rarefied(watch, n), observed };
    },
    month_based: (i) => {
      const [base, watch] = [seenIn(tableOf(i.base)), seenIn(i.watch)];
      const months = Math.min(base.length, watch.length);
      return { months, base: accumulated(base, months), watch: accumulated(watch, months) };
    },
    monthly_distinct_default: (i) => {
      const [base, watch] = [seenIn(tableOf(i.base)), seenIn(i.watch)];
      const y = [...base, ...watch].map((row) => row.filter(Boolean).length);
      return windowRatio({ y, e: ones(y), w: y.map((_, k) => (k < base.length ? 0 : 1)) });
    },
  },
  'o23-roll-up': {
    posterior: (i) => named(rollUp({ ...i, likelihood: tableOf(i.h) })),
    naive: (i) => named(rollUp({ p: i.p, prior: i.prior, likelihood: tableOf(i.h), floor: 0 })),
    flat: (i) => rollUp({ p: i.p.map(() => 0.5), prior: i.prior, likelihood: tableOf(i.h) }).posterior,
  },
  'o24-scores': {
    time_weighted: (i) => brierOverTime({ ...i, forecasts: i.day.map((day, k) => ({ day, p: i.p[k] ?? 0 })) }),
    murphy: (i) => murphy(i.pf, i.of),
  },
  'o25-reporting-delay': {
    chain_ladder: (i) => completed(i.tri),
    share_reported: (i) => shareReported(i.tri),
  },
  'o26-response': { response: (i) => response({ ...i, days: Number(i.h) }) },
  'o27-first-occurrence': {
    chance_if_no_change: (i) => chanceIfNoChange({ ...exposures(i), times: i.k }),
    chance_at_least_2: (i) => chanceIfNoChange({ ...exposures(i), times: 2 }),
    noticeable: (i) => smallestNoticeable(exposures(i)),
  },
};

function exactPoisson(i: Input, level = 0.95) {
  return exactRateRatio({ before: i.x0, exposure0: i.t0, after: i.x1, exposure1: i.t1, level });
}

/** Quasi-Poisson regression on the window, in closed form from the product's phi. */
function logRatio(i: Input) {
  const { ratio, phi, df, total0, total1 } = windowRatio(i);
  const estimate = Math.log(ratio ?? NaN);
  const se = Math.sqrt(phi * (1 / total0 + 1 / total1));
  const reach = tQuantile(0.95, df) * se;
  const coef = [estimate, se, estimate / se, 2 * tUpper(Math.abs(estimate / se), df)];
  return { coef, ci90: [Math.exp(estimate - reach), Math.exp(estimate + reach)] };
}

/** Quasi-binomial regression on the window, in closed form from the product's phi. */
function logOddsRatio(i: Input) {
  const { phi, df } = shareDispersion(i.x, i.n, i.w);
  const { x0, n0, x1, n1 } = windowShare(i);
  const estimate = Math.log(x1 / (n1 - x1)) - Math.log(x0 / (n0 - x0));
  const se = Math.sqrt(phi * (n0 / (x0 * (n0 - x0)) + n1 / (x1 * (n1 - x1))));
  return [phi, estimate, se, estimate / se, 2 * tUpper(Math.abs(estimate / se), df)];
}

function slopeOf(i: Input, window: Window) {
  const inside = <T>(list: T[]) => list.filter((_, k) => i.w[k] === window);
  return pick(quasiPoissonSlope(inside(i.y), inside(i.e)), 'ratioPerMonth', 'pTwo');
}

function exposures(i: Input) {
  return { before: i.n0, exposure0: i.E0, exposure1: i.E1 };
}

function pick<T>(from: T, ...keys: (keyof T)[]) {
  return keys.map((key) => from[key]);
}

function named({ logLikelihood, ...rest }: ReturnType<typeof rollUp>) {
  return { ...rest, loglik: logLikelihood };
}

function ones(list: unknown[]): number[] {
  return list.map(() => 1);
}

function tableOf(value: unknown): number[][] {
  return value as number[][];
}

function sum(list: number[]): number {
  return list.reduce((total, value) => total + value, 0);
}

function columnSums(table: number[][]): number[] {
  return (table[0] ?? []).map((_, k) => sum(table.map((row) => row[k] ?? 0)));
}

function seenIn(table: number[][]): boolean[][] {
  return table.map((row) => row.map((count) => count > 0));
}
