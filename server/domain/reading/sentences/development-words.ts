import { missingInWords } from './bottom-line.ts';
import type { Confidence, DevelopmentReading, ExplanationReading, IndicatorReading, Verdict } from '../reading.ts';
import { MODERATE_UP_TO, SHAKY_SHARE, THIN_SHARE } from '../rules.ts';
import { confidenceSentence } from './sentences.ts';
import { chanceInWords, likelihoodInWords, listed, plural, sentence, spokenNumber } from './words.ts';

/** What the roll-up of a development found. */
interface Weighed {
  posterior: number;
  verdict: Verdict;
  explanations: readonly ExplanationReading[];
  otherPriors: DevelopmentReading['otherPriors'];
  without: readonly { indicator: string; posterior: number; verdict: Verdict }[];
}

/** "From the signs alone: very likely (81 %), against two rival explanations." Likelihood stands alone (ICD 203). */
export function posteriorInWords(posterior: number, explanations: number): string {
  return `From the signs alone: ${likelihoodInWords(posterior)} (${chanceInWords(posterior)}), against ${spokenNumber(explanations - 1).toLowerCase()} rival ${explanations === 2 ? 'explanation' : 'explanations'}.`;
}

/**
 * What moves the judgement: the posterior without each indicator, those that move it most first, with the direction in
 * words. A change below half a point is none.
 */
export function whatMoves({
  posterior,
  without,
}: Pick<Weighed, 'posterior' | 'without'>): DevelopmentReading['without'] {
  const odds = (p: number) => Math.log(p / (1 - p));
  const size = (rest: number) => Math.abs(posterior - rest);
  const reach = (rest: number) => Math.abs(odds(posterior) - odds(rest));
  return [...without]
    .sort((a, b) => size(b.posterior) - size(a.posterior) || reach(b.posterior) - reach(a.posterior))
    .map((line) => ({ ...line, words: movesInWords(posterior - line.posterior) }));
}

const HARDLY = 'hardly moves it';

function movesInWords(by: number): string {
  const points = Math.round(Math.abs(by) * 100);
  if (points === 0) return HARDLY;
  return `${by > 0 ? 'lifts' : 'lowers'} it by ${plural(points, 'point')}`;
}

/**
 * How far the judgement may be leaned on: whether one indicator or the starting number decides it, and how firm and how
 * many the indicators are. Every fault takes one step; the words are those of an indicator's confidence.
 */
export function confidenceInDevelopment({
  verdict,
  otherPriors,
  without,
  indicators,
}: Weighed & { indicators: readonly IndicatorReading[] }): { confidence: Confidence; words: string } {
  const alone = without.filter((line) => line.verdict !== verdict).length;
  const elsewhere = otherPriors.filter((prior) => prior.verdict !== verdict).map((prior) => prior.name);
  const judged = indicators.filter((each) => each.confidence !== null);
  const shaky = judged.filter((each) => each.confidence === 'low').length;
  const thin = indicators.filter((each) => each.verdict === 'too-little-data').length;
  const steps: [boolean, string][] = [
    [
      alone > 0,
      `without ${alone === 1 ? 'one indicator' : `any one of ${alone} indicators`} the verdict would be another`,
    ],
    [elsewhere.length > 0, `it does not hold from ${listed(elsewhere)}`],
    [
      shaky > 0 && shaky >= judged.length * SHAKY_SHARE,
      `${shaky === 1 && judged.length === 1 ? 'its one judged indicator' : `${shaky} of ${plural(judged.length, 'judged indicator')}`} ${shaky === 1 ? 'is itself' : 'are themselves'} held with low confidence`,
    ],
    [
      thin > 0 && thin >= indicators.length * THIN_SHARE,
      `${thin} of ${plural(indicators.length, 'indicator')} ${thin === 1 ? 'has' : 'have'} too little data`,
    ],
  ];
  const faults = steps.filter(([is]) => is).map(([, words]) => words);
  const merits = [
    ...(alone === 0 && without.length > 1 ? ['it holds whichever indicator is left out'] : []),
    ...(elsewhere.length === 0 && otherPriors.length ? ['it holds from every starting number'] : []),
  ];
  const confidence: Confidence = faults.length === 0 ? 'high' : faults.length <= MODERATE_UP_TO ? 'moderate' : 'low';
  const shown = merits.length || faults.length ? merits : ['nothing speaks against it'];
  return { confidence, words: confidenceSentence(confidence, faults, shown) };
}

/** Why there is no number, and what is missing for one. */
export function withheldInWords(why: string | null, indicators: readonly IndicatorReading[]): string {
  const thin = indicators.filter((each) => each.verdict === 'too-little-data');
  const names = thin.slice(0, 3).map((each) => each.title);
  const others = thin.length > 3 ? [...names, plural(thin.length - 3, 'other')] : names;
  const which = others.length ? ` Not judged: ${listed(others)}.` : '';
  return `No number is given, because ${why ?? 'too little is measured'}. ${sentence(missingInWords(indicators))}.${which}`;
}

/** How often indicators count the same events. */
export function sharedInWords(pairs: number): string {
  if (pairs === 0) return 'No two of these indicators count the same event.';
  return `${spokenNumber(pairs)} ${pairs === 1 ? 'pair' : 'pairs'} of indicators ${pairs === 1 ? 'counts' : 'count'} some of the same events; what they share counts once.`;
}

/** Why an indicator can move as predicted and lower the number, or the other way round; null where none does. */
export function crosswiseInWords(
  without: DevelopmentReading['without'],
  posterior: number,
  indicators: readonly Pick<IndicatorReading, 'id' | 'verdict'>[],
): string | null {
  const crosswise = without.some(({ indicator, posterior: rest, words }) => {
    const verdict = indicators.find((each) => each.id === indicator)?.verdict;
    if (words === HARDLY) return false;
    return (verdict === 'as-predicted' && rest > posterior) || (verdict === 'against' && rest < posterior);
  });
  return crosswise
    ? 'An indicator that hardly tells the explanations apart shares its weight with those beside it, so it can lower the number though it moves as predicted, or lift it though it runs against.'
    : null;
}

/** Claims whose signs all run against them: said whatever the posterior, since a forecast is a conjunction. */
export function claimsAgainst(
  claims: DevelopmentReading['claims'],
  indicators: readonly Pick<IndicatorReading, 'id' | 'verdict'>[],
): string[] {
  return claims.flatMap((claim) => {
    const of = indicators.filter((each) => claim.indicators.includes(each.id));
    if (!of.length || of.some((each) => each.verdict !== 'against')) return [];
    return [
      of.length === 1
        ? `The one sign of "${claim.says}" runs against it.`
        : `All signs of "${claim.says}" run against it.`,
    ];
  });
}
