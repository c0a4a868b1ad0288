import type { Development } from '../indicator/forecast.ts';
import { LIKELIHOODS } from '../indicator/likelihood.ts';
import type { LoadedIndicator } from '../indicator/loaded.ts';
import { rollUp } from '../stats/roll-up.ts';
import type { Measured } from './measure/measured.ts';
import type { IndicatorReading, Verdict } from './reading.ts';
import { CONTRADICTED, MIXED_ODDS, SCEPTIC, TELLING_NEEDED, TRENDING } from './rules.ts';
import type { SharedEvents } from './measure/tally.ts';
import { wholeInWords } from './sentences/words.ts';

/** One sign of a development: the indicator, what was measured, and its reading. */
export interface Sign {
  indicator: LoadedIndicator;
  measured: Measured;
  reading: IndicatorReading;
}

const WEIGHTY = Math.log(MIXED_ODDS);

/** The posterior over the rival explanations, the verdict it gives, and what moves it. */
export function weigh(development: Development, signs: readonly Sign[], shared: readonly SharedEvents[]) {
  const explanations = development.explanations ?? [];
  const predicted = explanations.findIndex((explanation) => explanation.id === 'predicted');
  const likelihoodOf = (sign: Sign) =>
    explanations.map((e) => LIKELIHOODS[sign.indicator.definition.seen_if?.[e.id] ?? 'roughly even chance']);
  const telling = signs.filter((sign) => sign.measured.pMoved !== null || notYet(sign));
  const prior = explanations.map((explanation) => explanation.prior);
  const posteriorOf = (of: readonly Sign[], priors: readonly number[]) =>
    rollUp({
      p: of.map((sign) => sign.measured.pMoved ?? 0.5),
      likelihood: of.map(likelihoodOf),
      given: of.map((sign) => (notYet(sign) ? notYetLikelihood(sign, likelihoodOf(sign)) : null)),
      prior: priors,
      overlap: of.map((one) => of.map((other) => overlap(one, other, shared))),
    });
  /** The posterior of these signs from these priors, and the verdict it gives where there is data enough. */
  const outcome = (of: readonly Sign[], priors: readonly number[], share = 1) => {
    const { posterior: all, logLikelihood, weight } = posteriorOf(of, priors);
    const rivals = all.map((p, j) => ({ p, j })).filter(({ j }) => j !== predicted);
    const best = rivals.reduce((top, rival) => (rival.p > top.p ? rival : top), rivals[0] ?? { p: 0, j: 0 }).j;
    const gains = logLikelihood.map((row, i) => (weight[i] ?? 0) * ((row[predicted] ?? 0) - (row[best] ?? 0)));
    const posterior = all[predicted] ?? 0;
    const shown = wholeInWords(all)[predicted] ?? '';
    return { all, posterior, logLikelihood, ...verdictOf(posterior, gains, share, shown) };
  };
  const withPrior = (p: number) =>
    prior.map((own, j) => (j === predicted ? p : (own / (1 - (prior[predicted] ?? 0.5))) * (1 - p)));
  const share = dataShare(signs, posteriorOf(signs, prior).weight, telling, likelihoodOf, predicted);
  const { all, posterior, verdict, qualifier, logLikelihood } = outcome(telling, prior, share);
  const others: [string, number | undefined][] = [
    ["the author's own prior", development.authors_prior],
    ["a sceptic's prior", SCEPTIC],
  ];
  const pairs = pairsThatShare(telling, shared);
  if (verdict === 'too-little-data') {
    // A posterior out of a fraction of the signs would be quoted: the starting numbers stand.
    const unmoved = explanations.map(({ id, title, prior: own }) => ({ id, title, prior: own, posterior: own }));
    const none = { explanations: unmoved, otherPriors: [], without: [] };
    return { posterior: prior[predicted] ?? 0, verdict, qualifier, pairs, ...none };
  }
  return {
    posterior,
    verdict,
    qualifier,
    pairs,
    explanations: explanations.map((explanation, j) => ({
      id: explanation.id,
      title: explanation.title,
      prior: explanation.prior,
      posterior: all[j] ?? 0,
    })),
    otherPriors: others.flatMap(([name, p]) => {
      if (p === undefined) return [];
      const from = outcome(telling, withPrior(p));
      return [{ name, prior: p, posterior: from.posterior, verdict: from.verdict }];
    }),
    without: telling.map((sign, i) => {
      const seen = logLikelihood[i] ?? [];
      const forRival = seen.some((each) => each > (seen[predicted] ?? 0));
      const rest = outcome(
        telling.filter((other) => other !== sign),
        prior,
      );
      return { indicator: sign.indicator.id, posterior: rest.posterior, verdict: rest.verdict, forRival };
    }),
  };
}

