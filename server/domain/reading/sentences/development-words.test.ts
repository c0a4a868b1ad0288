import { describe, expect, it } from 'vitest';
import {
  claimsAgainst,
  confidenceInDevelopment,
  crosswiseInWords,
  posteriorInWords,
  sharedInWords,
  whatMoves,
  withheldInWords,
} from './development-words.ts';
import type { Confidence, IndicatorReading, Verdict } from '../reading.ts';

const sign = (id: string, verdict: Verdict, confidence: Confidence | null = 'high') =>
  ({ id, title: `Sign ${id}`, verdict, confidence, qualifier: null }) as IndicatorReading;
const rest = (indicator: string, posterior: number, verdict: Verdict = 'as-predicted', forRival = false) => ({
  ...{ indicator, posterior, verdict, forRival },
});
const explained = (...posteriors: number[]) =>
  posteriors.map((posterior, i) => ({ id: i ? `rival-${i}` : 'predicted', title: '', prior: 0.5, posterior }));

describe('what moves a judgement', () => {
  it('is told from the strongest on, each with its direction', () => {
    const moved = whatMoves({ posterior: 0.81, without: [rest('a', 0.812), rest('b', 0.74), rest('c', 0.91)] }, []);
    expect(moved.map((line) => [line.indicator, line.words])).toEqual([
      ['c', 'lowers it by 10 points'],
      ['b', 'lifts it by 7 points'],
      ['a', 'hardly moves it'],
    ]);
  });

  it('sorts by odds where the points are the same, as near the ends', () => {
    const moved = whatMoves({ posterior: 0.98, without: [rest('a', 0.97), rest('b', 0.99)] }, []);
    expect(moved.map((line) => line.indicator)).toEqual(['b', 'a']);
    expect(moved[0]?.words).toBe('lowers it by 1 point');
  });

  it('is explained where an indicator moves it against its own verdict', () => {
    const lines = whatMoves({ posterior: 0.81, without: [rest('a', 0.9)] }, []);
    expect(crosswiseInWords(lines, 0.81, [sign('a', 'as-predicted')])).toContain('shares its weight');
    expect(crosswiseInWords(lines, 0.81, [sign('a', 'against')])).toBeNull();
    expect(crosswiseInWords(lines, 0.81, [sign('a', 'no-clear-change')])).toBeNull();
  });
});

describe('the note on an indicator that moves the number otherwise than its side says', () => {
  const note = (verdict: Verdict, without: number, forRival = false) =>
    whatMoves({ posterior: 0.8, without: [rest('a', without, 'as-predicted', forRival)] }, [sign('a', verdict)])[0]
      ?.note;

  it('says why it lowers the article though it moved as predicted', () => {
    expect(note('as-predicted', 0.85, true)).toBe(
      "As predicted, but a rival explanation expected it more strongly: it lowers the article's share by 5 points.",
    );
    expect(note('as-predicted', 0.85)).toContain('expected it nearly as much and it takes weight');
  });

  it('says why it lifts the article though it runs against', () => {
    expect(note('against', 0.75)).toBe(
      "Against the prediction, but more so against a rival explanation: it lifts the article's share by 5 points.",
    );
    expect(note('against', 0.75, true)).toContain('it takes weight');
  });

  it('says which way an open one moves it, and nothing where the side says it already or nothing moves', () => {
    expect(note('no-clear-change', 0.85)).toBe(
      "Not clear enough for a verdict of its own, but it lowers the article's share by 5 points.",
    );
    expect([note('as-predicted', 0.75), note('against', 0.85), note('as-predicted', 0.803)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('the confidence in a development', () => {
  const weighed = { posterior: 0.9, verdict: 'as-predicted' as const, explanations: [] };
  const priors = (verdict: Verdict) => [{ name: "a sceptic's prior", prior: 0.25, posterior: 0.7, verdict }];
  const firm = [sign('a', 'as-predicted'), sign('b', 'as-predicted')];

  it('is high when neither one indicator nor the starting number decides it', () => {
    const without = [rest('a', 0.85), rest('b', 0.86)];
    expect(
      confidenceInDevelopment({ ...weighed, without, otherPriors: priors('as-predicted'), indicators: firm }),
    ).toEqual({
      confidence: 'high',
      words:
        'We hold this with high confidence: it holds whichever indicator is left out and it holds from every starting number.',
    });
  });

  it('names every fault, and is low from the third on', () => {
    const without = [rest('a', 0.6, 'no-clear-change'), rest('b', 0.86)];
    const shaky = [sign('a', 'as-predicted', 'low'), sign('b', 'too-little-data', null)];
    const { confidence, words } = confidenceInDevelopment({
      ...weighed,
      without,
      otherPriors: priors('no-clear-change'),
      indicators: shaky,
    });
    expect(confidence).toBe('low');
    expect(words).toContain('without one indicator the verdict would be another');
    expect(words).toContain("it does not hold from a sceptic's prior");
    expect(words).toContain('its one judged indicator is itself held with low confidence');
  });

  it('never stands in one sentence with the likelihood', () => {
    expect(posteriorInWords(explained(0.81, 0.16, 0.03))).toMatch(
      /^From the signs alone: very likely \(81\s%\), against two rival explanations\.$/,
    );
    expect(posteriorInWords(explained(0.5, 0.5))).not.toContain('confidence');
  });
});

describe('the other words of a development', () => {
  it('say why no number is given and what is missing', () => {
    const thin = { ...sign('a', 'too-little-data', null), qualifier: 'needs-more' as const };
    expect(withheldInWords('less than half of it has data', [thin, sign('b', 'against')])).toBe(
      'No number is given, because less than half of it has data. Too few events are logged for 1 of 2 indicators. Not judged: Sign a.',
    );
    const many = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ ...thin, title: `Sign ${id}` }));
    expect(withheldInWords(null, many)).toContain('Not judged: Sign a, Sign b, Sign c and 2 others.');
  });

  it('say how many pairs share events', () => {
    expect([0, 1, 3].map(sharedInWords)).toEqual([
      'No two of these indicators count the same event.',
      'One pair of indicators counts some of the same events; what they share counts once.',
      'Three pairs of indicators count some of the same events; what they share counts once.',
    ]);
  });

  it('say when every sign of a claim is against it, and not when one is not', () => {
    const of = (...indicators: string[]) => [
      { id: 'x', says: 'grow', means: '', indicators, verdict: 'against' as const },
    ];
    const signs = [sign('a', 'against'), sign('b', 'against'), sign('c', 'no-clear-change')];
    expect(claimsAgainst(of('a', 'b'), signs)).toEqual(['All signs of "grow" run against it.']);
    expect(claimsAgainst(of('a'), signs)).toEqual(['The one sign of "grow" runs against it.']);
    expect(claimsAgainst(of('a', 'c'), signs)).toEqual([]);
    expect(claimsAgainst(of(), signs)).toEqual([]);
  });
});
