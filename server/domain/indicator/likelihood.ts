/** One word of the scale: the chances it stands for, and the middle of them. */
export interface LikelihoodWord {
  word: string;
  from: number;
  to: number;
  middle: number;
}

/** The seven words of ICD 203 for likelihood (2022 amendment, D.6.e.2), from the least likely to the most. One row of words only. */
export const LIKELIHOOD_SCALE = [
  { word: 'almost no chance', from: 0.01, to: 0.05, middle: 0.03 },
  { word: 'very unlikely', from: 0.05, to: 0.2, middle: 0.125 },
  { word: 'unlikely', from: 0.2, to: 0.45, middle: 0.325 },
  { word: 'roughly even chance', from: 0.45, to: 0.55, middle: 0.5 },
  { word: 'likely', from: 0.55, to: 0.8, middle: 0.675 },
  { word: 'very likely', from: 0.8, to: 0.95, middle: 0.875 },
  { word: 'almost certain', from: 0.95, to: 0.99, middle: 0.97 },
] as const satisfies readonly LikelihoodWord[];
export type Likelihood = (typeof LIKELIHOOD_SCALE)[number]['word'];

/** The middle of each word's range: what a file's word is worth in the roll-up. */
export const LIKELIHOODS = Object.fromEntries(LIKELIHOOD_SCALE.map(({ word, middle }) => [word, middle])) as Record<
  Likelihood,
  number
>;