/** Pairs of indicators that count some of the same events. */
function pairsThatShare(signs: readonly Sign[], shared: readonly SharedEvents[]): number {
  const ids = new Set(signs.map((sign) => sign.indicator.id));
  return shared.filter((pair) => pair.events > 0 && ids.has(pair.a) && ids.has(pair.b)).length;
}

/** Too little data, mixed, as predicted, against, unclear: in this order (method 4.12). */
function verdictOf(
  posterior: number,
  gains: readonly number[],
  dataShare: number,
  shown: string,
): { verdict: Verdict; qualifier: string | null } {
  if (dataShare < TELLING_NEEDED)
    return {
      verdict: 'too-little-data',
      qualifier: 'less than half of what would tell the explanations apart has data',
    };
  const [speaks, contradicts] = [gains.filter((gain) => gain > 0), gains.filter((gain) => gain < 0)].map((side) =>
    side.reduce((s, g) => s + g, 0),
  );
  if ((speaks ?? 0) >= WEIGHTY && (contradicts ?? 0) <= -WEIGHTY) return { verdict: 'mixed', qualifier: null };
  if (posterior >= TRENDING) return { verdict: 'as-predicted', qualifier: null };
  if (posterior <= CONTRADICTED) return { verdict: 'against', qualifier: null };
  return { verdict: 'no-clear-change', qualifier: `the signs leave it open (${shown})` };
}

/** Part of the telling power (weight times |log likelihood ratio|) that has data behind it. */
function dataShare(
  signs: readonly Sign[],
  weight: readonly number[],
  telling: readonly Sign[],
  likelihoodOf: (sign: Sign) => number[],
  predicted: number,
): number {
  const power = (sign: Sign, i: number) => {
    const q = likelihoodOf(sign);
    return (weight[i] ?? 0) * Math.max(...q.map((rival) => Math.abs(Math.log((q[predicted] ?? 0.5) / rival))));
  };
  const of = (wanted: (sign: Sign) => boolean) =>
    signs.reduce((sum, sign, i) => sum + (wanted(sign) ? power(sign, i) : 0), 0);
  const all = of(() => true);
  return all > 0 ? of((sign) => telling.includes(sign)) / all : 0;
}

function notYet(sign: Sign): boolean {
  return sign.reading.qualifier === 'not-yet';
}

/** Not yet at a fraction f of the horizon: (1 - q)^f under an explanation with chance q of it (method 4.4). */
function notYetLikelihood(sign: Sign, q: readonly number[]): number[] {
  const fraction = sign.measured.occurrence?.fraction ?? 0;
  const happens = sign.indicator.definition.expects === 'happens';
  return q.map((chance) => (happens ? 1 - chance : chance) ** fraction);
}

function overlap(one: Sign, other: Sign, shared: readonly SharedEvents[]): number {
  const [a, b] = [one.indicator.id, other.indicator.id];
  const both = shared.find((pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a))?.events ?? 0;
  const least = Math.min(one.reading.counts.after, other.reading.counts.after);
  return least > 0 ? Math.min(1, both / least) : 0;
}
