import { CLIP, SHARED_FLOOR } from './constants.ts';

export interface RollUpInput {
  /** For each indicator the probability that it moved as predicted, by at least its margin; .5 says nothing. */
  p: readonly number[];
  /** `likelihood[i][j]`: the chance of that if hypothesis j is true. */
  likelihood: readonly (readonly number[])[];
  prior: readonly number[];
  /**
   * For indicator i the likelihood of what was seen under each hypothesis, where it is known outright ("not yet" has
   * (1 - q)^f after a fraction f of the horizon, method 4.4); it then stands in place of `p` and `likelihood`.
   */
  given?: readonly (readonly number[] | null)[];
  /** `overlap[i][k]`: the part (0..1) of the events that indicators i and k share. */
  overlap?: readonly (readonly number[])[];
  /** Overlap assumed at the least, for reports that share a source. */
  floor?: number;
  clip?: readonly [number, number];
}

export interface RollUp {
  /** What each indicator counts for, 1 when it shares nothing with the others. */
  weight: number[];
  /** `logLikelihood[i][j]`, unweighted. */
  logLikelihood: number[][];
  /** The probability of each hypothesis, in the order of `prior`. */
  posterior: number[];
}

/**
 * What the indicators together say about the hypotheses. Leave out an indicator with too little data: at .5 it moves
 * nothing itself, but each one listed still takes a little weight from the others. Source: method 4.12.
 */
export function rollUp(input: RollUpInput): RollUp {
  const { p, likelihood, prior, overlap, floor = SHARED_FLOOR, clip = CLIP } = input;
  const weight = p.map((_, i) => {
    const shared = p.map((__, k) => (k === i ? 0 : Math.max(overlap?.[i]?.[k] ?? 0, floor)));
    return 1 / (1 + shared.reduce((sum, part) => sum + part, 0));
  });
  // Twice the likelihood p q + (1 - p)(1 - q), written so that p = .5 gives exactly 1 whatever q is.
  const doubled = p.map((chance, i) => {
    const outright = input.given?.[i];
    if (outright) return outright.map((value) => 2 * value);
    const kept = Math.min(clip[1], Math.max(clip[0], chance));
    return prior.map((_, j) => 1 + (2 * kept - 1) * (2 * (likelihood[i]?.[j] ?? 0.5) - 1));
  });
  const support = prior.map((_, j) =>
    doubled.reduce((sum, row, i) => sum + (weight[i] ?? 0) * Math.log(row[j] ?? 1), 0),
  );
  const height = Math.max(...support.filter((_, j) => (prior[j] ?? 0) > 0));
  const mass = prior.map((chance, j) => (chance > 0 ? chance * relative(support[j] ?? 0, height) : 0));
  const sum = mass.reduce((total, part) => total + part, 0);
  return {
    weight,
    logLikelihood: doubled.map((row) => row.map((value) => Math.log(value / 2))),
    posterior: mass.map((part) => (sum > 0 ? part / sum : 1 / prior.length)),
  };
}

/** e^(value - height); where every hypothesis is ruled out none of them gains on the others. */
function relative(value: number, height: number): number {
  return value === height ? 1 : Math.exp(value - height);
}
