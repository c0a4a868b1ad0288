import { missingInWords } from './bottom-line.ts';
import type { Confidence, DevelopmentReading, ExplanationReading, IndicatorReading, Verdict } from '../reading.ts';
import { MODERATE_UP_TO, SHAKY_SHARE, THIN_SHARE } from '../rules.ts';
import { confidenceSentence } from './sentences.ts';
import { likelihoodInWords, listed, plural, sentence, spokenNumber, wholeInWords } from './words.ts';

/** What the roll-up of a development found. */
interface Weighed {
  posterior: number;
  verdict: Verdict;
  explanations: readonly ExplanationReading[];
  otherPriors: DevelopmentReading['otherPriors'];
  without: readonly Without[];
}

/** What is left without one indicator, and whether that indicator by itself speaks for a rival explanation. */
interface Without {
  indicator: string;
  posterior: number;
  verdict: Verdict;
  forRival: boolean;
}

/** "From the signs alone: very likely (81 %), against two rival explanations." Likelihood stands alone (ICD 203). */
export function posteriorInWords(explanations: readonly ExplanationReading[]): string {
  const predicted = explanations.findIndex((each) => each.id === 'predicted');
  const shown = wholeInWords(explanations.map((each) => each.posterior))[predicted] ?? '';
  const rivals = explanations.length - 1;
  return `From the signs alone: ${likelihoodInWords(explanations[predicted]?.posterior ?? 0.5)} (${shown}), against ${spokenNumber(rivals).toLowerCase()} rival ${rivals === 1 ? 'explanation' : 'explanations'}.`;
}

/**
 * What moves the judgement: the posterior without each indicator, those that move it most first, with the direction in
 * words. A change below half a point is none. A note says why, where that is not what the indicator's side leads to expect.
 */
export function whatMoves(
  { posterior, without }: Pick<Weighed, 'posterior' | 'without'>,
  indicators: readonly Pick<IndicatorReading, 'id' | 'verdict'>[],
): DevelopmentReading['without'] {
  const odds = (p: number) => Math.log(p / (1 - p));
  const size = (rest: number) => Math.abs(posterior - rest);
  const reach = (rest: number) => Math.abs(odds(posterior) - odds(rest));
  return [...without]
    .sort((a, b) => size(b.posterior) - size(a.posterior) || reach(b.posterior) - reach(a.posterior))
    .map(({ forRival, ...line }) => {
      const by = posterior - line.posterior;
      const verdict = indicators.find((each) => each.id === line.indicator)?.verdict;
      return { ...line, words: movesInWords(by), note: noteOn(verdict, by, forRival) };
    });
}

/** Why an indicator moves the article's share otherwise than its side says; null where it moves it that way, or hardly. */
function noteOn(verdict: Verdict | undefined, by: number, forRival: boolean): string | null {
  const points = pointsOf(by);
  if (points === 0) return null;
  const does = `it ${by > 0 ? 'lifts' : 'lowers'} the article's share by ${plural(points, 'point')}.`;
  const weight = 'takes weight from indicators that tell the explanations better apart';
  switch (verdict) {
    case 'as-predicted':
      if (by > 0) return null;
      return forRival
        ? `As predicted, but a rival explanation expected it more strongly: ${does}`
        : `As predicted, but a rival explanation expected it nearly as much and it ${weight}: ${does}`;
    case 'against':
      if (by < 0) return null;
      return forRival
        ? `Against the prediction, but hardly more against it than against a rival explanation, and it ${weight}: ${does}`
        : `Against the prediction, but more so against a rival explanation: ${does}`;
    default:
      return `Not clear enough for a verdict of its own, but ${does}`;
  }
}

const HARDLY = 'hardly moves it';

function movesInWords(by: number): string {
  const points = pointsOf(by);
  if (points === 0) return HARDLY;
  return `${by > 0 ? 'lifts' : 'lowers'} it by ${plural(points, 'point')}`;
}

const pointsOf = (by: number) => Math.round(Math.abs(by) * 100);

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
export function withheldInWords(why: string | null, indicators: readonly IndicatorReading[], over = false): string {
  const thin = indicators.filter((each) => each.verdict === 'too-little-data');
  const names = thin.slice(0, 3).map((each) => each.title);
  const others = thin.length > 3 ? [...names, plural(thin.length - 3, 'other')] : names;
  const which = others.length ? ` Not judged: ${listed(others)}.` : '';
  return `No number is given, because ${why ?? 'too little is measured'}. ${sentence(missingInWords(indicators, over))}.${which}`;
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
