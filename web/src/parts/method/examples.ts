import { chanceInWords, likelihoodInWords, sentence } from '../../../../server/domain/reading/sentences/words.ts';

/** A chance to show how likelihood is said; the word beside it is the scale's own. */
const CHANCE = 0.91;

export const EXAMPLE_LIKELIHOOD = `${sentence(likelihoodInWords(CHANCE))} a rise (${chanceInWords(CHANCE)}).`;
export const EXAMPLE_CONFIDENCE =
  'We hold this with moderate confidence: there is no second dataset to compare with, though the verdict survives every check that can be made.';
