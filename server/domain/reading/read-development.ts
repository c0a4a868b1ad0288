import type { Development } from '../indicator/forecast.ts';
import {
  claimsAgainst,
  confidenceInDevelopment,
  crosswiseInWords,
  posteriorInWords,
  sharedInWords,
  whatMoves,
  withheldInWords,
} from './sentences/development-words.ts';
import type { DevelopmentReading, IndicatorReading, Verdict } from './reading.ts';
import type { SharedEvents } from './measure/tally.ts';
import { weigh, type Sign } from './weigh.ts';
import { plural, spokenNumber } from './sentences/words.ts';

/** What the signs of a development say together (method 4.12): the claims first, the number second. `over`: nothing more can come. */
export function readDevelopment(
  development: Development,
  signs: readonly Sign[],
  shared: readonly SharedEvents[],
  over: boolean,
): DevelopmentReading {
  const readings = signs.map((sign) => sign.reading);
  const claims = development.claims.map((claim) => {
    const of = readings.filter((reading) => reading.claims.includes(claim.id));
    return {
      ...claim,
      indicators: of.map((reading) => reading.id),
      verdict: together(of.map((reading) => reading.verdict)),
    };
  });
  const rolled = development.explanations && development.roll_up !== 'none' ? weigh(development, signs, shared) : null;
  const tally = tallyOf(readings);
  const verdict = rolled?.verdict ?? null;
  const weighed = rolled && verdict !== 'too-little-data' ? rolled : null;
  const without = weighed ? whatMoves(weighed, readings) : [];
  const sure = weighed && confidenceInDevelopment({ ...weighed, indicators: readings });
  return {
    id: development.id,
    number: development.number,
    title: development.title,
    short: development.short ?? development.title,
    says: development.says,
    note: development.note ?? null,
    rollUp: rolled !== null,
    verdict,
    qualifierWords: rolled?.qualifier ?? null,
    tally,
    explanations: rolled?.explanations ?? [],
    otherPriors: rolled?.otherPriors ?? [],
    without,
    confidence: sure?.confidence ?? null,
    claims,
    sentences: {
      finding: findingOf(development, verdict, tally, over),
      tally: tallyInWords(tally, readings.length, over),
      summary: summaryOf(readings, claims, over),
      posterior: weighed && posteriorInWords(weighed.explanations),
      confidence: sure?.words ?? null,
      withheld: rolled && !weighed ? withheldInWords(rolled.qualifier, readings, over) : null,
      shared: weighed && sharedInWords(weighed.pairs),
      crosswise: weighed && crosswiseInWords(without, weighed.posterior, readings),
      against: claimsAgainst(claims, readings),
    },
    lead: leadOf(readings),
    indicators: readings,
  };
}

/** The verdict that several verdicts make together: one side only, or mixed. */
export function together(verdicts: readonly Verdict[]): Verdict {
  const [as, against] = [verdicts.includes('as-predicted'), verdicts.includes('against')];
  if (as && against) return 'mixed';
  if (as) return 'as-predicted';
  if (against) return 'against';
  if (verdicts.includes('no-clear-change')) return 'no-clear-change';
  return verdicts.length && verdicts.every((verdict) => verdict === 'watched') ? 'watched' : 'too-little-data';
}

function tallyOf(readings: readonly IndicatorReading[]): DevelopmentReading['tally'] {
  const of = (verdict: Verdict) => readings.filter((reading) => reading.verdict === verdict).length;
  return {
    asPredicted: of('as-predicted'),
    against: of('against'),
    noClearChange: of('no-clear-change'),
    tooLittle: of('too-little-data'),
    watched: of('watched'),
  };
}

function tallyInWords(
  { asPredicted, against, noClearChange, tooLittle }: DevelopmentReading['tally'],
  of: number,
  over: boolean,
): string {
  if (asPredicted + against + noClearChange === 0)
    return `${plural(of, 'indicator')}, ${over ? 'none could be judged' : 'none judged yet'}`;
  const parts = [`${asPredicted} of ${of} as predicted`];
  if (against) parts.push(`${against} against`);
  if (tooLittle) parts.push(`${tooLittle} with too little data`);
  return parts.join(', ');
}

function findingOf(
  development: Development,
  verdict: Verdict | null,
  tally: DevelopmentReading['tally'],
  over: boolean,
): string {
  const title = development.title.replace(/[.]$/, '');
  const judged = tally.asPredicted + tally.against + tally.noClearChange;
  switch (verdict) {
    case 'as-predicted':
      return `${title}: the signs move as predicted.`;
    case 'against':
      return `${title}: the signs run against the prediction.`;
    case 'mixed':
      return `${title}: the signs are mixed.`;
    case 'no-clear-change':
      return `${title}: the signs do not decide it${over ? '' : ' yet'}.`;
    case 'too-little-data':
      return `${title}: too little data to judge.`;
    default:
      return judged
        ? `${title}: ${tally.asPredicted} of ${plural(judged, 'judged indicator')} as predicted.`
        : `${title}: too little data to judge.`;
  }
}

/** Two or three findings that carry the verdict, and a claim that is wholly against, whatever the posterior. */
function summaryOf(readings: readonly IndicatorReading[], claims: DevelopmentReading['claims'], over: boolean): string {
  const strongest = (verdict: Verdict) =>
    readings
      .filter((reading) => reading.verdict === verdict)
      .sort((a, b) => strengthOf(b) - strengthOf(a) || b.counts.after - a.counts.after);
  const [as, against] = [strongest('as-predicted'), strongest('against')];
  const [first, contrary, second] = [as[0], against[0], as[1]].map((reading) => reading?.sentences.finding);
  const lines = [first, contrary && `Against it: ${contrary}`, second].filter((line) => line !== undefined).slice(0, 2);
  const whole = claimsAgainst(
    claims.filter((claim) => claim.indicators.length > 1),
    readings,
  );
  const thin = readings.filter((reading) => reading.verdict === 'too-little-data').length;
  const [can, not, yet] = over ? ['could', 'could not', ''] : ['can', 'cannot', ' yet'];
  const rest =
    thin === 0
      ? []
      : thin === readings.length
        ? [
            thin === 1
              ? `The one indicator ${not} be judged${yet}.`
              : `None of the ${thin} indicators ${can} be judged${yet}.`,
          ]
        : [`${spokenNumber(thin)} of ${readings.length} ${not} be judged${yet}.`];
  return [...lines, ...whole, ...rest].join(' ') || 'No sign has moved clearly.';
}

/** How sure the direction of a reading is, whichever way it went; what is settled outright counts as sure. */
export function strengthOf({ verdict, pDirection }: Pick<IndicatorReading, 'verdict' | 'pDirection'>): number {
  if (pDirection === null) return 1;
  return verdict === 'against' ? 1 - pDirection : pDirection;
}

/** The chart shown first: the clearest judged indicator with most events behind it. */
function leadOf(readings: readonly IndicatorReading[]): string | null {
  const rank = (reading: IndicatorReading) =>
    reading.verdict === 'as-predicted' || reading.verdict === 'against'
      ? 2
      : reading.verdict === 'no-clear-change'
        ? 1
        : 0;
  const drawable = (reading: IndicatorReading) =>
    reading.chart.form === 'columns' && reading.kind === 'count' ? 1 : 0;
  const seen = (reading: IndicatorReading) => reading.series.reduce((sum, point) => sum + point.events, 0);
  const best = readings
    .filter((reading) => reading.qualifier !== 'not-carried')
    .sort((a, b) => rank(b) - rank(a) || drawable(b) - drawable(a) || seen(b) - seen(a));
  return best[0]?.id ?? null;
}
