import { JEFFREYS } from './constants.ts';
import { fQuantile, fTails } from './distributions.ts';
import type { Tails } from './special.ts';

/** What the posterior of a rate ratio rests on: events and exposure of both windows, and what an event is worth. */
export interface RatioEvidence {
  total0: number;
  total1: number;
  exposure0: number;
  exposure1: number;
  dispersion: number;
}

/** The posterior of the rate ratio (watch over baseline) in numbers. */
export interface RatioPosterior {
  median: number;
  /** Ends of the credible interval; 0 and Infinity when a window has no exposure. */
  lo: number;
  hi: number;
  /** P(ratio > 1), P(ratio > margin), P(ratio < 1/margin). */
  pRise: number;
  pRiseMargin: number;
  pFallMargin: number;
}

/**
 * P(ratio <= r) and P(ratio > r). Each rate has a Gamma(1/2 + Y/D, E/D) posterior (Jeffreys prior, likelihood tempered
 * by D), so the ratio is a scaled F. Without exposure nothing is known: both are exactly one half.
 */
export function ratioTails(evidence: RatioEvidence, r: number): Tails {
  const posterior = scaledF(evidence);
  if (!posterior) return { lower: 0.5, upper: 0.5 };
  return fTails(r / posterior.scale, posterior.d1, posterior.d0);
}

/** The ratio's median, interval at `level`, and the chances of a rise, and of a rise and a fall by `margin`. Method 4.1. */
export function ratioPosterior(evidence: RatioEvidence, level: number, margin: number): RatioPosterior {
  const posterior = scaledF(evidence);
  const quantile = (p: number) => (posterior ? posterior.scale * fQuantile(p, posterior.d1, posterior.d0) : 1);
  const outside = (1 - level) / 2;
  return {
    median: quantile(0.5),
    lo: posterior ? quantile(outside) : 0,
    hi: posterior ? quantile(1 - outside) : Infinity,
    pRise: ratioTails(evidence, 1).upper,
    pRiseMargin: ratioTails(evidence, margin).upper,
    pFallMargin: ratioTails(evidence, 1 / margin).lower,
  };
}

function scaledF(evidence: RatioEvidence): { scale: number; d0: number; d1: number } | null {
  const { total0, total1, exposure0, exposure1, dispersion } = evidence;
  if (!(exposure0 > 0 && exposure1 > 0)) return null;
  const a0 = JEFFREYS + total0 / dispersion;
  const a1 = JEFFREYS + total1 / dispersion;
  return { scale: ((a1 / a0) * exposure0) / exposure1, d0: 2 * a0, d1: 2 * a1 };
}
